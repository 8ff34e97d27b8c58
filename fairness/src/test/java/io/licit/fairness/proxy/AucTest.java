package io.licit.fairness.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AucTest {
    private static final double ROUNDING = 1e-12;

    @Test
    void it_is_the_share_of_pairs_that_are_won_ties_counting_half() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            long[][] persons = new long[1 + random.nextInt(7)][3];
            for (long[] row : persons) {
                for (int group = 0; group < 3; group++) {
                    row[group] = random.nextInt(4);
                }
            }
            double[] aucs = Auc.of(persons);
            for (int group = 0; group < 3; group++) {
                assertThat(aucs[group]).isCloseTo(pairs(persons, group), within(ROUNDING));
            }
        }
    }

    private static double pairs(long[][] persons, int group) {
        double won = 0;
        double all = 0;
        for (int mine = 0; mine < persons.length; mine++) {
            for (int theirs = 0; theirs < persons.length; theirs++) {
                for (int other = 0; other < 3; other++) {
                    double pairs = other == group ? 0 : (double) persons[mine][group] * persons[theirs][other];
                    won += mine > theirs ? pairs : mine == theirs ? pairs / 2 : 0;
                    all += pairs;
                }
            }
        }
        return all == 0 ? 0.5 : won / all;
    }

    @Test
    void a_group_above_all_others_has_one_and_one_below_all_has_zero() {
        assertThat(Auc.of(new long[][] {{5, 0}, {0, 7}})).containsExactly(0, 1);
        assertThat(Auc.ofRankSum(6 + 7 + 8, 3, 5)).isEqualTo(1);
        assertThat(Auc.ofRankSum(1 + 2 + 3, 3, 5)).isZero();
    }

    @Test
    void nobody_on_one_side_tells_nothing() {
        assertThat(Auc.of(new long[0][])).isEmpty();
        assertThat(Auc.of(new long[][] {{5, 0}, {3, 0}})).containsExactly(0.5, 0.5);
        assertThat(Auc.ofRankSum(0, 0, 5)).isEqualTo(0.5);
        assertThat(Auc.ofRankSum(15, 5, 0)).isEqualTo(0.5);
    }

    @Test
    void thousands_of_millions_on_both_sides_stay_exact() {
        long many = 3_000_000_000L;
        assertThat(Auc.of(new long[][] {{many, many}, {many, many}})).containsExactly(0.5, 0.5);
        assertThat(Auc.ofRankSum(many * (2.0 * many + 1) / 2, many, many)).isCloseTo(0.5, within(1e-9));
    }
}
