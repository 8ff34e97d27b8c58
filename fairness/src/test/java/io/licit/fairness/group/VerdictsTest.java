package io.licit.fairness.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VerdictsTest {
    private static final Thresholds USUAL = Thresholds.USUAL;

    @Test
    void a_sure_gap_below_four_fifths_is_adverse_impact() {
        CharacteristicResult result = benefit(10771, 655, 21790, 2687);
        assertThat(group(result).verdict()).isEqualTo(Verdict.ADVERSE_IMPACT);
        assertThat(other(result).verdict()).isEqualTo(Verdict.NO_CONCERN);
        assertThat(result.verdict()).isEqualTo(Verdict.ADVERSE_IMPACT);
        assertThat(result.flagged()).isTrue();
        assertThat(other(result).air()).hasValue(1);
        assertThat(other(result).highest()).isEmpty();
    }

    /** UGESP Question and Answer 21: 1 of 10 and 3 of 20 is 0.667; one person changed makes it 2. */
    @Test
    void one_person_who_turns_the_ratio_round_leaves_the_evidence_insufficient() {
        CharacteristicResult result = judged(Direction.BENEFIT, anySize(), 10, 1, 20, 3);
        Comparison comparison = group(result).highest().orElseThrow();
        assertThat(comparison.flips()).isTrue();
        assertThat(comparison.p()).isEqualTo(1);
        assertThat(group(result).verdict()).isEqualTo(Verdict.INSUFFICIENT);
        assertThat(result.flagged()).isFalse();
    }

    @Test
    void one_person_who_brings_the_ratio_below_is_told_as_well() {
        assertThat(Ratio.flips(8, 100, 10, 100, 0.8)).isTrue();
        assertThat(Ratio.flips(800, 10_000, 1000, 10_000, 0.8)).isTrue();
        assertThat(Ratio.flips(900, 10_000, 1000, 10_000, 0.8)).isFalse();
        assertThat(Ratio.flips(600, 10_000, 1000, 10_000, 0.8)).isFalse();
        assertThat(Ratio.flips(0, 10, 0, 10, 0.8)).isFalse();
        assertThat(Ratio.flips(10, 10, 0, 10, 0.8)).isFalse();
        assertThat(Ratio.flips(0, 10, 1, 10, 0.8)).isTrue();
    }

    @Test
    void four_fifths_exactly_is_not_below() {
        assertThat(Ratio.of(8, 30, 10, 30)).hasValue(0.8);
        assertThat(Ratio.of(4_000_000, 70_000_001, 5_000_000, 70_000_001)).hasValue(0.8);
    }

    /** 49 % and 50 % of 100,000 each: p is 7.7e-6 and the ratio 0.98. */
    @Test
    void a_sure_gap_of_no_weight_is_no_concern() {
        CharacteristicResult result = benefit(100_000, 49_000, 100_000, 50_000);
        assertThat(group(result).highest().orElseThrow().p()).isCloseTo(7.73611996182e-06, within(1e-15));
        assertThat(result.verdict()).isEqualTo(Verdict.NO_CONCERN);
    }

    @Test
    void a_sure_gap_between_the_lines_is_a_concern() {
        assertThat(benefit(10_000, 4_300, 10_000, 5_000).verdict()).isEqualTo(Verdict.CONCERN);
    }

    @Test
    void a_ratio_whose_interval_crosses_the_line_is_no_pass() {
        CharacteristicResult result = benefit(200, 95, 200, 100);
        assertThat(group(result).air().orElseThrow()).isGreaterThan(0.8);
        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    }

    @Test
    void a_low_ratio_that_is_not_sure_after_correction_is_no_finding_and_no_pass() {
        Map<String, Count> groups = new LinkedHashMap<>();
        groups.put("a", new Count(600, 300));
        groups.put("b", new Count(120, 46));
        for (int i = 0; i < 4; i++) {
            groups.put("c" + i, new Count(500, 245));
        }
        CharacteristicResult result =
                Judgement.of(new GroupCounts("g", groups, Count.none()), Questions.benefit(USUAL));
        GroupResult low = result.group("b").orElseThrow();
        assertThat(low.highest().orElseThrow().p()).isLessThan(0.05);
        assertThat(low.highest().orElseThrow().pHolm()).isGreaterThan(0.05);
        assertThat(low.verdict()).isEqualTo(Verdict.INSUFFICIENT);
    }

    @Test
    void a_group_without_anybody_selected_is_judged_by_the_difference() {
        CharacteristicResult sure = benefit(1000, 0, 1000, 100);
        assertThat(group(sure).air()).hasValue(0);
        assertThat(group(sure).highest().orElseThrow().ratioInterval()).isEmpty();
        assertThat(sure.verdict()).isEqualTo(Verdict.ADVERSE_IMPACT);
        assertThat(benefit(40, 0, 1000, 40).verdict()).isEqualTo(Verdict.INSUFFICIENT);
    }

    @Test
    void a_set_that_holds_nobody_says_nothing() {
        CharacteristicResult result = benefit(1000, 0, 1000, 0);
        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT);
        assertThat(other(result).verdict()).isEqualTo(Verdict.INSUFFICIENT);
        assertThat(group(result).air()).isEmpty();
        assertThat(result.lowestAir()).isEmpty();
        assertThat(result.missing().knownInside()).isEmpty();
    }

    @Test
    void a_set_that_holds_everybody_treats_all_alike() {
        CharacteristicResult result = benefit(1000, 1000, 1000, 1000);
        assertThat(result.verdict()).isEqualTo(Verdict.NO_CONCERN);
        assertThat(group(result).air()).hasValue(1);
        assertThat(judged(Direction.BENEFIT, anySize(), 3, 3, 900, 900).verdict())
                .isEqualTo(Verdict.INSUFFICIENT);
    }

    @Test
    void one_known_group_cannot_be_told_from_another() {
        assertThat(benefit(0, 0, 1000, 50).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        CharacteristicResult nobody =
                Judgement.of(new GroupCounts("sex", Map.of(), new Count(5000, 70)), Questions.benefit(USUAL));
        assertThat(nobody.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(nobody.highest()).isEmpty();
        assertThat(nobody.missing().knownInside()).hasValue(0);
        CharacteristicResult one = benefit(0, 0, 1000, 50);
        assertThat(group(one).rate()).isEmpty();
        assertThat(group(one).highest()).isEmpty();
        assertThat(other(one).verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void groups_too_small_to_be_judged_leave_the_evidence_insufficient_only_where_no_two_others_are() {
        assertThat(benefit(29, 1, 1000, 900).verdict()).isEqualTo(Verdict.INSUFFICIENT);
        assertThat(benefit(30, 1, 1000, 900).verdict()).isEqualTo(Verdict.ADVERSE_IMPACT);
        assertThat(benefit(199, 1, 9801, 9000).verdict()).isEqualTo(Verdict.INSUFFICIENT);
        assertThat(benefit(200, 1, 9800, 9000).verdict()).isEqualTo(Verdict.ADVERSE_IMPACT);
        Map<String, Count> groups = new LinkedHashMap<>();
        groups.put("a", new Count(50_000, 25_000));
        groups.put("b", new Count(50_000, 25_000));
        groups.put("small", new Count(20, 0));
        CharacteristicResult result =
                Judgement.of(new GroupCounts("g", groups, Count.none()), Questions.benefit(USUAL));
        assertThat(result.verdict()).isEqualTo(Verdict.NO_CONCERN);
        assertThat(result.group("small").orElseThrow().verdict()).isEqualTo(Verdict.INSUFFICIENT);
    }

    @Test
    void many_persons_in_groups_too_small_to_be_judged_leave_the_evidence_insufficient() {
        Map<String, Count> groups = new LinkedHashMap<>();
        groups.put("a", new Count(500, 250));
        groups.put("b", new Count(500, 250));
        for (int i = 0; i < 30; i++) {
            groups.put("small" + i, new Count(25, 0));
        }
        CharacteristicResult result = Judgement.of(
                new GroupCounts("g", groups, Count.none()),
                Questions.benefit(new Thresholds(0.6, 0.9, 0.05, 0.02, 30)));
        assertThat(result.group("b").orElseThrow().verdict()).isEqualTo(Verdict.NO_CONCERN);
        assertThat(result.verdict()).isEqualTo(Verdict.INSUFFICIENT);
        assertThat(result.flagged()).isFalse();
    }

    @Test
    void many_missing_persons_who_might_change_the_ratio_leave_the_evidence_insufficient() {
        Map<String, Count> groups = new LinkedHashMap<>();
        groups.put("a", new Count(50_000, 25_000));
        groups.put("b", new Count(50_000, 25_100));
        Question question = Questions.benefit(USUAL);
        Verdict few = Judgement.of(new GroupCounts("g", groups, new Count(5_000, 2_500)), question)
                .verdict();
        Verdict many = Judgement.of(new GroupCounts("g", groups, new Count(50_000, 25_000)), question)
                .verdict();
        assertThat(few).isEqualTo(Verdict.NO_CONCERN);
        assertThat(many).isEqualTo(Verdict.INSUFFICIENT);
    }

    /** An exclusion list that holds 2 % of one group and 1 % of the other spares 98 % and 99 %: a ratio of 0.99. */
    @Test
    void a_rare_burden_does_not_hide_behind_those_who_are_spared() {
        CharacteristicResult result = judged(Direction.BURDEN, USUAL, 10_000, 200, 10_000, 100);
        GroupResult burdened = group(result);
        assertThat(burdened.air().orElseThrow()).isCloseTo(0.98 / 0.99, within(1e-12));
        assertThat(burdened.burdenRatio()).hasValue(2);
        assertThat(burdened.verdict()).isEqualTo(Verdict.CONCERN);
        assertThat(result.highest()).contains("other");
        assertThat(burdened.shortfall()).isCloseTo(100, within(1e-9));
        assertThat(judged(Direction.BURDEN, USUAL, 10_000, 2, 10_000, 1).verdict())
                .isEqualTo(Verdict.INSUFFICIENT);
        assertThat(judged(Direction.BURDEN, USUAL, 10_000, 100, 10_000, 100).verdict())
                .isEqualTo(Verdict.NO_CONCERN);
        assertThat(judged(Direction.BURDEN, USUAL, 10_000, 30, 10_000, 0).verdict())
                .isEqualTo(Verdict.CONCERN);
    }

    @Test
    void a_common_burden_is_judged_by_who_is_spared() {
        CharacteristicResult result = judged(Direction.BURDEN, USUAL, 10_000, 7_000, 10_000, 5_000);
        assertThat(group(result).air()).hasValue(0.6);
        assertThat(group(result).verdict()).isEqualTo(Verdict.ADVERSE_IMPACT);
        assertThat(judged(Direction.BURDEN, USUAL, 10_000, 10_000, 10_000, 10_000)
                        .verdict())
                .isEqualTo(Verdict.INSUFFICIENT);
        assertThat(judged(Direction.BURDEN, USUAL, 10_000, 0, 10_000, 0).verdict())
                .isEqualTo(Verdict.NO_CONCERN);
    }

    @Test
    void a_named_reference_is_held_against_everybody_else() {
        Map<String, Count> groups = new LinkedHashMap<>();
        groups.put("a", new Count(1000, 500));
        groups.put("b", new Count(1000, 400));
        groups.put("c", new Count(1000, 300));
        Question question = new Question("audience", Direction.BENEFIT, USUAL, Optional.of("b"));
        CharacteristicResult result = Judgement.of(new GroupCounts("g", groups, Count.none()), question);
        assertThat(result.group("b").orElseThrow().named()).isEmpty();
        assertThat(result.group("a").orElseThrow().named().orElseThrow().ratio())
                .hasValue(1.25);
        assertThat(result.group("c").orElseThrow().named().orElseThrow().with()).isEqualTo("b");
        assertThat(result.set()).isEqualTo("audience");
    }

    private static Thresholds anySize() {
        return new Thresholds(0.8, 0.9, 0.05, 0, 0);
    }

    private static CharacteristicResult benefit(long persons, long selected, long others, long othersSelected) {
        return judged(Direction.BENEFIT, USUAL, persons, selected, others, othersSelected);
    }

    private static CharacteristicResult judged(
            Direction direction, Thresholds lines, long persons, long selected, long others, long othersSelected) {
        Map<String, Count> groups = new LinkedHashMap<>();
        groups.put("group", new Count(persons, selected));
        groups.put("other", new Count(others, othersSelected));
        GroupCounts counts = new GroupCounts("characteristic", groups, Count.none());
        return Judgement.of(counts, direction == Direction.BURDEN ? Questions.burden(lines) : Questions.benefit(lines));
    }

    private static GroupResult group(CharacteristicResult result) {
        return result.group("group").orElseThrow();
    }

    private static GroupResult other(CharacteristicResult result) {
        return result.group("other").orElseThrow();
    }
}
