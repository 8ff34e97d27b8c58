package io.licit.fairness.statistics;

/**
 * The interval for a difference of two rates from their Wilson intervals: R. G. Newcombe, Interval estimation for the
 * difference between independent proportions, 1998, method 10.
 */
public final class Newcombe {
    private Newcombe() {}

    /** Of the group's rate less the other's, in [-1, 1]; both have persons. */
    public static Interval of(Table table) {
        double rate = (double) table.a() / table.group();
        double other = (double) table.c() / table.other();
        Interval own = Wilson.of(table.a(), table.group());
        Interval others = Wilson.of(table.c(), table.other());
        double difference = rate - other;
        return new Interval(
                difference - Math.hypot(rate - own.low(), others.high() - other),
                difference + Math.hypot(own.high() - rate, other - others.low()));
    }
}
