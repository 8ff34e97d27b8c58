package io.licit.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A double in the fewest digits that give it back; ECMA-262, Number::toString, as RFC 8785, section 3.2.2.3, asks. */
final class ShortestNumber {
    private static final int DIGITS_MAX = 17;
    private static final int POINT_MAX = 21;
    private static final int ZEROS_MAX = 6;

    /** Below 2^53 every whole number is a double, and its digits are those of the number. */
    private static final double EXACT = 0x1p53;

    private ShortestNumber() {}

    static String print(double value) {
        if (value == 0) {
            return "0";
        }
        if (Math.abs(value) < EXACT && value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        String sign = value < 0 ? "-" : "";
        BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return sign + print(digits, point);
    }

    /** Both neighbours are tried at each length: at powers of two the nearer one need not be the one that comes back. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DIGITS_MAX; digits++) {
            BigDecimal near = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (near.doubleValue() == value) {
                return near;
            }
            BigDecimal down = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
            if (down.doubleValue() == value) {
                return down;
            }
            if (up.doubleValue() == value) {
                return up;
            }
        }
        return exact.round(new MathContext(DIGITS_MAX, RoundingMode.HALF_EVEN));
    }

    private static String print(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= POINT_MAX) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= POINT_MAX) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-ZEROS_MAX < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        int exponent = point - 1;
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
