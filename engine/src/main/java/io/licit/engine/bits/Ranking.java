package io.licit.engine.bits;

import java.util.Arrays;

/**
 * Persons of whom a number is known, in ascending order of it; equal ones in the order of the persons. Zero is one number,
 * of whatever sign.
 *
 * <p>Sorted digit by digit from the last (radix sort, Knuth, The Art of Computer Programming 3, 5.2.5), since numbers that
 * people have use few of a double's bytes, and one order serves every characteristic.
 */
public final class Ranking {
    private static final int DIGITS = Long.BYTES;
    private static final int RADIX = 1 << Byte.SIZE;

    private final double[] values;
    private final int[] order;

    private Ranking(double[] values, int[] order) {
        this.values = values;
        this.order = order;
    }

    /** @param values by person, NaN where unknown; not to be changed while the ranking is in use */
    public static Ranking of(double[] values) {
        long[] keys = new long[values.length];
        int[] order = new int[values.length];
        int known = 0;
        for (int person = 0; person < values.length; person++) {
            if (!Double.isNaN(values[person])) {
                keys[known] = key(values[person]);
                order[known++] = person;
            }
        }
        return new Ranking(values, sorted(keys, order, known));
    }

    /** Sorts, without a sign, as the number does: IEEE 754, 5.10. */
    private static long key(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ (bits >> Long.SIZE - 1 | Long.MIN_VALUE);
    }

    private static int[] sorted(long[] keys, int[] order, int known) {
        int[][] counts = counts(keys, known);
        long[] fromKeys = keys;
        int[] from = order;
        long[] toKeys = new long[known];
        int[] to = new int[known];
        for (int digit = 0; digit < DIGITS; digit++) {
            if (tellsApart(counts[digit], known)) {
                move(fromKeys, from, toKeys, to, digit * Byte.SIZE, starts(counts[digit]));
                long[] spareKeys = fromKeys;
                int[] spare = from;
                fromKeys = toKeys;
                from = to;
                toKeys = spareKeys;
                to = spare;
            }
        }
        return from.length == known ? from : Arrays.copyOf(from, known);
    }

    private static int[][] counts(long[] keys, int known) {
        int[][] counts = new int[DIGITS][RADIX];
        for (int i = 0; i < known; i++) {
            long key = keys[i];
            for (int digit = 0; digit < DIGITS; digit++) {
                counts[digit][(int) (key >>> digit * Byte.SIZE) & RADIX - 1]++;
            }
        }
        return counts;
    }

    private static boolean tellsApart(int[] counts, int known) {
        return Arrays.stream(counts).noneMatch(count -> count == known);
    }

    private static int[] starts(int[] counts) {
        int[] starts = new int[RADIX];
        for (int digit = 1; digit < RADIX; digit++) {
            starts[digit] = starts[digit - 1] + counts[digit - 1];
        }
        return starts;
    }

    private static void move(long[] fromKeys, int[] from, long[] toKeys, int[] to, int shift, int[] starts) {
        int known = Math.min(from.length, to.length);
        for (int i = 0; i < known; i++) {
            int at = starts[(int) (fromKeys[i] >>> shift) & RADIX - 1]++;
            toKeys[at] = fromKeys[i];
            to[at] = from[i];
        }
    }

    /** How many persons the number is known of. */
    public int size() {
        return order.length;
    }

    int persons() {
        return values.length;
    }

    /** The person at a place, from 0. */
    public int person(int place) {
        return order[place];
    }

    /** Her number; never a negative zero. */
    public double value(int place) {
        return values[order[place]] + 0.0;
    }
}
