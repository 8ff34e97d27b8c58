package io.licit.fairness.disclosure;

/**
 * Arithmetic modulo the prime 2^61 - 1, on numbers from 0 to that less one.
 *
 * <p>Sums of atoms that depend on each other do so modulo any prime but those that divide a denominator, which none that
 * is met here comes near.
 */
final class Modulus {
    static final long PRIME = (1L << 61) - 1;

    private Modulus() {}

    static long plus(long a, long b) {
        long sum = a + b;
        return sum >= PRIME ? sum - PRIME : sum;
    }

    static long minus(long a, long b) {
        return a >= b ? a - b : a - b + PRIME;
    }

    /** 2^61 is 1, so the product's upper bits are added to its lower ones. */
    static long times(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return plus(low & PRIME, (low >>> 61) | (high << 3));
    }

    /** By Fermat's little theorem. */
    static long inverse(long a) {
        long result = 1;
        long power = a;
        for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) {
                result = times(result, power);
            }
            power = times(power, power);
        }
        return result;
    }
}
