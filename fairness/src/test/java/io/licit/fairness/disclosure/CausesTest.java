package io.licit.fairness.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.fairness.cause.Cause;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Count;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CausesTest {
    @Test
    void a_step_of_few_persons_is_withheld_and_the_others_stay() {
        Cause cause = redacted(10, cause("sex", "f", steps(500, 496, 300, 200), "m", steps(900, 800, 700, 600)));
        assertThat(cause.waterfall()).extracting(Cause.Step::withheld).containsExactly(true, false, false);
        assertThat(cause.waterfall().get(0).groupCount()).isEqualTo(Count.none());
        assertThat(cause.waterfall().get(0).referenceCount()).isEqualTo(Count.none());
        assertThat(cause.waterfall().get(0).ratio()).isEmpty();
        assertThat(cause.gap()).isEqualTo(0.25);
        assertThat(cause.shares()).allMatch(share -> Double.isNaN(share.alone()));
        assertThat(cause.shares()).allMatch(share -> Double.isNaN(share.leaveOneOut()));
        assertThat(cause.shares()).allMatch(share -> share.shapley() == 0.123);
    }

    @Test
    void a_step_that_few_persons_part_from_the_whole_segment_is_withheld() {
        Cause cause = redacted(10, cause("sex", "f", steps(500, 400, 203, 200), "m", steps(900, 800, 700, 600)));
        assertThat(cause.waterfall()).extracting(Cause.Step::withheld).containsExactly(false, true, false);
    }

    @Test
    void where_nothing_is_small_only_decimals_are_lost() {
        Cause cause = cause("sex", "f", steps(500, 400, 300, 200), "m", steps(900, 800, 700, 600));
        Cause redacted = redacted(10, cause);
        assertThat(redacted.waterfall()).isEqualTo(cause.waterfall());
        assertThat(redacted.shares()).allMatch(share -> share.alone() == 0.123 && share.leaveOneOut() == 0.123);
        assertThat(Redaction.of(List.of(cause), List.of(), 1)).containsExactly(cause);
    }

    @Test
    void a_withheld_group_has_no_cause_left() {
        Cause cause = redacted(10, cause("sex", "f", steps(500, 400, 300, 3), "m", steps(900, 800, 700, 600)));
        assertThat(cause.waterfall()).allMatch(Cause.Step::withheld);
        assertThat(cause.gap()).isNaN();
        assertThat(cause.error()).isNaN();
        assertThat(cause.shares()).allMatch(share -> Double.isNaN(share.shapley()));
        assertThat(cause.shares()).allMatch(share -> share.share().isEmpty());
    }

    @Test
    void the_whole_of_a_step_told_by_one_characteristic_gives_away_none_of_another() {
        Cause sex = cause("sex", "f", steps(1000, 900, 300, 200), "m", steps(1000, 900, 700, 600));
        Cause first = cause("origin", "a", steps(500, 497, 300, 200), "b", steps(700, 620, 400, 300));
        Cause second = cause("origin", "c", steps(800, 683, 300, 300), "b", steps(700, 620, 400, 300));
        List<Cause> causes = List.of(sex, first, second);
        List<Cause> redacted = Redaction.of(causes, results(causes), 10);
        assertThat(redacted.get(0).waterfall().get(0).withheld()).isFalse();
        assertThat(redacted.get(1).waterfall().get(0).withheld()).isTrue();
        assertThat(redacted.get(2).waterfall().get(0).withheld()).isTrue();
        assertThat(redacted.get(2).waterfall().get(1).withheld()).isFalse();
    }

    @Test
    void no_two_steps_that_stay_differ_by_few_persons() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            long minimum = 5 + random.nextInt(20);
            long[] reference = walk(random);
            List<Cause> causes = List.of(
                    cause("origin", "a", walk(random), "b", reference),
                    cause("origin", "c", walk(random), "b", reference));
            Map<String, List<Long>> seen = new LinkedHashMap<>();
            for (Cause cause : Redaction.of(causes, Redaction.of(results(causes), joint(causes), minimum), minimum)) {
                for (Cause.Step step : cause.waterfall()) {
                    if (!step.withheld()) {
                        see(seen, cause.group(), step.groupCount());
                        see(seen, cause.reference(), step.referenceCount());
                    }
                }
            }
            for (List<Long> counts : seen.values()) {
                for (long one : counts) {
                    assertThat(counts).noneMatch(other -> Disclosure.small(Math.abs(one - other), minimum));
                }
            }
        }
    }

    private static void see(Map<String, List<Long>> seen, String group, Count count) {
        seen.computeIfAbsent(group, key -> new ArrayList<>(List.of(0L, count.persons())))
                .add(count.selected());
    }

    /** Persons, then those held step by step. */
    private static long[] steps(long... counts) {
        return counts;
    }

    private static long[] walk(Random random) {
        long[] steps = new long[5];
        steps[0] = 30 + random.nextInt(200);
        for (int i = 1; i < steps.length; i++) {
            steps[i] = Math.max(0, steps[i - 1] - random.nextInt(60));
        }
        return steps;
    }

    private static Cause redacted(long minimum, Cause cause) {
        List<Cause> causes = List.of(cause);
        return Redaction.of(causes, Redaction.of(results(causes), joint(causes), minimum), minimum)
                .get(0);
    }

    private static Cause cause(String characteristic, String group, long[] counts, String reference, long[] others) {
        List<Cause.Step> waterfall = new ArrayList<>();
        List<Cause.Share> shares = new ArrayList<>();
        for (int i = 1; i < counts.length; i++) {
            waterfall.add(new Cause.Step(
                    "condition " + i,
                    new Count(counts[0], counts[i]),
                    new Count(others[0], others[i]),
                    OptionalDouble.of(0.5),
                    false));
            shares.add(new Cause.Share("condition " + i, 0.12345, OptionalDouble.of(0.12345), 0.12345, 0.12345));
        }
        return new Cause(characteristic, group, reference, Cause.Scale.LOG_RATIO, 0.25, 0, shares, waterfall, 1);
    }

    private static Map<String, Count> finals(List<Cause> causes, String characteristic) {
        Map<String, Count> finals = new LinkedHashMap<>();
        for (Cause cause : causes) {
            if (cause.characteristic().equals(characteristic)) {
                Cause.Step last = cause.waterfall().get(cause.waterfall().size() - 1);
                finals.put(cause.group(), last.groupCount());
                finals.put(cause.reference(), last.referenceCount());
            }
        }
        return finals;
    }

    private static List<CharacteristicResult> results(List<Cause> causes) {
        return causes.stream()
                .map(Cause::characteristic)
                .distinct()
                .map(name -> Sample.result(name, "matching", finals(causes, name), Count.none()))
                .toList();
    }

    /** Of causes of one characteristic. */
    private static Joint joint(List<Cause> causes) {
        String name = causes.get(0).characteristic();
        return new Joint(
                List.of(name),
                List.of("matching"),
                finals(causes, name).entrySet().stream()
                        .map(entry -> new Joint.Row(
                                List.of(Optional.of(entry.getKey())),
                                entry.getValue().persons(),
                                new long[] {entry.getValue().selected()}))
                        .toList());
    }
}
