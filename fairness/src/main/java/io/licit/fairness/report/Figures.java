package io.licit.fairness.report;

import io.licit.fairness.group.Intersection;
import io.licit.fairness.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers as the page prints them. One that is not a number was withheld; an absent one is a dash. */
final class Figures {
    static final String NONE = "–";
    static final String WITHHELD = "withheld";

    /** Of a ratio: with three, 0.7996 would stand at the line of 0.8 and below it in the verdict. */
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private static final MathContext FEW_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);
    private static final MathContext P_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final double SMALLEST_P = 0.0001;
    private static final double SMALLEST_PERCENT = 0.1;
    private static final double SMALLEST_PLAIN = 1e-6;
    private static final int WIDE_FROM = 0x1100;

    private Figures() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of persons; with one decimal where it is a sum of probabilities. */
    static String count(double number) {
        if (!Double.isFinite(number)) {
            return odd(number);
        }
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%,.0f", number + 0.0)
                : String.format(Locale.ROOT, "%,.1f", number);
    }

    /** Four significant digits. */
    static String number(double number) {
        if (!Double.isFinite(number)) {
            return odd(number);
        }
        if (number == 0) {
            return "0";
        }
        double size = Math.abs(number);
        if (size >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        if (size < SMALLEST_PLAIN) {
            return String.format(Locale.ROOT, "%.2e", number);
        }
        BigDecimal rounded = new BigDecimal(number).round(DIGITS);
        // A number that is exact in fewer digits is filled up, so that a column stays even.
        return rounded.setScale(rounded.scale() + DIGITS.getPrecision() - rounded.precision())
                .toPlainString();
    }

    static String number(OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : NONE;
    }

    /** A setting, without digits that say nothing. */
    static String setting(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /** One decimal; two significant digits below a tenth, where one decimal would say zero. */
    static String percent(double share) {
        if (!Double.isFinite(share)) {
            return odd(share);
        }
        return percentNumber(share) + "%";
    }

    static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : NONE;
    }

    private static String percentNumber(double share) {
        double percent = share * 100;
        double size = Math.abs(percent);
        if (size == 0 || size >= SMALLEST_PERCENT) {
            return String.format(Locale.ROOT, "%,.1f", percent + 0.0);
        }
        return size < SMALLEST_PLAIN
                ? String.format(Locale.ROOT, "%.1e", percent)
                : new BigDecimal(percent).round(FEW_DIGITS).toPlainString();
    }

    static String p(double p) {
        if (!Double.isFinite(p)) {
            return odd(p);
        }
        if (p < SMALLEST_P) {
            return "< 0.0001";
        }
        return p >= 1 ? "1" : new BigDecimal(p).round(P_DIGITS).toPlainString();
    }

    static String p(OptionalDouble p) {
        return p.isPresent() ? p(p.getAsDouble()) : NONE;
    }

    static String interval(Interval interval) {
        return number(interval.low()) + " to " + number(interval.high());
    }

    static String interval(Optional<Interval> interval) {
        return interval.map(Figures::interval).orElse(NONE);
    }

    static String percents(Optional<Interval> interval) {
        return interval.map(one -> percentNumber(one.low()) + " to " + percent(one.high()))
                .orElse(NONE);
    }

    /** A characteristic's name, or those of an intersection. */
    static String name(String characteristic) {
        return characteristic.replace("*", " × ");
    }

    /** A group's value; that of an intersection with room around what joins it. */
    static String value(String characteristic, String value) {
        return Intersection.parts(characteristic).size() > 1 ? value.replace("|", " | ") : value;
    }

    /** A sentence, with its full stop. */
    static String sentence(String words) {
        return words.isEmpty() || words.endsWith(".") ? words : words + ".";
    }

    /** {@code 1 person}, {@code 2 persons}. */
    /** An instant of ISO 8601, such as {@code 2026-11-24T23:59:59.999999Z}, to the minute. */
    static String minute(String instant) {
        return instant.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d).*Z$", "$1 $2 UTC");
    }

    static String of(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** A text that takes at most so many columns, where a wide character of East Asia takes two. */
    static String shortened(String text, int columns) {
        int used = 0;
        StringBuilder kept = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            used += point >= WIDE_FROM ? 2 : 1;
            if (used >= columns && kept.codePointCount(0, kept.length()) + 1 < text.codePointCount(0, text.length())) {
                return kept.append('…').toString();
            }
            kept.appendCodePoint(point);
        }
        return kept.toString();
    }

    private static String odd(double number) {
        if (Double.isNaN(number)) {
            return WITHHELD;
        }
        return number > 0 ? "∞" : "-∞";
    }
}
