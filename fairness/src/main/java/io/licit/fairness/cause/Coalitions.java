package io.licit.fairness.cause;

import io.licit.fairness.cause.Population.Pair;

/**
 * Whom each set of literals holds, where all other literals are removed from the formula: counts of all 2^k sets. A
 * conjunction costs k 2^k additions, any other formula about 3^k.
 */
final class Coalitions {
    /** Bit i of word n is whether bit n of i is set: the truth of a literal over the 64 smallest sets of literals. */
    private static final long[] RANKS = {
        0xAAAAAAAAAAAAAAAAL,
        0xCCCCCCCCCCCCCCCCL,
        0xF0F0F0F0F0F0F0F0L,
        0xFF00FF00FF00FF00L,
        0xFFFF0000FFFF0000L,
        0xFFFFFFFF00000000L
    };

    private final Population population;
    private final int literals;
    private final long[] group;
    private final long[] reference;

    private Coalitions(Population population) {
        this.population = population;
        this.literals = population.literals();
        this.group = new long[1 << literals];
        this.reference = new long[1 << literals];
    }

    static Coalitions of(Population population) {
        return population.tree().isConjunction() ? ofConjunction(population) : ofAnyFormula(population);
    }

    /**
     * A conjunction holds a person exactly where all its literals are true of her, so that the count of a set is the sum
     * over the masks that contain it: the zeta transform over supersets. Kennes 1992.
     */
    static Coalitions ofConjunction(Population population) {
        Coalitions all = new Coalitions(population);
        int last = all.group.length - 1;
        // What does not stand in the formula leaves nobody out.
        long absent = ~population.formula().literals();
        for (int cell = 0; cell < population.cells(); cell++) {
            Pair persons = population.at(cell);
            int mask = (int) (population.mask(cell) | absent) & last;
            all.group[mask] += persons.group();
            all.reference[mask] += persons.reference();
        }
        for (int bit = 1; bit <= last; bit <<= 1) {
            for (int set = 0; set <= last; set++) {
                if ((set & bit) == 0) {
                    all.group[set] += all.group[set | bit];
                    all.reference[set] += all.reference[set | bit];
                }
            }
        }
        return all;
    }

    /** Sums out the removed literals one by one, and asks the formula of what is left of the table, 64 entries at once. */
    static Coalitions ofAnyFormula(Population population) {
        Coalitions all = new Coalitions(population);
        // Two entries to a mask: the group's persons, then the reference's.
        long[] table = new long[2 << all.literals];
        for (int cell = 0; cell < population.cells(); cell++) {
            Pair persons = population.at(cell);
            int mask = (int) population.mask(cell) & (1 << all.literals) - 1;
            table[2 * mask] += persons.group();
            table[2 * mask + 1] += persons.reference();
        }
        all.decide(all.literals - 1, 0, table);
        return all;
    }

    private void decide(int literal, int kept, long[] table) {
        if (literal < 0) {
            count(kept, table);
        } else {
            decide(literal - 1, kept | 1 << literal, table);
            decide(literal - 1, kept, without(literal, table));
        }
    }

    /** Literals below are still where they were in the table's index; those kept above have moved together. */
    private static long[] without(int literal, long[] table) {
        int run = 2 << literal;
        long[] less = new long[table.length / 2];
        for (int from = 0, to = 0; to < less.length; from += 2 * run, to += run) {
            for (int i = 0; i < run; i++) {
                less[to + i] = table[from + i] + table[from + run + i];
            }
        }
        return less;
    }

    private void count(int kept, long[] table) {
        for (int first = 0; 2 * first < table.length; first += 64) {
            long inUse = table.length / 2 - first >= 64 ? -1L : (1L << table.length / 2) - 1;
            for (long bits = holds(kept, first) & inUse; bits != 0; bits &= bits - 1) {
                int entry = 2 * (first + Long.numberOfTrailingZeros(bits));
                group[kept] += table[entry];
                reference[kept] += table[entry + 1];
            }
        }
    }

    private long holds(int kept, int first) {
        return population.tree().holds(kept, literal -> pattern(Integer.bitCount(kept & (1 << literal) - 1), first));
    }

    private static long pattern(int rank, int first) {
        return rank < RANKS.length ? RANKS[rank] : -(long) (first >>> rank & 1);
    }

    Pair held(int set) {
        return new Pair(group[set], reference[set]);
    }

    /** The ratio's logarithm, unless some set leaves one side without anybody. */
    Cause.Scale scale() {
        for (int set = 0; set < group.length; set++) {
            if (held(set).lacksOne()) {
                return Cause.Scale.DIFFERENCE;
            }
        }
        return Cause.Scale.LOG_RATIO;
    }

    /** Exactly: sum over sets without the literal of s! (k - s - 1)! / k! times what it adds to the set. Shapley 1953. */
    Shapley shapley(Cause.Scale scale) {
        double[] gaps = new double[group.length];
        for (int set = 0; set < gaps.length; set++) {
            gaps[set] = population.gap(held(set), scale);
        }
        double[] weights = weights(literals);
        double[] values = new double[literals];
        for (int literal = 0; literal < literals; literal++) {
            for (int set = 0; set < gaps.length; set++) {
                if ((set >>> literal & 1) == 0) {
                    values[literal] += weights[Integer.bitCount(set)] * (gaps[set | 1 << literal] - gaps[set]);
                }
            }
        }
        return new Shapley(scale, values, 0);
    }

    private static double[] weights(int literals) {
        double[] weights = new double[literals];
        weights[0] = 1.0 / literals;
        for (int size = 1; size < literals; size++) {
            weights[size] = weights[size - 1] * size / (literals - size);
        }
        return weights;
    }
}
