package io.licit.fairness.cause;

import io.licit.fairness.cause.Population.Pair;
import java.util.Random;

/**
 * Shapley values from orders of the literals drawn at random: Castro, Gómez and Tejada 2009. What the literals add in one
 * order adds up to the gap, and so do the averages.
 */
final class Sample {
    private static final long SEED = 20_240_229;
    /** Operations on words that a sample may cost: about a second. */
    static final double BUDGET = 7e8;
    /** What one set of literals costs besides. */
    private static final double OVERHEAD = 100;

    private static final int FEWEST = 100;
    private static final int MOST = 100_000;
    private static final double MISSES = 0.05;

    private final Population population;
    private final double budget;
    private final Least least;
    private double[] means = {};
    private double[] squares = {};

    Sample(Population population, double budget) {
        this.population = population;
        this.budget = budget;
        this.least = Least.of(population);
    }

    /** The ratio's logarithm, if it is certain that no set of literals leaves one side without anybody. */
    Cause.Scale scale() {
        return least.persons().lacksOne() ? Cause.Scale.DIFFERENCE : Cause.Scale.LOG_RATIO;
    }

    Shapley shapley(Cause.Scale scale) {
        means = new double[population.literals()];
        squares = new double[population.literals()];
        int orders = orders();
        Random random = new Random(SEED);
        int[] order = new int[means.length];
        for (int literal = 0; literal < order.length; literal++) {
            order[literal] = literal;
        }
        for (int drawn = 1; drawn <= orders; drawn++) {
            shuffle(order, random);
            add(order, drawn, scale);
        }
        return new Shapley(scale, means, error(orders, scale));
    }

    /** As many as the budget allows, so that a sample of the same cube is the same on every machine. */
    private int orders() {
        double cost = means.length * (population.cost() + OVERHEAD);
        return (int) Math.max(FEWEST, Math.min(MOST, budget / cost));
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
    }

    /** Means and sums of squared deviations as they come: Welford 1962. */
    private void add(int[] order, int drawn, Cause.Scale scale) {
        long kept = 0;
        double before = 0;
        for (int literal : order) {
            kept |= 1L << literal;
            double after = population.gap(population.held(kept), scale);
            double deviation = after - before - means[literal];
            means[literal] += deviation / drawn;
            squares[literal] += deviation * (after - before - means[literal]);
            before = after;
        }
    }

    /**
     * The empirical Bernstein bound of Maurer and Pontil 2009, theorem 4, on both sides of every literal at once by
     * Bonferroni: sqrt(2 V ln(2/d) / n) + 7 R ln(2/d) / (3 (n - 1)) with d = 0.05 / 2k, V the sample's variance and R the
     * range of what a literal can add. It holds at any number of orders, not only in the limit.
     */
    private double error(int orders, Cause.Scale scale) {
        double log = StrictMath.log(2 / (MISSES / (2 * means.length)));
        double variance = 0;
        for (double square : squares) {
            variance = Math.max(variance, square / (orders - 1));
        }
        return Math.sqrt(2 * variance * log / orders) + 7 * range(scale) * log / (3.0 * (orders - 1));
    }

    /**
     * Every rate lies between the least one and 1. In a conjunction a literal only ever lowers both rates. One that stands
     * once lowers both or raises both, by the connective that it joins. Else it can move each of them both ways.
     */
    double range(Cause.Scale scale) {
        Pair all = population.everybody();
        Pair persons = least.persons();
        double group = span((double) persons.group() / all.group(), scale);
        double reference = span((double) persons.reference() / all.reference(), scale);
        if (population.tree().isConjunction()) {
            return group + reference;
        }
        return 2 * (population.tree().isReadOnce() ? Math.max(group, reference) : group + reference);
    }

    private static double span(double rate, Cause.Scale scale) {
        return scale == Cause.Scale.LOG_RATIO ? -StrictMath.log(rate) : 1 - rate;
    }
}
