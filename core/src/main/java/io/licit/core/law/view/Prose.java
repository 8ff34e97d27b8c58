package io.licit.core.law.view;

import io.licit.core.diagnostic.Suggestions;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Pieces of sentences. */
final class Prose {
    private Prose() {}

    /** {@code a, b and c}. */
    static String and(Collection<String> items) {
        return Suggestions.joined(List.copyOf(items), "and");
    }

    static List<String> sorted(Collection<String> words) {
        return words.stream().sorted().toList();
    }

    /** {@code 26,625,000}. */
    static String amount(BigDecimal number) {
        return new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }

    /** Text on one line, ended by a full stop, begun by a capital. */
    static String sentence(String text) {
        return sentence(text, ".");
    }

    /** The same with the full stop of a language. */
    static String sentence(String text, String stop) {
        String line = text.strip().replaceAll("\\s+", " ");
        String whole = line.endsWith(stop) ? line : line + stop;
        return Character.toUpperCase(whole.charAt(0)) + whole.substring(1);
    }
}
