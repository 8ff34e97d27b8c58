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

/** Measures over strata against R ({@code mantelhaen.test}, fifteen digits) and statsmodels 0.13.5. */
final class StrataTest {
    private final Map<String, List<Table>> strata = strata();
    private final List<Row> results = Reference.rows("conditional");

    @Test
    void odds_ratios_intervals_and_risk_ratios_are_those_of_r_and_statsmodels() {
        for (Row row : results) {
            List<Table> tables = tables(row);
            if (row.number("oddsRatio").isEmpty()) {
                continue;
            }
            double odds = MantelHaenszel.oddsRatio(tables).orElse(Double.NaN);
            Reference.same(row, "oddsRatio", odds);
            Reference.same(row, "r_mh_or", odds);
            // The reference leaves strata out in which everybody is selected.
            List<Table> informative = tables.stream().filter(Table::informative).toList();
            Reference.same(
                    row, "riskRatio", MantelHaenszel.riskRatio(informative).orElse(Double.NaN));
            MantelHaenszel.oddsRatioInterval(tables).ifPresent(bounds -> {
                Reference.same(row, "oddsLow", bounds.low());
                Reference.same(row, "oddsHigh", bounds.high());
                Reference.same(row, "r_mh_ci_lo", bounds.low());
                Reference.same(row, "r_mh_ci_hi", bounds.high());
            });
        }
    }

    @Test
    void the_test_of_cochran_mantel_and_haenszel_is_that_of_r_with_and_without_correction() {
        int held = 0;
        for (Row row : results) {
            if (row.number("r_cmh_stat").isEmpty()) {
                continue;
            }
            held++;
            Statistic plain = MantelHaenszel.chi2(tables(row)).orElseThrow();
            Statistic corrected = MantelHaenszel.chi2Corrected(tables(row)).orElseThrow();
            Reference.same(row, "chi2", plain.value());
            Reference.same(row, "r_cmh_stat", plain.value());
            Reference.same(row, "r_cmh_p", plain.p());
            Reference.same(row, "r_cmh_stat_cc", corrected.value());
            Reference.same(row, "r_cmh_p_cc", corrected.p());
        }
        assertThat(held).isGreaterThan(80);
    }

    /** Its p is one less a distribution function, and has no digits of a small one. */
    @Test
    void where_r_has_no_number_the_test_is_that_of_statsmodels() {
        for (Row row : results) {
            if (row.number("chi2").isEmpty()) {
                continue;
            }
            Statistic plain = MantelHaenszel.chi2(tables(row)).orElseThrow();
            Reference.same(row, "chi2", plain.value());
            assertThat(plain.p()).isCloseTo(row.number("p").orElseThrow(), within(1e-11));
        }
    }

    @Test
    void homogeneity_is_that_of_statsmodels_with_and_without_tarones_correction() {
        int held = 0;
        for (Row row : results) {
            if (row.number("tarone").isEmpty()) {
                continue;
            }
            held++;
            Statistic plain = BreslowDay.of(tables(row)).orElseThrow();
            Statistic corrected = BreslowDay.tarone(tables(row)).orElseThrow();
            Reference.same(row, "breslowDay", plain.value());
            Reference.same(row, "tarone", corrected.value());
            assertThat(plain.p()).isCloseTo(row.number("breslowDayP").orElseThrow(), within(1e-11));
            assertThat(corrected.p()).isCloseTo(row.number("taroneP").orElseThrow(), within(1e-11));
        }
        assertThat(held).isGreaterThan(80);
    }

    @Test
    void fishers_p_of_the_strata_put_together_is_that_of_r() {
        for (Row row : results) {
            Table pooled = tables(row).stream().filter(Table::informative).reduce(new Table(0, 0, 0, 0), Table::plus);
            Reference.same(row, "r_pooled_fisher_p", FisherExact.twoSided(pooled));
        }
    }

    @Test
    void strata_that_tell_nothing_leave_no_number() {
        List<Table> silent = List.of(new Table(0, 5, 0, 7), new Table(0, 0, 3, 4), new Table(0, 0, 0, 0));
        assertThat(MantelHaenszel.oddsRatio(silent)).isEmpty();
        assertThat(MantelHaenszel.oddsRatioInterval(silent)).isEmpty();
        assertThat(MantelHaenszel.riskRatio(silent)).isEmpty();
        assertThat(MantelHaenszel.chi2(silent)).isEmpty();
        assertThat(BreslowDay.tarone(silent)).isEmpty();
        assertThat(MantelHaenszel.oddsRatio(List.of())).isEmpty();
    }

    @Test
    void one_person_in_each_group_is_enough_for_numbers_that_are_some() {
        List<Table> one = List.of(new Table(1, 0, 0, 1));
        assertThat(MantelHaenszel.oddsRatio(one)).hasValue(Double.POSITIVE_INFINITY);
        assertThat(MantelHaenszel.oddsRatioInterval(one)).isEmpty();
        assertThat(MantelHaenszel.chi2(one).orElseThrow().value()).isEqualTo(1);
        assertThat(BreslowDay.tarone(List.of(one.get(0), one.get(0)))).isEmpty();
    }

    @Test
    void strata_with_the_same_odds_are_homogeneous() {
        List<Table> same = List.of(new Table(10, 20, 30, 15), new Table(20, 40, 60, 30), new Table(1, 2, 6, 3));
        assertThat(MantelHaenszel.oddsRatio(same).orElseThrow()).isCloseTo(0.25, within(1e-12));
        assertThat(BreslowDay.tarone(same).orElseThrow().p()).isCloseTo(1, within(1e-9));
        List<Table> none = List.of(new Table(10, 20, 5, 10), new Table(100, 50, 20, 10));
        assertThat(BreslowDay.of(none).orElseThrow().value()).isCloseTo(0, within(1e-12));
    }

    private List<Table> tables(Row row) {
        return strata.getOrDefault(row.text("case"), List.of());
    }

    private static Map<String, List<Table>> strata() {
        Map<String, List<Table>> strata = new LinkedHashMap<>();
        for (Row row : Reference.rows("strata")) {
            strata.computeIfAbsent(row.text("case"), key -> new ArrayList<>())
                    .add(new Table(
                            row.whole("groupSelected"),
                            row.whole("groupNot"),
                            row.whole("referenceSelected"),
                            row.whole("referenceNot")));
        }
        return strata;
    }
}
