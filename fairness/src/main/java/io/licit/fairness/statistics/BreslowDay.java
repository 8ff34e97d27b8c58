package io.licit.fairness.statistics;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The test whether strata share one odds ratio: N. E. Breslow and N. E. Day, Statistical methods in cancer research, vol. 1,
 * 1980, p. 142, around the odds ratio of Mantel and Haenszel. Its degrees of freedom are the informative strata less one.
 */
public final class BreslowDay {
    private BreslowDay() {}

    /** With R. E. Tarone's correction, On heterogeneity tests based on efficient scores, 1985; empty as {@link #of}. */
    public static Optional<Statistic> tarone(List<Table> strata) {
        return statistic(strata, true);
    }

    /** As first published; empty with fewer than two informative strata, or where the common odds ratio has no limits. */
    public static Optional<Statistic> of(List<Table> strata) {
        return statistic(strata, false);
    }

    private static Optional<Statistic> statistic(List<Table> strata, boolean corrected) {
        List<Table> informative = strata.stream().filter(Table::informative).toList();
        OptionalDouble common = MantelHaenszel.oddsRatio(informative);
        if (informative.size() < 2 || common.isEmpty()) {
            return Optional.empty();
        }
        double odds = common.getAsDouble();
        if (odds == 0 || Double.isInfinite(odds)) {
            return Optional.empty();
        }
        double sum = 0;
        double off = 0;
        double variances = 0;
        for (Table table : informative) {
            double fitted = fitted(table, odds);
            double variance = variance(table, fitted);
            double difference = table.a() - fitted;
            sum += difference * difference / variance;
            off += difference;
            variances += variance;
        }
        double statistic = corrected ? sum - off * off / variances : sum;
        return Optional.of(Statistic.of(statistic, informative.size() - 1));
    }

    /** The first cell that gives a table of these margins that odds ratio: a root of a quadratic, written without cancelling. */
    private static double fitted(Table table, double odds) {
        double group = table.group();
        double marked = table.marked();
        double linear = odds * (group + marked) + (table.other() - marked);
        double product = odds * group * marked;
        double root = Math.sqrt(linear * linear + 4 * (1 - odds) * product);
        return linear > 0 ? 2 * product / (linear + root) : (root - linear) / (2 * (1 - odds));
    }

    private static double variance(Table table, double fitted) {
        double information = 1 / fitted
                + 1 / (table.group() - fitted)
                + 1 / (table.marked() - fitted)
                + 1 / (table.other() - table.marked() + fitted);
        return 1 / information;
    }
}
