package io.licit.fairness.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.fairness.Reference;
import io.licit.fairness.Reference.Row;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HolmTest {
    /** Thirty comparisons of Adult, corrected by statsmodels. */
    @Test
    void corrected_values_are_those_of_statsmodels() {
        List<Row> rows = Reference.rows("holm");
        double[] adjusted = Holm.adjust(
                rows.stream().mapToDouble(row -> row.number("p").orElseThrow()).toArray());
        for (int i = 0; i < adjusted.length; i++) {
            Reference.same(rows.get(i), "adjusted", adjusted[i]);
        }
    }

    @Test
    void one_test_needs_no_correction_and_none_gives_none() {
        assertThat(Holm.adjust(new double[] {0.03})).containsExactly(0.03);
        assertThat(Holm.adjust(new double[0])).isEmpty();
    }

    @Test
    void what_is_given_is_left_as_it_was_and_ties_stay_ties() {
        double[] given = {0.04, 0.01, 0.04};
        assertThat(Holm.adjust(given)).containsExactly(0.08, 0.03, 0.08);
        assertThat(given).containsExactly(0.04, 0.01, 0.04);
    }

    @Test
    void nothing_becomes_smaller_nor_more_than_one_nor_changes_its_rank() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            double[] p = random.doubles(random.nextInt(40))
                    .map(value -> value * value)
                    .toArray();
            double[] adjusted = Holm.adjust(p);
            for (int i = 0; i < p.length; i++) {
                assertThat(adjusted[i]).isBetween(p[i], 1.0);
                for (int j = 0; j < p.length; j++) {
                    assertThat(p[i] < p[j] && adjusted[i] > adjusted[j]).isFalse();
                }
            }
        }
    }
}
