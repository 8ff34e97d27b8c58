package io.licit.fairness.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.licit.fairness.Reference;
import io.licit.fairness.Reference.Row;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class FisherExactTest {
    /** Sums with forty digits: {@code reference/fisher.tsv}. */
    @Test
    void tables_up_to_a_million_persons_have_ten_digits() {
        for (Row row : Reference.rows("fisher")) {
            Table table = new Table(row.whole("a"), row.whole("b"), row.whole("c"), row.whole("d"));
            Reference.close(table + " two-sided", number(row, "twoSided"), FisherExact.twoSided(table));
            Reference.close(table + " less", number(row, "less"), FisherExact.less(table));
        }
    }

    /** On small tables the definition itself: every table of the margins, by binomial coefficients. */
    @Test
    void the_definition_gives_the_same() {
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            Table table = new Table(random.nextInt(13), random.nextInt(13), random.nextInt(13), random.nextInt(13));
            double observed = ways(table, table.a());
            double all = 0;
            double extreme = 0;
            double less = 0;
            for (long a = Math.max(0, table.marked() - table.other());
                    a <= Math.min(table.marked(), table.group());
                    a++) {
                double ways = ways(table, a);
                all += ways;
                extreme += ways <= observed * (1 + 1e-7) ? ways : 0;
                less += a <= table.a() ? ways : 0;
            }
            assertThat(FisherExact.twoSided(table)).as(table.toString()).isCloseTo(extreme / all, within(1e-13));
            assertThat(FisherExact.less(table)).as(table.toString()).isCloseTo(less / all, within(1e-13));
        }
    }

    @Test
    void a_table_that_could_not_have_come_out_otherwise_has_one() {
        assertThat(FisherExact.twoSided(new Table(0, 0, 0, 0))).isEqualTo(1);
        assertThat(FisherExact.twoSided(new Table(0, 12, 0, 70))).isEqualTo(1);
        assertThat(FisherExact.twoSided(new Table(12, 0, 70, 0))).isEqualTo(1);
        assertThat(FisherExact.less(new Table(0, 0, 30, 70))).isEqualTo(1);
    }

    @Test
    void turning_a_table_round_changes_nothing() {
        Random random = new Random(8);
        for (int i = 0; i < 500; i++) {
            Table table = new Table(random.nextInt(400), random.nextInt(400), random.nextInt(400), random.nextInt(400));
            double p = FisherExact.twoSided(table);
            Table groups = new Table(table.c(), table.d(), table.a(), table.b());
            Table marks = new Table(table.b(), table.a(), table.d(), table.c());
            Table both = new Table(table.a(), table.c(), table.b(), table.d());
            assertThat(FisherExact.twoSided(groups)).isCloseTo(p, within(1e-11 * p));
            assertThat(FisherExact.twoSided(marks)).isCloseTo(p, within(1e-11 * p));
            assertThat(FisherExact.twoSided(both)).isCloseTo(p, within(1e-11 * p));
        }
    }

    @Test
    void a_thousand_million_persons_take_no_time_and_agree_with_z() {
        Table huge = new Table(300_010_000L, 699_990_000L, 300_000_000L, 700_000_000L);
        Table vast = new Table(3_000_000_000L, 1, 2_999_999_990L, 11);
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
            assertThat(FisherExact.twoSided(huge)).isCloseTo(PooledZ.p(huge), within(1e-4));
            assertThat(FisherExact.twoSided(vast)).isBetween(0.0, 0.01);
            assertThat(FisherExact.twoSided(new Table(1_000_000_000L, 0, 0, 1_000_000_000L)))
                    .isZero();
        });
    }

    @Test
    void small_p_values_are_kept() {
        assertThat(FisherExact.twoSided(new Table(500, 0, 0, 500)))
                .isCloseTo(7.39950799562805e-300, withinPercentage(1e-9));
        assertThat(PooledZ.p(new Table(1, 683, 684, 0))).isCloseTo(1.39350798206968e-298, withinPercentage(1e-9));
    }

    private static double ways(Table table, long a) {
        return choose(table.group(), a) * choose(table.other(), table.marked() - a);
    }

    private static double choose(long n, long k) {
        double ways = 1;
        for (long i = 1; i <= k; i++) {
            ways = ways * (n - k + i) / i;
        }
        return ways;
    }

    private static double number(Row row, String column) {
        return row.number(column).orElseThrow();
    }
}
