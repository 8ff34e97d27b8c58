package io.licit.fairness.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.licit.fairness.Reference;
import io.licit.fairness.Reference.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ChiSquareTest {
    /** Every characteristic of every segment, all groups at once: SciPy. */
    @Test
    void the_test_of_all_groups_is_that_of_scipy() {
        Map<String, List<Row>> audits = new LinkedHashMap<>();
        Reference.rows("groups")
                .forEach(row -> audits.computeIfAbsent(row.text("audit"), key -> new ArrayList<>())
                        .add(row));
        for (List<Row> rows : audits.values()) {
            Row first = rows.get(0);
            if (first.number("omnibusChi2").isEmpty()) {
                continue;
            }
            long[][] counts = rows.stream()
                    .map(row -> new long[] {row.whole("selected"), row.whole("persons") - row.whole("selected")})
                    .toArray(long[][]::new);
            Statistic statistic = ChiSquare.of(counts).orElseThrow();
            Reference.same(first, "omnibusChi2", statistic.value());
            assertThat(statistic.degrees()).isEqualTo((int) first.whole("omnibusDegrees"));
            if (first.number("omnibusP").orElseThrow() > 0) {
                Reference.same(first, "omnibusP", statistic.p());
            }
        }
    }

    @Test
    void empty_rows_and_columns_take_no_part() {
        assertThat(ChiSquare.of(new long[][] {{5, 0, 7}, {0, 0, 0}, {6, 0, 1}})).isEqualTo(ChiSquare.of(new long[][] {
            {5, 7}, {6, 1}
        }));
        assertThat(ChiSquare.of(new long[][] {{5, 0}, {7, 0}})).isEmpty();
        assertThat(ChiSquare.of(new long[0][0])).isEmpty();
    }

    @Test
    void of_a_fourfold_table_it_is_the_square_of_z() {
        Table table = new Table(655, 10116, 2687, 19103);
        double z = PooledZ.z(table).orElseThrow();
        Statistic statistic =
                ChiSquare.of(new long[][] {{655, 10116}, {2687, 19103}}).orElseThrow();
        assertThat(statistic.value()).isCloseTo(z * z, within(1e-9));
        assertThat(statistic.p() / PooledZ.p(table)).isCloseTo(1, within(1e-9));
    }
}
