package io.licit.fairness.statistics;

/**
 * Fisher's exact test of a fourfold table: R. A. Fisher, The logic of inductive inference, 1935.
 *
 * <p>Tails are summed from their inner ends outwards; nothing is taken from one but where the result is about a half or
 * more. A table of which a margin is zero could not have come out otherwise, and has p = 1.
 */
public final class FisherExact {
    /** How far above the observed table's a probability still counts as equal: that of R's {@code fisher.test}. */
    private static final double ALIKE = Math.log1p(1e-7);

    private FisherExact() {}

    /** Two-sided: the chance of all tables with the same margins that are no more probable than this one. */
    public static double twoSided(Table table) {
        if (!table.informative()) {
            return 1;
        }
        Hypergeometric counts = new Hypergeometric(table);
        double most = counts.log(table.a()) + ALIKE;
        if (counts.log(counts.mode) <= most) {
            return 1;
        }
        double below = counts.log(counts.low) > most ? 0 : counts.tail(end(counts, counts.low, most), -1);
        double above = counts.log(counts.high) > most ? 0 : counts.tail(end(counts, counts.high, most), 1);
        return Math.min(1, below + above);
    }

    /** One-sided: the chance that the group has as few with the mark, or fewer. */
    public static double less(Table table) {
        if (!table.informative()) {
            return 1;
        }
        Hypergeometric counts = new Hypergeometric(table);
        if (table.a() == counts.high) {
            return 1;
        }
        return table.a() < counts.mode ? counts.tail(table.a(), -1) : 1 - counts.tail(table.a() + 1, 1);
    }

    /** The innermost count on the side of {@code outer} that is no more probable than {@code most}; outer is not. */
    private static long end(Hypergeometric counts, long outer, double most) {
        long in = outer;
        long out = counts.mode;
        while (Math.abs(out - in) > 1) {
            long middle = in + (out - in) / 2;
            if (counts.log(middle) <= most) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return in;
    }
}
