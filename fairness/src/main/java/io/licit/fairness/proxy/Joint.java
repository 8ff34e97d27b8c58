package io.licit.fairness.proxy;

/** Two columns that tell together what neither tells alone. */
public final class Joint {
    private static final double TIMES = 1.25;
    private static final double MORE = 0.02;
    private static final double MORE_CORRECTED = 0.02;

    private Joint() {}

    /**
     * Whether a pair tells notably more than the better of its two columns; house convention. Its Theil's U is at least
     * 1.25 times that of the better one and 0.02 more. Since U grows with the number of bands by chance alone, its V
     * corrected for bias must be at least 0.02 more than the higher one, too.
     */
    public static boolean adds(Association pair, Association first, Association second) {
        double better = Math.max(first.theilsU(), second.theilsU());
        double corrected = Math.max(first.cramersVCorrected(), second.cramersVCorrected());
        return pair.theilsU() >= TIMES * better
                && pair.theilsU() >= better + MORE
                && pair.cramersVCorrected() >= corrected + MORE_CORRECTED;
    }
}
