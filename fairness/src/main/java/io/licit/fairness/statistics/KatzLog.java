package io.licit.fairness.statistics;

import java.util.Optional;

/**
 * The interval for a ratio of two rates, symmetric on the logarithm: D. Katz, J. Baptista, S. P. Azen and M. C. Pike,
 * Obtaining confidence intervals for the risk ratio in cohort studies, 1978.
 */
public final class KatzLog {
    private KatzLog() {}

    /** Of the group's rate over the other's; empty where a rate is zero or has no persons. */
    public static Optional<Interval> of(Table table) {
        if (table.a() == 0 || table.c() == 0) {
            return Optional.empty();
        }
        double own = (double) table.b() / table.a() / table.group();
        double others = (double) table.d() / table.c() / table.other();
        double ratio = ((double) table.a() / table.group()) / ((double) table.c() / table.other());
        return Optional.of(around(ratio, Math.sqrt(own + others)));
    }

    /** The interval around a positive estimate whose logarithm has that standard error. */
    static Interval around(double estimate, double error) {
        double factor = Math.exp(Normal.QUANTILE * error);
        return new Interval(estimate / factor, estimate * factor);
    }
}
