package io.licit.fairness.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.licit.fairness.Reference;
import io.licit.fairness.Reference.Row;
import io.licit.fairness.statistics.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole characteristics against the references, which take the highest rate of all groups whatever their size. */
final class JudgementTest {
    private static final Thresholds ANY_SIZE = new Thresholds(0.8, 0.9, 0.05, 0, 0);

    private final Map<String, CharacteristicResult> results = results();

    @Test
    void rates_references_ratios_and_shortfalls_are_those_of_the_references() {
        for (Row row : Reference.rows("groups")) {
            CharacteristicResult result = result(row.text("audit"));
            GroupResult group = result.group(row.text("group")).orElseThrow();
            if (result.highest().isEmpty() || row.number("rate").isEmpty()) {
                continue;
            }
            assertThat(result.highest()).as(row.text("audit")).contains(row.text("highest"));
            assertThat(result.largest()).as(row.text("audit")).contains(row.text("largest"));
            Reference.same(row, "rate", group.rate().orElseThrow());
            row.number("ratioToHighest")
                    .ifPresent(ratio ->
                            Reference.same(row, "ratioToHighest", group.air().orElse(Double.NaN)));
            shortfall(row, "shortfallToOverall", group.shortfallToOverall());
            shortfall(row, "shortfallToHighest", group.shortfall());
        }
    }

    @Test
    void comparisons_with_the_highest_and_the_rest_are_those_of_the_references() {
        int held = 0;
        for (Row row : Reference.rows("pairs")) {
            String[] key = row.text("case").split("~", 5);
            if (key.length < 5) {
                continue;
            }
            GroupResult group =
                    result(key[0] + "~" + key[1] + "~" + key[2]).group(key[4]).orElseThrow();
            Comparison comparison = (key[3].equals("rest") ? group.rest() : group.highest()).orElseThrow();
            boolean exact = comparison.method() == Comparison.Method.FISHER;
            double p = row.number(exact ? "fisher" : "zP").orElse(1);
            if (p > 0) {
                Reference.close(row.text("case") + " p", p, comparison.p());
            }
            row.number("z")
                    .ifPresent(z -> Reference.same(row, "z", comparison.z().orElse(Double.NaN)));
            Reference.same(row, "newcombeLow", comparison.differenceInterval().low());
            Reference.same(row, "newcombeHigh", comparison.differenceInterval().high());
            comparison.ratioInterval().ifPresent(interval -> {
                Reference.same(row, "katzLow", interval.low());
                Reference.same(row, "katzHigh", interval.high());
            });
            held++;
        }
        assertThat(held).isGreaterThan(1400);
    }

    @Test
    void corrected_values_are_never_below_their_own() {
        for (CharacteristicResult result : results.values()) {
            for (GroupResult group : result.groups()) {
                for (Optional<Comparison> one : List.of(group.highest(), group.largest(), group.rest())) {
                    one.ifPresent(comparison -> assertThat(comparison.pHolm()).isBetween(comparison.p(), 1.0));
                }
            }
        }
    }

    @Test
    void what_missing_persons_leave_open_is_as_in_the_references() {
        for (Row row : Reference.rows("missing")) {
            Map<String, Count> groups = new LinkedHashMap<>();
            groups.put("Married", new Count(row.whole("married"), row.whole("marriedSelected")));
            groups.put("Unmarried", new Count(row.whole("unmarried"), row.whole("unmarriedSelected")));
            Count unknown = new Count(row.whole("missing"), row.whole("missingSelected"));
            CharacteristicResult result =
                    Judgement.of(new GroupCounts("marital", groups, unknown), Questions.benefit(Thresholds.USUAL));
            Missing missing = result.missing();
            Interval worst = missing.worstCase().orElseThrow();
            Reference.same(row, "completeCase", missing.completeCase().orElseThrow());
            Reference.same(row, "worstLow", worst.low());
            Reference.same(row, "worstHigh", worst.high());
            Reference.same(row, "fisher", missing.p().orElseThrow());
            assertThat(result.verdict()).isNotEqualTo(Verdict.NO_CONCERN);
        }
    }

    /** Campaign 18: 533 of 664 known and 600 of 1,713 unknown households are in it. */
    @Test
    void the_known_share_is_told_inside_and_outside() {
        CharacteristicResult result = Judgement.of(
                new GroupCounts("marital", Map.of("Married", new Count(664, 533)), new Count(1713, 600)),
                Questions.benefit(Thresholds.USUAL));
        assertThat(result.missing().knownInside()).hasValue(533.0 / 1133);
        assertThat(result.missing().knownOutside()).hasValue(131.0 / 1244);
        assertThat(result.verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    /** Adult, long-hours graduates by race: the reference of Asian persons has 3.2 %, two groups have less than 2 %. */
    @Test
    void small_groups_get_numbers_and_no_reference_is_made_of_them() {
        Map<String, Count> groups = new LinkedHashMap<>();
        groups.put("Amer-Indian-Eskimo", new Count(311, 300));
        groups.put("Asian-Pac-Islander", new Count(1039, 124));
        groups.put("Black", new Count(3124, 114));
        groups.put("Other", new Count(271, 15));
        groups.put("White", new Count(27816, 3079));
        CharacteristicResult result =
                Judgement.of(new GroupCounts("race", groups, Count.none()), Questions.benefit(Thresholds.USUAL));
        assertThat(result.highest()).contains("Asian-Pac-Islander");
        assertThat(result.largest()).contains("White");
        GroupResult small = result.group("Amer-Indian-Eskimo").orElseThrow();
        assertThat(small.assessable()).isFalse();
        assertThat(small.verdict()).isEqualTo(Verdict.INSUFFICIENT);
        assertThat(small.air().orElseThrow()).isGreaterThan(1);
        assertThat(small.highest().orElseThrow().p()).isLessThan(1e-100);
        assertThat(result.verdict()).isEqualTo(Verdict.ADVERSE_IMPACT);
        assertThat(result.flagged()).isTrue();
        assertThat(result.lowestAir().orElseThrow())
                .isEqualTo(result.group("Black").orElseThrow().air().orElseThrow());
    }

    private static void shortfall(Row row, String column, double actual) {
        row.number(column)
                .ifPresent(expected -> assertThat(actual)
                        .as(row.text("audit") + " " + row.text("group") + " " + column)
                        .isCloseTo(expected, within(1e-8 + 1e-9 * Math.abs(expected))));
    }

    private CharacteristicResult result(String audit) {
        CharacteristicResult result = results.get(audit);
        if (result == null) {
            throw new IllegalStateException("no " + audit);
        }
        return result;
    }

    private static Map<String, CharacteristicResult> results() {
        Map<String, Map<String, Count>> counts = new LinkedHashMap<>();
        for (Row row : Reference.rows("groups")) {
            counts.computeIfAbsent(row.text("audit"), key -> new LinkedHashMap<>())
                    .put(row.text("group"), new Count(row.whole("persons"), row.whole("selected")));
        }
        Map<String, CharacteristicResult> results = new LinkedHashMap<>();
        counts.forEach((audit, groups) -> results.put(
                audit,
                Judgement.of(new GroupCounts(audit.split("~")[2], groups, Count.none()), Questions.benefit(ANY_SIZE))));
        return results;
    }
}
