package io.licit.fairness.statistics;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The exact interval for a rate, from quantiles of the beta distribution: C. Clopper and E. Pearson, The use of confidence
 * or fiducial limits illustrated in the case of the binomial, 1934.
 */
public final class ClopperPearson {
    private static final double TAIL = 0.025;
    private static final int STEPS = 3;

    private ClopperPearson() {}

    /** In [0, 1]; all of it without persons. */
    public static Interval of(long marked, long persons) {
        if (persons == 0) {
            return new Interval(0, 1);
        }
        return new Interval(
                marked == 0 ? 0 : low(BetaDistribution.of(marked, persons - marked + 1.0)),
                marked == persons ? 1 : high(BetaDistribution.of(marked + 1.0, persons - marked)));
    }

    private static double low(BetaDistribution beta) {
        return refined(beta, beta.inverseCumulativeProbability(TAIL), beta::cumulativeProbability, -1);
    }

    private static double high(BetaDistribution beta) {
        return refined(beta, beta.inverseSurvivalProbability(TAIL), beta::survivalProbability, 1);
    }

    /** By Newton's steps, since the library's solver stops at 1e-9 absolute, and small rates need more. */
    private static double refined(BetaDistribution beta, double start, DoubleUnaryOperator tail, int sign) {
        double at = start;
        for (int step = 0; step < STEPS; step++) {
            double next = at + sign * (tail.applyAsDouble(at) - TAIL) / beta.density(at);
            if (!(next > 0 && next < 1)) {
                break;
            }
            at = next;
        }
        return at;
    }
}
