package io.licit.engine.bits;

/**
 * Persons of up to eight sets by cell, counted together: one addition a person to the counter of her cell and of the
 * combination of sets that she is in. That is less work than an addition for each membership as soon as persons are, on
 * average, in one of the eight.
 */
final class JointCounts {
    static final int SETS = 8;

    /** Above it the counters would not stay in the processor's cache. */
    static final int MOST_CELLS = 256;

    private static final int COMBINATIONS = 1 << SETS;

    /** Bit i of a byte as bit 0 of byte i. */
    private static final long[] SPREAD = spread();

    private final int[] counters;

    JointCounts(int cells) {
        counters = new int[cells * COMBINATIONS];
    }

    private static long[] spread() {
        long[] spread = new long[1 << Byte.SIZE];
        for (int bits = 0; bits < spread.length; bits++) {
            for (int i = 0; i < Byte.SIZE; i++) {
                spread[bits] |= (bits >> i & 1L) << i * Byte.SIZE;
            }
        }
        return spread;
    }

    /**
     * @param words of each of eight sets, a bit a person
     * @param length persons of the block
     */
    void add(long[][] words, int[] cellOf, int length) {
        for (int word = 0; word * Long.SIZE < length; word++) {
            add(words, word, cellOf, Math.min(Long.SIZE, length - word * Long.SIZE));
        }
    }

    private void add(long[][] words, int word, int[] cellOf, int length) {
        long a = words[0][word];
        long b = words[1][word];
        long c = words[2][word];
        long d = words[3][word];
        long e = words[4][word];
        long f = words[5][word];
        long g = words[6][word];
        long h = words[7][word];
        for (int at = 0; at < length; at += Byte.SIZE) {
            // Byte i holds the combination of the i-th person from here.
            long combinations = of(a, at)
                    | of(b, at) << 1
                    | of(c, at) << 2
                    | of(d, at) << 3
                    | of(e, at) << 4
                    | of(f, at) << 5
                    | of(g, at) << 6
                    | of(h, at) << 7;
            int first = word * Long.SIZE + at;
            int last = first + Math.min(Byte.SIZE, length - at);
            for (int person = first; person < last; person++) {
                counters[cellOf[person] << SETS | (int) combinations & 0xff]++;
                combinations >>>= Byte.SIZE;
            }
        }
    }

    private static long of(long set, int at) {
        return SPREAD[(int) (set >>> at) & 0xff];
    }

    /** Adds what was counted of each set to its counts by cell. The counters are used up. */
    void addTo(long[][] counts, int sets) {
        for (int cell = 0; cell * COMBINATIONS < counters.length; cell++) {
            int from = cell * COMBINATIONS;
            for (int set = SETS - 1; set >= 0; set--) {
                // Those in the set, folded onto those who are not, so that the next set has half as many to add up.
                int half = 1 << set;
                long in = 0;
                for (int i = from; i < from + half; i++) {
                    in += counters[i + half];
                    counters[i] += counters[i + half];
                }
                if (set < sets) {
                    counts[set][cell] += in;
                }
            }
        }
    }
}
