package io.licit.engine.column;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The codes of one block's persons.
 *
 * @param low the least code; slices tell by how much a code is above it
 * @param high the greatest code; less than {@code low} where nobody has a value
 * @param slices how many bits the difference takes
 * @param nulls whether somebody has no value
 * @param bits the slices, least bit first, and then, with nulls, who has no value
 */
record Block(long low, long high, int slices, boolean nulls, ByteBuffer bits) {
    /** One that is of no persons. */
    static Block nobody() {
        return new Block(Long.MAX_VALUE, Long.MIN_VALUE, 0, false, ByteBuffer.allocate(0));
    }

    static int slices(long low, long high) {
        return low > high ? 0 : Long.SIZE - Long.numberOfLeadingZeros(high - low);
    }

    static int bytes(int slices, boolean nulls) {
        return (slices + (nulls ? 1 : 0)) * Words.BYTES;
    }

    boolean isEmpty() {
        return low > high;
    }

    /** Reads a slice, or, at the index after the last, who has no value. */
    void read(int slice, long[] words) {
        bits.duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(slice * Words.BYTES)
                .limit((slice + 1) * Words.BYTES)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(words, 0, Words.SIZE);
    }

    /** Everybody's code; the least where there is none. */
    void decode(long[] codes) {
        long[][] read = new long[slices][Words.SIZE];
        for (int slice = 0; slice < slices; slice++) {
            read(slice, read[slice]);
        }
        long[] square = new long[Long.SIZE];
        for (int word = 0; word < Words.SIZE; word++) {
            for (int slice = 0; slice < Long.SIZE; slice++) {
                square[slice] = slice < slices ? read[slice][word] : 0;
            }
            Words.transpose(square);
            for (int i = 0; i < Long.SIZE; i++) {
                codes[word * Long.SIZE + i] = low + square[i];
            }
        }
    }

    /**
     * The block of these codes.
     *
     * @param known whose code counts, a bit each
     */
    static Block of(long[] codes, long[] known, int persons) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        int count = 0;
        for (int i = 0; i < persons; i++) {
            if ((known[i >> 6] >>> i & 1) != 0) {
                low = Math.min(low, codes[i]);
                high = Math.max(high, codes[i]);
                count++;
            }
        }
        int slices = slices(low, high);
        ByteBuffer bits = ByteBuffer.allocate(bytes(slices, count < persons)).order(ByteOrder.LITTLE_ENDIAN);
        if (slices > 0) {
            slice(codes, known, low, slices, bits);
        }
        if (count < persons) {
            nulls(known, persons, bits.position(slices * Words.BYTES));
        }
        return new Block(low, high, slices, count < persons, bits.rewind());
    }

    private static void slice(long[] codes, long[] known, long low, int slices, ByteBuffer bits) {
        long[] square = new long[Long.SIZE];
        for (int word = 0; word < Words.SIZE; word++) {
            for (int i = 0; i < Long.SIZE; i++) {
                square[i] = (known[word] >>> i & 1) != 0 ? codes[word * Long.SIZE + i] - low : 0;
            }
            Words.transpose(square);
            for (int slice = 0; slice < slices; slice++) {
                bits.putLong(slice * Words.BYTES + word * Long.BYTES, square[slice]);
            }
        }
    }

    private static void nulls(long[] known, int persons, ByteBuffer bits) {
        for (int word = 0; word < Words.SIZE; word++) {
            int left = Math.max(0, Math.min(Long.SIZE, persons - word * Long.SIZE));
            long within = left == Long.SIZE ? -1 : (1L << left) - 1;
            bits.putLong(~known[word] & within);
        }
    }
}
