package io.licit.fairness.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's correction for several tests: S. Holm, A simple sequentially rejective multiple test procedure, 1979. */
public final class Holm {
    private Holm() {}

    /** Adjusted p-values, in the order given: each at most 1, and none below that of a smaller p. */
    public static double[] adjust(double[] p) {
        int[] ascending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> p[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = Arrays.copyOf(p, p.length);
        double highest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            highest = Math.max(highest, Math.min(1, (p.length - rank) * p[ascending[rank]]));
            adjusted[ascending[rank]] = highest;
        }
        return adjusted;
    }
}
