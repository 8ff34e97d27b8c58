package io.licit.engine.column;

/**
 * Codes of numbers. Where all values are multiples of a power of ten, the code is the multiple: few bits tell it. Else it
 * is the double's own bits, in an order that is the numbers'.
 *
 * @param places decimal places of the multiples, 0 to {@link #MOST_PLACES}; {@link #DOUBLES} for doubles' bits
 */
public record Numbers(int places) {
    static final int MOST_PLACES = 6;
    static final int DOUBLES = -1;

    /** Up to here neighbouring multiples are different doubles, whatever the places. */
    private static final double MOST_MULTIPLE = 1L << 50;

    private static final double[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    public Numbers {
        if (places < DOUBLES || places > MOST_PLACES) {
            throw new IllegalArgumentException("no such places: " + places);
        }
    }

    /** Whole numbers. */
    public static Numbers whole() {
        return new Numbers(0);
    }

    /** These, or the first form after them that can tell the number. */
    Numbers fitting(double number) {
        int fitting = places;
        while (fitting >= 0 && !isMultiple(number, fitting)) {
            fitting = fitting == MOST_PLACES ? DOUBLES : fitting + 1;
        }
        return fitting == places ? this : new Numbers(fitting);
    }

    private static boolean isMultiple(double number, int places) {
        double multiple = Math.rint(number * POWERS[places]);
        return Math.abs(multiple) <= MOST_MULTIPLE && multiple / POWERS[places] == number;
    }

    /** Of a number that these can tell. */
    long code(double number) {
        return places == DOUBLES ? ordered(number + 0.0) : (long) Math.rint(number * POWERS[places]);
    }

    double number(long code) {
        if (places == DOUBLES) {
            return Double.longBitsToDouble(code ^ (code >> 63 & Long.MAX_VALUE));
        }
        return code / POWERS[places];
    }

    private static long ordered(double number) {
        long bits = Double.doubleToLongBits(number);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    /** The codes of numbers that are not less. */
    public Ranges atLeast(double number) {
        return Ranges.of(ceiling(number), Long.MAX_VALUE);
    }

    /** The codes of numbers that are greater. */
    public Ranges above(double number) {
        return atMost(number).not();
    }

    /** The codes of numbers that are not greater. */
    public Ranges atMost(double number) {
        long ceiling = ceiling(number);
        boolean met = ceiling != Long.MAX_VALUE && number(ceiling) == number;
        return met ? Ranges.of(Long.MIN_VALUE, ceiling) : atLeast(number).not();
    }

    /** The least code whose number is not less. */
    private long ceiling(double number) {
        if (places == DOUBLES) {
            return ordered(number + 0.0);
        }
        double multiple = Math.ceil(number * POWERS[places]);
        if (multiple > MOST_MULTIPLE) {
            return Long.MAX_VALUE;
        }
        if (multiple < -MOST_MULTIPLE) {
            return Long.MIN_VALUE;
        }
        // The product is rounded, so that the code may be one off.
        long code = (long) multiple - 1;
        while (number(code) < number) {
            code++;
        }
        return code;
    }
}
