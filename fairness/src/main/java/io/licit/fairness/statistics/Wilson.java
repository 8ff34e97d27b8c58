package io.licit.fairness.statistics;

/** Wilson's score interval for a rate: E. B. Wilson, Probable inference, 1927; without continuity correction. */
public final class Wilson {
    private Wilson() {}

    /**
     * In [0, 1]; all of it without persons.
     *
     * @param marked from zero to {@code persons}; neither need be whole
     */
    public static Interval of(double marked, double persons) {
        if (persons <= 0) {
            return new Interval(0, 1);
        }
        double square = Normal.QUANTILE * Normal.QUANTILE;
        double middle = (marked + square / 2) / (persons + square);
        double half =
                Normal.QUANTILE / (persons + square) * Math.sqrt(marked * (persons - marked) / persons + square / 4);
        // At the edges the formula gives 0 and 1 but for rounding.
        return new Interval(marked <= 0 ? 0 : middle - half, marked >= persons ? 1 : middle + half);
    }
}
