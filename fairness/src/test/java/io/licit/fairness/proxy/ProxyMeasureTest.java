package io.licit.fairness.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProxyMeasureTest {
    private static final double ROUNDING = 1e-12;

    @Test
    void what_tells_everything_tells_all_of_the_entropy() {
        Association found = of(new long[][] {{70, 0}, {0, 30}});
        assertThat(found.cramersV()).isCloseTo(1, within(ROUNDING));
        assertThat(found.theilsU()).isCloseTo(1, within(ROUNDING));
        assertThat(found.mutualInformation()).isCloseTo(-0.7 * Math.log(0.7) - 0.3 * Math.log(0.3), within(ROUNDING));
        assertThat(found.flagged()).isTrue();
        assertThat(Entropies.of(new Table(new long[][] {{70, 0}, {0, 30}}, 2)).overJoint())
                .isCloseTo(1, within(ROUNDING));
    }

    @Test
    void what_is_independent_tells_nothing() {
        Association found = of(new long[][] {{20, 40}, {30, 60}, {1, 2}});
        assertThat(found.cramersV()).isCloseTo(0, within(ROUNDING));
        assertThat(found.cramersVCorrected()).isZero();
        assertThat(found.theilsU()).isCloseTo(0, within(ROUNDING));
        assertThat(found.flagged()).isFalse();
    }

    @Test
    void tables_that_can_tell_nothing_give_zero() {
        for (long[][] table : List.of(
                new long[0][],
                new long[][] {{0, 0}, {0, 0}},
                new long[][] {{5, 9}},
                new long[][] {{5, 0}, {9, 0}},
                new long[][] {{1, 0}},
                new long[][] {{5, 9}, {0, 0}})) {
            Association found = of(table);
            assertThat(List.of(found.cramersV(), found.cramersVCorrected(), found.theilsU(), found.mutualInformation()))
                    .containsOnly(0.0);
            assertThat(found.flagged()).isFalse();
        }
    }

    @Test
    void persons_each_with_a_value_of_her_own_are_not_told_apart_from_chance() {
        Association found = of(new long[][] {{1, 0}, {0, 1}});
        assertThat(found.cramersV()).isCloseTo(1, within(ROUNDING));
        assertThat(found.cramersVCorrected()).isZero();
    }

    @Test
    void levels_are_those_that_hold_somebody_and_all_of_them_count() {
        Association found = of(new long[][] {{2, 3}, {0, 0}, {4, 1}});
        assertThat(found.levels()).isEqualTo(2);
        assertThat(found.persons()).isEqualTo(10);
    }

    @Test
    void huge_counts_stay_numbers_between_zero_and_one() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            long[][] table = new long[1 + random.nextInt(6)][2];
            for (long[] row : table) {
                row[0] = random.nextInt(4) == 0 ? 0 : random.nextInt(Integer.MAX_VALUE) * 1000L;
                row[1] = random.nextInt(4) == 0 ? 0 : random.nextInt(9);
            }
            Association found = of(table);
            Entropies entropies = Entropies.of(new Table(table, 2));
            assertThat(List.of(
                            found.cramersV(),
                            found.cramersVCorrected(),
                            found.theilsU(),
                            entropies.overMean(),
                            entropies.overLesser(),
                            entropies.overJoint()))
                    .allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0));
        }
    }

    @Test
    void any_threshold_that_is_reached_is_enough() {
        long[][] nothing = {{20, 20}, {20, 20}};
        assertThat(of(nothing, Map.of("f", 0.69, "m", 0.31)).flagged()).isFalse();
        assertThat(of(nothing, Map.of("f", 0.7)).flagged()).isTrue();
        assertThat(of(nothing, Map.of("f", 0.25)).flagged()).isTrue();
        // V is 0.4, U is 0.12: each by itself is above its threshold.
        long[][] table = {{70, 30}, {30, 70}};
        assertThat(with(table, new ProxyThresholds(0.3, 2, 2, 1, 1)).flagged()).isTrue();
        assertThat(with(table, new ProxyThresholds(2, 0.1, 2, 1, 1)).flagged()).isTrue();
        assertThat(with(table, new ProxyThresholds(0.41, 0.13, 0.7, 0, 0)).flagged())
                .isFalse();
    }

    @Test
    void a_row_of_another_length_is_refused() {
        assertThatThrownBy(() -> of(new long[][] {{1, 2}, {1}})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_segment_as_a_whole_is_a_table_of_two_rows() {
        Contingency table = new Contingency(List.of("f", "m"), new long[][] {{80, 50}, {20, 50}});
        Association found = ProxyMeasure.of(List.of(), "sex", true, table, Map.of(), ProxyThresholds.USUAL);
        assertThat(found.columns()).isEmpty();
        // phi = (80 * 50 - 50 * 20) / sqrt(130 * 70 * 100 * 100).
        assertThat(found.cramersV()).isCloseTo(3000 / Math.sqrt(130.0 * 70 * 100 * 100), within(ROUNDING));
    }

    @Test
    void two_columns_that_tell_only_together_add_something() {
        // The group is the exclusive or of two columns.
        Association first = of(new long[][] {{50, 50}, {50, 50}});
        Association pair = of(new long[][] {{50, 0}, {0, 50}, {0, 50}, {50, 0}});
        assertThat(Joint.adds(pair, first, first)).isTrue();
    }

    @Test
    void a_column_beside_one_that_tells_as_much_alone_adds_nothing() {
        Association first = of(new long[][] {{70, 30}, {30, 70}});
        Association second = of(new long[][] {{50, 50}, {50, 50}});
        Association pair = of(new long[][] {{35, 15}, {35, 15}, {15, 35}, {15, 35}});
        assertThat(Joint.adds(pair, first, second)).isFalse();
    }

    @Test
    void bands_of_few_persons_that_tell_by_chance_add_nothing() {
        Random random = new Random(8);
        long[][] first = new long[10][2];
        long[][] second = new long[10][2];
        long[][] pair = new long[100][2];
        for (int person = 0; person < 800; person++) {
            int one = random.nextInt(10);
            int other = random.nextInt(10);
            int group = random.nextInt(10) < one / 2 + 3 ? 0 : 1;
            first[one][group]++;
            second[other][group]++;
            pair[10 * one + other][group]++;
        }
        assertThat(of(pair).theilsU()).isGreaterThan(1.25 * of(first).theilsU() + 0.02);
        assertThat(Joint.adds(of(pair), of(first), of(second))).isFalse();
    }

    private static Association of(long[][] table) {
        return of(table, Map.of());
    }

    private static Association of(long[][] table, Map<String, Double> auc) {
        return ProxyMeasure.of(
                List.of("a"), "sex", true, new Contingency(List.of("f", "m"), table), auc, ProxyThresholds.USUAL);
    }

    private static Association with(long[][] table, ProxyThresholds thresholds) {
        return ProxyMeasure.of(
                List.of("a"), "sex", true, new Contingency(List.of("f", "m"), table), Map.of(), thresholds);
    }
}
