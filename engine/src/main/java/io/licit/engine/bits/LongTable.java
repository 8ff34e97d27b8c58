package io.licit.engine.bits;

import java.util.Arrays;

/** Distinct numbers at least zero, each with a row: 0 for the first one seen, and so on. Open addressing. */
final class LongTable {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final long FREE = -1;

    private long[] slots = filled(1 << 10);
    private int[] rowOf = new int[1 << 10];
    private long[] keys = new long[1 << 9];
    private int size;

    private static long[] filled(int length) {
        long[] slots = new long[length];
        Arrays.fill(slots, FREE);
        return slots;
    }

    int size() {
        return size;
    }

    long key(int row) {
        return keys[row];
    }

    /** Its row, which is a new one where it has none yet. */
    int row(long key) {
        int slot = slot(key);
        if (slots[slot] == key) {
            return rowOf[slot];
        }
        if (size == keys.length) {
            grow();
            slot = slot(key);
        }
        slots[slot] = key;
        rowOf[slot] = size;
        keys[size] = key;
        return size++;
    }

    /** Its row; several threads may ask while nothing is added. */
    int find(long key) {
        int slot = slot(key);
        if (slots[slot] != key) {
            throw new IllegalStateException("a number without a row");
        }
        return rowOf[slot];
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) (key * SPREAD >>> Long.numberOfLeadingZeros(mask));
        while (slots[slot] != key && slots[slot] != FREE) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, keys.length * 2);
        slots = filled(slots.length * 2);
        rowOf = new int[slots.length];
        for (int row = 0; row < size; row++) {
            int slot = slot(keys[row]);
            slots[slot] = keys[row];
            rowOf[slot] = row;
        }
    }
}
