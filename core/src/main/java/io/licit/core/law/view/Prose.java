package io.licit.core.law.view;

import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Suggestions;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Pieces of sentences. */
final class Prose {
    private Prose() {}

    /** {@code a, b or c}. */
    static String or(Collection<String> items) {
        return Suggestions.joined(List.copyOf(items), "or");
    }

    /** {@code a, b and c}. */
    static String and(Collection<String> items) {
        return Suggestions.joined(List.copyOf(items), "and");
    }

    /** The words of constants, in the order of their vocabulary. */
    static <E extends Enum<E> & Word> List<String> words(Collection<E> constants) {
        return constants.stream().sorted().map(Word::word).toList();
    }

    static List<String> sorted(Collection<String> words) {
        return words.stream().sorted().toList();
    }

    /** {@code 1 year and 6 months}. */
    static String time(Period period) {
        List<String> parts = new ArrayList<>();
        count(parts, period.getYears(), "year");
        count(parts, period.getMonths(), "month");
        count(parts, period.getDays(), "day");
        return and(parts);
    }

    /** {@code 26,625,000}. */
    static String amount(BigDecimal number) {
        return new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }

    /** Text on one line, ended by a full stop, begun by a capital. */
    static String sentence(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        String whole = line.endsWith(".") ? line : line + ".";
        return Character.toUpperCase(whole.charAt(0)) + whole.substring(1);
    }

    private static void count(List<String> parts, int number, String unit) {
        if (number != 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }
}
