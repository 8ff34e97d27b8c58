package io.licit.fairness.cause;

/**
 * Persons by cell, as the binary digits of their numbers, 64 cells to a word, so that the persons of any set of cells are
 * a sum over digits and not over cells.
 */
final class Tally {
    private final int digits;
    /** Digit d of the cells of word w is at {@code w * digits + d}. */
    private final long[] words;

    Tally(long[] persons) {
        long any = 0;
        for (long one : persons) {
            any |= one;
        }
        digits = 64 - Long.numberOfLeadingZeros(any);
        words = new long[((persons.length + 63) >> 6) * digits];
        for (int cell = 0; cell < persons.length; cell++) {
            for (int digit = 0; digit < digits; digit++) {
                words[(cell >> 6) * digits + digit] |= (persons[cell] >>> digit & 1) << (cell & 63);
            }
        }
    }

    int digits() {
        return digits;
    }

    /** Persons of the cells of one word whose bit is set; bits beyond the last cell count for nothing. */
    long of(long cells, int word) {
        long sum = 0;
        for (int digit = 0; digit < digits; digit++) {
            sum += (long) Long.bitCount(cells & words[word * digits + digit]) << digit;
        }
        return sum;
    }
}
