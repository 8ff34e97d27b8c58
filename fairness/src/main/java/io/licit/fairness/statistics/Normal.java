package io.licit.fairness.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution, as far as it is asked for. */
public final class Normal {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    /** Standard deviations to either side that hold 95 %. */
    public static final double QUANTILE = STANDARD.inverseSurvivalProbability(0.025);

    private Normal() {}

    /** The two-sided p-value of a standard score, from the survival function: 1e-300 stays 1e-300. */
    public static double twoSided(double z) {
        return Math.min(1, 2 * STANDARD.survivalProbability(Math.abs(z)));
    }
}
