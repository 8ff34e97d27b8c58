package io.licit.cli;

import io.licit.engine.Sampled;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Shares of persons to draw, as people write them, and those drawn. */
final class Shares {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DIGITS = 4;

    private Shares() {}

    /** {@code 5%} or {@code 0.05}; empty where it is no share over 0 and up to 1. */
    static Optional<Double> read(String given) {
        boolean percent = given.endsWith("%");
        try {
            BigDecimal number = new BigDecimal(
                    percent ? given.substring(0, given.length() - 1).strip() : given);
            BigDecimal share = percent ? number.divide(HUNDRED, number.scale() + 2, RoundingMode.UNNECESSARY) : number;
            return share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0 && share.doubleValue() > 0
                    ? Optional.of(share.doubleValue())
                    : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** Of the persons, in [0, 1], to four digits after the point. */
    static BigDecimal decimal(Sampled.Drawn drawn) {
        return drawn.persons() == 0
                ? BigDecimal.ONE
                : BigDecimal.valueOf(drawn.personsDrawn())
                        .divide(BigDecimal.valueOf(drawn.persons()), DIGITS, RoundingMode.HALF_UP);
    }

    /** {@code 5.01 %}. */
    static String percent(Sampled.Drawn drawn) {
        return decimal(drawn).multiply(HUNDRED).stripTrailingZeros().toPlainString() + " %";
    }
}
