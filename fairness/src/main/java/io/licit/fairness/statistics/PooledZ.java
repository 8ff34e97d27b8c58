package io.licit.fairness.statistics;

import java.util.OptionalDouble;

/**
 * The z test of two rates with pooled variance, whose square is Pearson's chi-squared; the "standard deviations" of
 * Hazelwood 1977.
 */
public final class PooledZ {
    private PooledZ() {}

    /** Standard deviations from none, negative where the group's rate is the lower; empty where a margin is zero. */
    public static OptionalDouble z(Table table) {
        if (!table.informative()) {
            return OptionalDouble.empty();
        }
        double pooled = (double) table.marked() / table.total();
        double rest = (double) table.unmarked() / table.total();
        double variance = pooled * rest * (1.0 / table.group() + 1.0 / table.other());
        // The difference as one fraction, since two near rates would cancel.
        double difference = ((double) table.a() * table.d() - (double) table.b() * table.c())
                / ((double) table.group() * table.other());
        return OptionalDouble.of(difference / Math.sqrt(variance));
    }

    /** Two-sided; 1 where a margin is zero. */
    public static double p(Table table) {
        OptionalDouble z = z(table);
        return z.isEmpty() ? 1 : Normal.twoSided(z.getAsDouble());
    }
}
