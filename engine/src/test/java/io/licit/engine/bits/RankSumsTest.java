package io.licit.engine.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RankSumsTest {
    private static Codes codes(int... codes) {
        Codes.Writer writer = Codes.writer(List.of("a", "b"), codes.length);
        for (int i = 0; i < codes.length; i++) {
            writer.set(i, codes[i]);
        }
        return writer.codes();
    }

    @Test
    void equal_numbers_share_the_mean_of_their_ranks_and_missing_ones_have_none() {
        // Ranks: 1 -> 1; 3, 3, 3 -> 3; 9 -> 5. One without a number, one without a group.
        double[] values = {3, 1, 3, 9, 3, Double.NaN, 0};
        RankSums ranks = RankSums.of(values, codes(0, 0, 1, 1, 1, 0, 2));
        assertThat(ranks.sums()).containsExactly(4, 11);
        assertThat(ranks.persons()).containsExactly(2, 3);
        // Pairs of b over a: 3>3 .5, 3>1, 9>3, 9>1, 3>3 .5, 3>1 = 5 of 6.
        assertThat(ranks.auc(1)).hasValueCloseTo(5 / 6.0, within(1e-15));
        assertThat(ranks.auc(0)).hasValueCloseTo(1 / 6.0, within(1e-15));
    }

    @Test
    void the_auc_is_the_share_of_pairs() {
        for (long seed = 0; seed < 10; seed++) {
            RandomPeople random = new RandomPeople(seed, 400);
            Codes groups = random.codes(3);
            double[] values = random.values();
            RankSums ranks = RankSums.of(values, groups);
            for (int group = 0; group < 3; group++) {
                assertThat(ranks.auc(group)).hasValueCloseTo(pairs(values, groups, group), within(1e-12));
            }
        }
    }

    private static double pairs(double[] values, Codes groups, int group) {
        double won = 0;
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                boolean known = !Double.isNaN(values[i]) && !Double.isNaN(values[j]);
                if (known && groups.at(i) == group && groups.at(j) != group && groups.at(j) != Codes.MISSING) {
                    won += values[i] > values[j] ? 1 : values[i] == values[j] ? 0.5 : 0;
                    all++;
                }
            }
        }
        return won / all;
    }

    @Test
    void zero_of_either_sign_is_one_number_and_an_empty_group_has_no_auc() {
        RankSums ranks = RankSums.of(new double[] {0.0, -0.0}, codes(0, 0));
        assertThat(ranks.sums()).containsExactly(3, 0);
        assertThat(ranks.auc(0)).isEmpty();
        assertThat(ranks.auc(1)).isEmpty();
    }
}
