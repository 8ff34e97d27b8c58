package io.licit.fairness.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * A statistic held against the chi-squared distribution.
 *
 * @param value at least zero
 * @param degrees of freedom, at least one
 * @param p the chance of as large a value or a larger one, from the survival function, so that small ones are kept
 */
public record Statistic(double value, int degrees, double p) {
    static Statistic of(double value, int degrees) {
        return new Statistic(
                value, degrees, ChiSquaredDistribution.of(degrees).survivalProbability(Math.max(0, value)));
    }
}
