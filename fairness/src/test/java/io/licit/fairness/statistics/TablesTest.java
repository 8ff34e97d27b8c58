package io.licit.fairness.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.fairness.Reference;
import io.licit.fairness.Reference.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Fourfold tables against SciPy 1.10.1 and statsmodels 0.13.5, on 1,511 pairs of real data and edges. */
final class TablesTest {
    private final List<Row> pairs = Reference.rows("pairs");

    @Test
    void fishers_p_is_that_of_scipy() {
        for (Row row : pairs) {
            // SciPy's own sums end at 1e-300 or so; beyond, it prints zero.
            if (row.number("fisher").orElse(0) > 0) {
                Reference.same(row, "fisher", FisherExact.twoSided(table(row)));
            }
            if (row.number("fisherLess").orElse(0) > 0) {
                Reference.same(row, "fisherLess", FisherExact.less(table(row)));
            }
        }
    }

    @Test
    void the_pooled_z_and_its_p_are_those_of_statsmodels() {
        for (Row row : pairs) {
            row.number("z")
                    .ifPresent(
                            z -> Reference.same(row, "z", PooledZ.z(table(row)).orElse(Double.NaN)));
            Reference.same(row, "zP", PooledZ.p(table(row)));
        }
    }

    @Test
    void the_odds_ratio_of_the_sample_is_that_of_scipy() {
        for (Row row : pairs) {
            row.number("oddsRatio")
                    .ifPresent(odds -> Reference.same(
                            row, "oddsRatio", OddsRatio.of(table(row)).orElse(Double.NaN)));
        }
    }

    @Test
    void intervals_are_those_of_statsmodels() {
        for (Row row : pairs) {
            Table table = table(row);
            bounds(row, "newcombe", one -> Optional.of(Newcombe.of(one)));
            bounds(row, "katz", KatzLog::of);
            bounds(row, "wilson", one -> Optional.of(Wilson.of(one.a(), one.group())));
            bounds(row, "otherWilson", one -> Optional.of(Wilson.of(one.c(), one.other())));
            bounds(row, "clopper", one -> Optional.of(ClopperPearson.of(one.a(), one.group())));
            bounds(row, "otherClopper", one -> Optional.of(ClopperPearson.of(one.c(), one.other())));
            assertThat(table.total()).isPositive();
        }
    }

    private static void bounds(Row row, String name, Function<Table, Optional<Interval>> formula) {
        if (row.number(name + "Low").isEmpty()) {
            return;
        }
        Interval bounds = formula.apply(table(row)).orElseThrow();
        // Where Wilson's end is zero, statsmodels leaves the rounding of its subtraction.
        if (Math.abs(row.number(name + "Low").getAsDouble()) < 1e-15) {
            assertThat(bounds.low()).isZero();
        } else {
            Reference.same(row, name + "Low", bounds.low());
        }
        Reference.same(row, name + "High", bounds.high());
    }

    private static Table table(Row row) {
        return new Table(row.whole("a"), row.whole("b"), row.whole("c"), row.whole("d"));
    }
}
