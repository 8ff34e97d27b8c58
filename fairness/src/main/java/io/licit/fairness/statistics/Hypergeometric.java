package io.licit.fairness.statistics;

/**
 * The hypergeometric distribution: of all the marked of a table with fixed margins, how many are the group's.
 *
 * <p>Logarithms of probabilities by saddle point, that is without a difference of large numbers, so that they hold for a
 * thousand million persons as for ten: C. Loader, Fast and accurate computation of binomial probabilities, 2000; the
 * hypergeometric as a product of three binomials, as in R's {@code dhyper}.
 */
final class Hypergeometric {
    /** Up to here Stirling's error is taken from the factorial itself; from here on five terms give 16 digits. */
    private static final int EXACT = 15;

    private static final double[] STIRLING_ERROR = stirlingErrors();

    private final double group;
    private final double other;
    private final double marked;
    private final double share;
    private final double restShare;
    private final double whole;

    final long low;
    final long high;
    final long mode;

    /** Of an informative table. */
    Hypergeometric(Table table) {
        group = table.group();
        other = table.other();
        marked = table.marked();
        share = marked / table.total();
        restShare = (double) table.unmarked() / table.total();
        whole = logBinomial(marked, table.total());
        low = Math.max(0, table.marked() - table.other());
        high = Math.min(table.marked(), table.group());
        // One beside the true mode, where rounding makes it so, is as probable to within rounding.
        long near = (long) ((group + 1) * ((marked + 1) / (table.total() + 2.0)));
        mode = Math.max(low, Math.min(high, near));
    }

    /** The natural logarithm of the chance of exactly that many. */
    double log(long count) {
        return logBinomial(count, group) + logBinomial(marked - count, other) - whole;
    }

    /** The chance of {@code count} or of anything beyond it, on the side away from the mode, where it lies. */
    double tail(long count, int step) {
        long last = step < 0 ? low : high;
        double sum = 1;
        double term = 1;
        for (long at = count; at != last; at += step) {
            double ratio = step < 0 ? down(at) : up(at);
            term *= ratio;
            sum += term;
            // Ratios fall outwards, so that what is left is below a geometric series.
            if (ratio < 1 && term * ratio < sum * 1e-17 * (1 - ratio)) {
                break;
            }
        }
        return Math.exp(log(count) + Math.log(sum));
    }

    private double down(double at) {
        return at * (other - marked + at) / ((group - at + 1) * (marked - at + 1));
    }

    private double up(double at) {
        return (group - at) * (marked - at) / ((at + 1) * (other - marked + at + 1));
    }

    private double logBinomial(double count, double trials) {
        if (count == 0) {
            return restShare == 0 ? 0 : trials * Math.log1p(-share);
        }
        if (count == trials) {
            return trials * Math.log(share);
        }
        double rest = trials - count;
        return stirlingError(trials)
                - stirlingError(count)
                - stirlingError(rest)
                - deviance(count, trials * share)
                - deviance(rest, trials * restShare)
                - 0.5 * (Math.log(2 * Math.PI) + Math.log(count) + Math.log1p(-count / trials));
    }

    /** {@code x log(x/m) + m - x}, by a series where the two are close. Loader 2000, section 3. */
    private static double deviance(double x, double m) {
        double difference = x - m;
        if (Math.abs(difference) >= 0.1 * (x + m)) {
            return x * Math.log(x / m) - difference;
        }
        double v = difference / (x + m);
        double sum = difference * v;
        double term = 2 * x * v;
        for (int j = 1; ; j++) {
            term *= v * v;
            double next = sum + term / (2 * j + 1);
            if (next == sum) {
                return sum;
            }
            sum = next;
        }
    }

    /** What Stirling's formula leaves of {@code ln n!}. */
    private static double stirlingError(double n) {
        if (n <= EXACT) {
            return STIRLING_ERROR[(int) n];
        }
        double square = n * n;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square)
                / n;
    }

    private static double[] stirlingErrors() {
        double[] errors = new double[EXACT + 1];
        double factorial = 1;
        for (int n = 1; n <= EXACT; n++) {
            factorial *= n;
            errors[n] = Math.log(factorial) - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
        }
        return errors;
    }
}
