package io.licit.fairness.alternative;

import java.util.Collections;
import java.util.List;

/**
 * How much is looked at.
 *
 * @param rules whose counts are looked at, the segment as it is among them
 */
public record Budget(long rules) {
    public static final Budget USUAL = new Budget(200_000);

    /** A grid coarser than this is rather made finer, with fewer conditions changed at once; house convention. */
    private static final int COARSE = 8;

    /** No grid is finer: neighbouring thresholds would hold nearly the same persons; house convention. */
    private static final int FINE = 64;

    public Budget {
        if (rules < 1) {
            throw new IllegalArgumentException("a budget of " + rules + " rules");
        }
    }

    /**
     * How many variants each of so many conditions may have, besides the condition as it stands: as many as leave the most
     * conditions to be changed at once, unless that leaves fewer than eight; from 1 to 64.
     */
    public int gridFor(int conditions) {
        for (int depth = Math.min(Asked.MOST, conditions); depth > 1; depth--) {
            int grid = finest(conditions, depth);
            if (grid >= COARSE) {
                return grid;
            }
        }
        return Math.max(1, finest(Math.max(1, conditions), 1));
    }

    private int finest(int conditions, int depth) {
        int grid = FINE;
        while (grid > 0 && family(Collections.nCopies(conditions, grid), depth) > rules) {
            grid--;
        }
        return grid;
    }

    /** How many conditions are changed at once at most: as many as the budget bears, from 1 to 3; 0 where none varies. */
    int depth(List<Integer> changes) {
        int depth = Math.min(Asked.MOST, changes.size());
        while (depth > 1 && family(changes, depth) > rules) {
            depth--;
        }
        return depth;
    }

    /**
     * How many rules change at most {@code depth} of the conditions, the one that changes none among them: the sum of the
     * elementary symmetric polynomials of the numbers of variants. As a double, since it may be beyond a long.
     */
    static double family(List<Integer> changes, int depth) {
        double[] rules = new double[depth + 1];
        rules[0] = 1;
        for (int variants : changes) {
            for (int changed = depth; changed > 0; changed--) {
                rules[changed] += rules[changed - 1] * variants;
            }
        }
        double all = 0;
        for (double some : rules) {
            all += some;
        }
        return all;
    }
}
