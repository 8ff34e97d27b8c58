package io.licit.core.law.view;

import java.util.List;
import java.util.regex.Pattern;

/** Text as Markdown shows it. */
final class Markdown {
    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_\\[\\]<>|~])");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s()<>\\[\\]|`]+");

    private Markdown() {}

    /** On one line, with nothing in it taken for a mark. */
    static String text(String text) {
        return SPECIAL.matcher(text.strip().replaceAll("\\s+", " ")).replaceAll("\\\\$1");
    }

    /** A link where the address is one that a link can hold, else the text alone. */
    static String link(String text, String address) {
        return ADDRESS.matcher(address).matches()
                ? "[" + text(text) + "](" + address + ")"
                : text(text + " " + address);
    }

    static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** The head of a table and the line below it; a column whose head begins with {@code >} keeps to the right. */
    static String head(List<String> columns) {
        return row(columns.stream().map(name -> name.replaceFirst("^>", "")).toList())
                + row(columns.stream()
                        .map(name -> name.startsWith(">") ? "--:" : "---")
                        .toList());
    }
}
