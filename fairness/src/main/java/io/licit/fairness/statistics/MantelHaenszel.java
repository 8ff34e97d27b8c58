package io.licit.fairness.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Measures over strata, one fourfold table each: N. Mantel and W. Haenszel, Statistical aspects of the analysis of data from
 * retrospective studies of disease, 1959. Strata that are not informative add nothing to any but the risk ratio.
 */
public final class MantelHaenszel {
    private MantelHaenszel() {}

    /** The common odds ratio, {@code sum(ad/n) / sum(bc/n)}; may be infinite; empty for zero by zero. */
    public static OptionalDouble oddsRatio(List<Table> strata) {
        return OddsRatio.over(sum(strata, MantelHaenszel::concordant), sum(strata, MantelHaenszel::discordant));
    }

    /**
     * The odds ratio's interval; empty where the ratio is zero, infinite or none. J. Robins, N. Breslow and S. Greenland,
     * Estimators of the Mantel-Haenszel variance consistent in both sparse data and large-strata limiting models, 1986.
     */
    public static Optional<Interval> oddsRatioInterval(List<Table> strata) {
        double r = sum(strata, MantelHaenszel::concordant);
        double s = sum(strata, MantelHaenszel::discordant);
        if (r == 0 || s == 0) {
            return Optional.empty();
        }
        double variance = sum(strata, table -> like(table) * concordant(table)) / (2 * r * r)
                + sum(strata, table -> like(table) * discordant(table) + unlike(table) * concordant(table))
                        / (2 * r * s)
                + sum(strata, table -> unlike(table) * discordant(table)) / (2 * s * s);
        return Optional.of(KatzLog.around(r / s, Math.sqrt(variance)));
    }

    /**
     * The common ratio of rates, {@code sum(a(c+d)/n) / sum(c(a+b)/n)}; may be infinite; empty for zero by zero. A stratum
     * all of whose persons have the mark draws it towards 1. S. Greenland and J. Robins, Estimation of a common effect
     * parameter from sparse follow-up data, 1985.
     */
    public static OptionalDouble riskRatio(List<Table> strata) {
        return OddsRatio.over(
                sum(strata, table -> (double) table.a() * table.other() / table.total()),
                sum(strata, table -> (double) table.c() * table.group() / table.total()));
    }

    /** The test of Cochran, Mantel and Haenszel, one degree of freedom, no correction; empty without a stratum that tells. */
    public static Optional<Statistic> chi2(List<Table> strata) {
        return chi2(strata, 0);
    }

    /** The same with the correction of R's {@code mantelhaen.test}: a half, and none where the difference is less. */
    public static Optional<Statistic> chi2Corrected(List<Table> strata) {
        return chi2(strata, 0.5);
    }

    private static Optional<Statistic> chi2(List<Table> strata, double correction) {
        double variance = sum(strata, MantelHaenszel::variance);
        if (variance == 0) {
            return Optional.empty();
        }
        double off = Math.abs(sum(strata, MantelHaenszel::excess));
        double corrected = off >= correction ? off - correction : off;
        return Optional.of(Statistic.of(corrected * corrected / variance, 1));
    }

    private static double concordant(Table table) {
        return (double) table.a() * table.d() / table.total();
    }

    private static double discordant(Table table) {
        return (double) table.b() * table.c() / table.total();
    }

    private static double like(Table table) {
        return ((double) table.a() + table.d()) / table.total();
    }

    private static double unlike(Table table) {
        return ((double) table.b() + table.c()) / table.total();
    }

    /** How many more of the group have the mark than were to be expected: {@code a - (a+b)(a+c)/n = (ad - bc)/n}. */
    private static double excess(Table table) {
        return concordant(table) - discordant(table);
    }

    private static double variance(Table table) {
        double n = table.total();
        return n < 2 ? 0 : table.group() / n * (table.other() / n) * table.marked() * (table.unmarked() / (n - 1));
    }

    private static double sum(List<Table> strata, ToDoubleFunction<Table> part) {
        return strata.stream()
                .filter(table -> table.total() > 0)
                .mapToDouble(part)
                .sum();
    }
}
