package io.licit.fairness.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Comparison;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.GroupResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedactionTest {
    @Test
    void no_count_under_the_minimum_can_be_computed_from_what_stays() {
        int withSmall = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Joint joint = Sample.joint(random);
            long minimum = List.of(5L, 10L, 20L, 50L).get(random.nextInt(4));
            List<CharacteristicResult> results = Sample.results(joint);
            withSmall += new Attacker(joint, results).finds(minimum).isEmpty() ? 0 : 1;
            List<CharacteristicResult> redacted = Redaction.of(results, joint, minimum);
            assertThat(new Attacker(joint, redacted).finds(minimum))
                    .as("seed " + seed)
                    .isEmpty();
        }
        assertThat(withSmall).isGreaterThan(30);
    }

    @Test
    void a_withheld_group_keeps_its_name_and_verdict_and_no_number() {
        Random random = new Random(3);
        int seen = 0;
        for (int i = 0; i < 50; i++) {
            Joint joint = Sample.joint(random);
            for (CharacteristicResult result : Redaction.of(Sample.results(joint), joint, 20)) {
                for (GroupResult group : result.groups()) {
                    if (group.withheld()) {
                        seen++;
                        assertThat(List.of(
                                        group.persons(),
                                        group.selected(),
                                        group.shortfall(),
                                        group.shortfallToOverall()))
                                .allMatch(number -> number.isNaN());
                        assertThat(List.of(
                                        group.rate(), group.air(), group.standardisedDifference(), group.burdenRatio()))
                                .allMatch(number -> number.isEmpty());
                        assertThat(group.rateInterval()).isEmpty();
                        assertThat(Sample.comparisons(group)).isEmpty();
                    }
                }
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void no_corrected_p_value_that_stays_is_that_of_a_withheld_comparison() {
        for (int seed = 0; seed < 100; seed++) {
            Joint joint = Sample.joint(new Random(seed));
            List<CharacteristicResult> results = Sample.results(joint);
            List<CharacteristicResult> redacted = Redaction.of(results, joint, 20);
            for (int i = 0; i < results.size(); i++) {
                List<Double> stay = redacted.get(i).groups().stream()
                        .flatMap(group -> Sample.comparisons(group).stream())
                        .map(Comparison::p)
                        .toList();
                List<Double> gone = results.get(i).groups().stream()
                        .flatMap(group -> Sample.comparisons(group).stream())
                        .map(Comparison::p)
                        .filter(p -> !stay.contains(p))
                        .toList();
                List<Double> corrected = redacted.get(i).groups().stream()
                        .flatMap(group -> Sample.comparisons(group).stream())
                        .map(Comparison::pHolm)
                        .filter(p -> p < 1)
                        .toList();
                for (double p : gone) {
                    for (int times = 1; times < 100; times++) {
                        assertThat(corrected).as("seed " + seed).doesNotContain(times * p);
                    }
                }
            }
        }
    }

    @Test
    void where_nothing_is_small_everything_stays_as_it_is() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Joint joint = Sample.joint(
                    new int[] {3, 4},
                    true,
                    2,
                    values -> 60 + random.nextInt(900),
                    (wider, set) ->
                            set == 0 ? 40 + random.nextInt((int) wider - 59) : 20 + random.nextInt((int) wider - 39));
            List<CharacteristicResult> results = Sample.results(joint);
            assertThat(Redaction.of(results, joint, 20)).isEqualTo(results);
        }
    }

    @Test
    void no_results_and_nobody_are_no_trouble() {
        assertThat(Redaction.of(List.of(), Sample.joint(new Random(8)), 10)).isEmpty();
        Joint nobody = Sample.joint(new int[] {2, 2}, true, 2, values -> 0, (wider, set) -> 0);
        List<CharacteristicResult> results = Sample.results(nobody);
        assertThat(withheld(Redaction.of(results, nobody, 10))).isEmpty();
    }

    @Test
    void a_billion_persons_are_counted_as_any() {
        Map<String, Count> counts = new LinkedHashMap<>();
        counts.put("a", new Count(1_000_000_000, 500_000_000));
        counts.put("b", new Count(900_000_000, 900_000_000));
        counts.put("c", new Count(1_000_000_000, 1));
        CharacteristicResult result = Sample.result("c0", "matching", counts, Count.none());
        assertThat(withheld(Redaction.of(List.of(result), joint(counts), 10)))
                .containsExactly("matching c0 b", "matching c0 c");
    }

    @Test
    void a_minimum_of_one_withholds_nothing() {
        Joint joint = Sample.joint(new Random(8));
        List<CharacteristicResult> results = Sample.results(joint);
        assertThat(Redaction.of(results, joint, 1)).isEqualTo(results);
    }

    @Test
    void the_same_input_gives_the_same_output() {
        Joint joint = Sample.joint(new Random(8));
        List<CharacteristicResult> results = Sample.results(joint);
        assertThat(Redaction.of(results, joint, 20)).isEqualTo(Redaction.of(results, joint, 20));
    }

    @Test
    void one_small_group_takes_the_smallest_other_with_it() {
        Joint joint = Sample.joint(
                new int[] {4},
                false,
                1,
                values -> Map.of("g0", 1000L, "g1", 12L, "g2", 500L, "g3", 700L)
                        .getOrDefault(values.get(0).orElse(""), 0L),
                (wider, set) -> wider == 12 ? 6 : wider / 2);
        assertThat(withheld(Redaction.of(Sample.results(joint), joint, 10)))
                .containsExactly("matching c0 g1", "matching c0 g2");
    }

    @Test
    void few_left_out_by_law_hide_what_would_tell_them() {
        Joint joint = Sample.joint(new int[] {3}, false, 2, values -> 1000, (wider, set) -> set == 0 ? 500 : wider - 3);
        List<String> withheld = withheld(Redaction.of(Sample.results(joint), joint, 5));
        assertThat(withheld).hasSize(3);
    }

    /** Without missing values four cells hide one, a rectangle; a longer way round is found at times. */
    @Test
    void one_small_cell_of_an_intersection_takes_few_others_with_it() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            boolean missing = seed % 2 == 0;
            Joint joint = Sample.joint(
                    new int[] {5, 5},
                    missing,
                    1,
                    values -> values.equals(List.of(Optional.of("g2"), Optional.of("g3")))
                            ? 3
                            : 500 + random.nextInt(5000),
                    (wider, set) -> wider == 3 ? 0 : wider / 2);
            assertThat(withheld(Redaction.of(Sample.results(joint), joint, 10)))
                    .hasSizeBetween(missing ? 2 : 4, missing ? 4 : 10)
                    .contains("matching c0*c1 g2|g3")
                    .allMatch(place -> place.contains("c0*c1"));
        }
    }

    @Test
    void a_ratio_against_a_withheld_group_is_withheld_and_the_counts_stay() {
        Map<String, Count> counts = new LinkedHashMap<>();
        counts.put("a", new Count(40, 37));
        counts.put("b", new Count(900, 300));
        counts.put("c", new Count(500, 200));
        Joint joint = joint(counts);
        CharacteristicResult result = Sample.result("c0", "matching", counts, Count.none());
        CharacteristicResult redacted = Redaction.of(List.of(result), joint, 10).get(0);
        assertThat(result.highest()).contains("a");
        assertThat(withheld(List.of(redacted))).containsExactly("matching c0 a", "matching c0 c");
        GroupResult kept = redacted.group("b").orElseThrow();
        assertThat(kept.persons()).isEqualTo(900);
        assertThat(kept.selected()).isEqualTo(300);
        assertThat(kept.air()).isEmpty();
        assertThat(kept.highest()).isEmpty();
        assertThat(kept.shortfall()).isNaN();
        assertThat(kept.standardisedDifference()).isEmpty();
        assertThat(kept.rest()).isPresent();
        assertThat(redacted.lowestAir()).isEmpty();
        assertThat(redacted.verdict()).isEqualTo(result.verdict());
    }

    @Test
    void the_lowest_ratio_goes_with_the_group_that_has_it() {
        Map<String, Count> counts = new LinkedHashMap<>();
        counts.put("a", new Count(4000, 2000));
        counts.put("b", new Count(900, 300));
        counts.put("c", new Count(40, 3));
        CharacteristicResult result = Sample.result("c0", "matching", counts, Count.none());
        CharacteristicResult redacted =
                Redaction.of(List.of(result), joint(counts), 10).get(0);
        assertThat(result.lowestAir()).hasValue(3 / 40.0 / 0.5);
        assertThat(withheld(List.of(redacted))).containsExactly("matching c0 b", "matching c0 c");
        assertThat(redacted.lowestAir()).isEmpty();
        assertThat(redacted.missing().completeCase()).isEmpty();
        assertThat(redacted.missing().worstCase()).isEmpty();
    }

    @Test
    void sums_of_probabilities_are_withheld_alike_in_all_sets() {
        Map<String, Count> matching = new LinkedHashMap<>();
        matching.put("a", new Count(4000, 2000));
        matching.put("b", new Count(900, 300));
        matching.put("c", new Count(700, 200));
        Map<String, Count> audience = new LinkedHashMap<>(matching);
        audience.put("b", new Count(900, 297));
        List<CharacteristicResult> results = List.of(
                weighted(Sample.result("p", "matching", matching, Count.none())),
                weighted(Sample.result("p", "audience", audience, Count.none())));
        assertThat(withheld(Redaction.of(results, joint(Map.of()), 10)))
                .containsExactly("matching p b", "matching p c", "audience p b", "audience p c");
        assertThat(Redaction.of(results, joint(Map.of()), 2)).isEqualTo(results);
    }

    private static CharacteristicResult weighted(CharacteristicResult one) {
        return new CharacteristicResult(
                one.name(),
                one.set(),
                true,
                one.direction(),
                one.groups(),
                one.missing(),
                one.highest(),
                one.largest(),
                one.lowestAir(),
                one.verdict(),
                one.flagged());
    }

    private static Joint joint(Map<String, Count> counts) {
        return new Joint(
                List.of("c0"),
                List.of("matching"),
                counts.entrySet().stream()
                        .map(entry -> new Joint.Row(
                                List.of(Optional.of(entry.getKey())),
                                entry.getValue().persons(),
                                new long[] {entry.getValue().selected()}))
                        .toList());
    }

    @Test
    void a_small_number_of_unknown_persons_is_withheld_with_all_that_tells_it() {
        Joint joint = Sample.joint(
                new int[] {3}, true, 1, values -> values.get(0).isEmpty() ? 4 : 1000, (wider, set) -> wider / 2);
        CharacteristicResult result =
                Redaction.of(Sample.results(joint), joint, 10).get(0);
        assertThat(result.missing().withheld()).isTrue();
        assertThat(result.missing().count()).isEqualTo(Count.none());
        assertThat(result.missing().knownInside()).isEmpty();
        assertThat(result.groups()).filteredOn(GroupResult::withheld).hasSize(1);
        assertThat(result.groups()).allMatch(group -> group.rest().isEmpty());
        assertThat(result.groups()).allMatch(group -> Double.isNaN(group.shortfallToOverall()));
    }

    @Test
    void results_that_count_other_persons_than_the_joint_are_refused() {
        Joint joint = Sample.joint(new Random(8));
        Joint other = Sample.joint(new int[] {2, 2, 2}, true, 2, values -> 7, (wider, set) -> 3);
        assertThatThrownBy(() -> Redaction.of(Sample.results(joint), other, 10))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_thousand_numbers_on_thousands_of_atoms_take_a_second_or_so() {
        Random random = new Random(1);
        Joint joint = Sample.joint(
                new int[] {2, 8, 8},
                true,
                3,
                values -> (long) Math.pow(10, 4 * random.nextDouble()),
                (wider, set) -> Math.round(wider * (0.5 + random.nextDouble() / 2)));
        List<CharacteristicResult> results = Sample.results(joint);
        long start = System.nanoTime();
        assertThat(Redaction.of(results, joint, 20)).hasSameSizeAs(results);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private static List<String> withheld(List<CharacteristicResult> results) {
        return results.stream()
                .flatMap(result -> result.groups().stream()
                        .filter(GroupResult::withheld)
                        .map(group -> result.set() + " " + result.name() + " " + group.value()))
                .toList();
    }
}
