package io.licit.fairness.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What must hold of every judgement; seeds are fixed. */
final class JudgementPropertyTest {
    @Test
    void ratios_do_not_change_when_counts_grow_alike() {
        each(random -> {
            GroupCounts counts = counts(random);
            long factor = 2 + random.nextInt(1000);
            Map<String, Count> grown = new LinkedHashMap<>();
            counts.groups()
                    .forEach((name, count) ->
                            grown.put(name, new Count(count.persons() * factor, count.selected() * factor)));
            Question question = question(random, new Thresholds(0.8, 0.9, 0.05, 0.02, 1));
            CharacteristicResult one = Judgement.of(counts, question);
            CharacteristicResult other = Judgement.of(new GroupCounts("g", grown, Count.none()), question);
            // Ties are broken by persons and order, which grow alike.
            assertThat(other.highest()).isEqualTo(one.highest());
            for (int i = 0; i < one.groups().size(); i++) {
                same(one.groups().get(i).air(), other.groups().get(i).air());
                same(one.groups().get(i).burdenRatio(), other.groups().get(i).burdenRatio());
            }
        });
    }

    @Test
    void names_of_groups_change_nothing_but_names() {
        each(random -> {
            GroupCounts counts = counts(random);
            Map<String, Count> renamed = new LinkedHashMap<>();
            counts.groups().forEach((name, count) -> renamed.put("x" + name.hashCode() + name, count));
            Question question = question(random, Thresholds.USUAL);
            CharacteristicResult one = Judgement.of(counts, question);
            CharacteristicResult other = Judgement.of(new GroupCounts("g", renamed, counts.missing()), question);
            assertThat(other.verdict()).isEqualTo(one.verdict());
            assertThat(other.missing()).isEqualTo(one.missing());
            for (int i = 0; i < one.groups().size(); i++) {
                assertThat(numbers(other.groups().get(i)))
                        .isEqualTo(numbers(one.groups().get(i)));
            }
        });
    }

    @Test
    void the_order_of_groups_changes_nothing_but_the_order() {
        each(random -> {
            GroupCounts counts = counts(random);
            List<String> names = new ArrayList<>(counts.groups().keySet());
            Collections.shuffle(names, random);
            Map<String, Count> shuffled = new LinkedHashMap<>();
            names.forEach(name -> shuffled.put(name, counts.groups().getOrDefault(name, Count.none())));
            Question question = question(random, Thresholds.USUAL);
            CharacteristicResult one = Judgement.of(counts, question);
            CharacteristicResult other = Judgement.of(new GroupCounts("g", shuffled, counts.missing()), question);
            assertThat(other.verdict()).isEqualTo(one.verdict());
            assertThat(other.groups().stream().map(GroupResult::value)).containsExactlyElementsOf(names);
            for (GroupResult group : one.groups()) {
                GroupResult same = other.group(group.value()).orElseThrow();
                assertThat(same.verdict()).isEqualTo(group.verdict());
                assertThat(same.air()).isEqualTo(group.air());
                assertThat(same.rest()).isEqualTo(group.rest());
            }
        });
    }

    @Test
    void one_more_of_a_group_who_is_selected_never_lowers_its_ratio() {
        each(random -> {
            long persons = 50 + random.nextInt(2000);
            long selected = random.nextInt((int) persons / 4);
            Count other = new Count(1000, 500);
            double before = two(new Count(persons, selected), other).air().orElseThrow();
            GroupResult after = two(new Count(persons, selected + 1), other);
            assertThat(after.air().orElseThrow()).isGreaterThan(before);
            assertThat(after.shortfall())
                    .isLessThan(two(new Count(persons, selected), other).shortfall());
        });
    }

    @Test
    void no_number_is_none_and_nothing_fails_on_any_counts() {
        each(random -> {
            GroupCounts counts = counts(random);
            CharacteristicResult result = Judgement.of(counts, question(random, Thresholds.USUAL));
            for (GroupResult group : result.groups()) {
                assertThat(numbers(group)).noneMatch(text -> text.contains("NaN"));
                boolean judged = group.assessable() || group.verdict() != Verdict.NO_CONCERN;
                assertThat(judged).isTrue();
            }
            assertThat(result.toString()).doesNotContain("NaN");
            assertThat(Judgement.of(counts, question(new Random(1), Thresholds.USUAL)))
                    .isEqualTo(Judgement.of(counts, question(new Random(1), Thresholds.USUAL)));
        });
    }

    private static GroupResult two(Count group, Count other) {
        Map<String, Count> groups = new LinkedHashMap<>();
        groups.put("group", group);
        groups.put("other", other);
        return Judgement.of(new GroupCounts("g", groups, Count.none()), Questions.benefit(Thresholds.USUAL))
                .group("group")
                .orElseThrow();
    }

    private static void each(Consumer<Random> property) {
        for (int seed = 0; seed < 400; seed++) {
            property.accept(new Random(seed));
        }
    }

    private static Question question(Random random, Thresholds thresholds) {
        Direction direction = random.nextBoolean() ? Direction.BENEFIT : Direction.BURDEN;
        return new Question("matching", direction, thresholds, Optional.of("g1"));
    }

    /** From none to seven groups of none to a thousand million persons, of whom none, some or all are selected. */
    private static GroupCounts counts(Random random) {
        Map<String, Count> groups = new LinkedHashMap<>();
        int size = random.nextInt(8);
        long scale = List.of(3L, 40L, 2000L, 1_000_000_000L).get(random.nextInt(4));
        for (int i = 0; i < size; i++) {
            groups.put("g" + i, count(random, scale));
        }
        return new GroupCounts("g", groups, random.nextBoolean() ? Count.none() : count(random, scale));
    }

    private static Count count(Random random, long scale) {
        long persons = Math.floorMod(random.nextLong(), scale + 1);
        double rate = List.of(0.0, 1.0, 0.001, random.nextDouble()).get(random.nextInt(4));
        return new Count(persons, Math.round(persons * rate));
    }

    private static List<String> numbers(GroupResult group) {
        List<String> numbers = new ArrayList<>(List.of(
                group.rate().toString(),
                group.rateInterval().toString(),
                group.air().toString(),
                Double.toString(group.shortfall()),
                Double.toString(group.shortfallToOverall()),
                group.standardisedDifference().toString(),
                group.burdenRatio().toString(),
                group.verdict().toString()));
        for (Optional<Comparison> one : List.of(group.highest(), group.largest(), group.rest())) {
            one.ifPresent(comparison -> numbers.add(comparison.toString().replaceAll("with=[^,]*", "")));
        }
        return numbers;
    }

    private static void same(OptionalDouble one, OptionalDouble other) {
        assertThat(other.isPresent()).isEqualTo(one.isPresent());
        one.ifPresent(value -> assertThat(other.orElseThrow()).isCloseTo(value, within(1e-12 * Math.max(1, value))));
    }
}
