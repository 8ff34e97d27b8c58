package io.licit.engine.column;

import java.util.Arrays;

/**
 * Sets of the persons of one block, a bit each, in 64-bit words. The loops are plain, so that the JVM's compiler turns
 * them into instructions on several words at once.
 */
final class Words {
    /** Words of a block. */
    static final int SIZE = 1 << 10;

    /** Persons of a block. */
    static final int PERSONS = SIZE * Long.SIZE;

    static final int BYTES = SIZE * Long.BYTES;

    private Words() {}

    static void copy(long[] from, long[] to) {
        System.arraycopy(from, 0, to, 0, SIZE);
    }

    static void clear(long[] to) {
        Arrays.fill(to, 0, SIZE, 0);
    }

    static void not(long[] from, long[] to) {
        for (int i = 0; i < SIZE; i++) {
            to[i] = ~from[i];
        }
    }

    static void and(long[] to, long[] with) {
        for (int i = 0; i < SIZE; i++) {
            to[i] &= with[i];
        }
    }

    static void or(long[] to, long[] with) {
        for (int i = 0; i < SIZE; i++) {
            to[i] |= with[i];
        }
    }

    static void andNot(long[] to, long[] with) {
        for (int i = 0; i < SIZE; i++) {
            to[i] &= ~with[i];
        }
    }

    static void orNot(long[] to, long[] with) {
        for (int i = 0; i < SIZE; i++) {
            to[i] |= ~with[i];
        }
    }

    static int count(long[] words) {
        int count = 0;
        for (int i = 0; i < SIZE; i++) {
            count += Long.bitCount(words[i]);
        }
        return count;
    }

    /** How many are in both. */
    static int countBoth(long[] one, long[] other) {
        int count = 0;
        for (int i = 0; i < SIZE; i++) {
            count += Long.bitCount(one[i] & other[i]);
        }
        return count;
    }

    /** Transposes 64 × 64 bits in place: bit j of word i becomes bit i of word j (Warren, Hacker's Delight, 7-3). */
    static void transpose(long[] square) {
        long mask = 0x0000_0000_ffff_ffffL;
        for (int width = 32; width != 0; width >>= 1) {
            for (int i = 0; i < Long.SIZE; i = (i + width + 1) & ~width) {
                long swap = (square[i] >>> width ^ square[i + width]) & mask;
                square[i + width] ^= swap;
                square[i] ^= swap << width;
            }
            mask ^= mask << (width >> 1);
        }
    }
}
