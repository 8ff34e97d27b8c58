package io.licit.core.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places of a text that mailing programs fill for each recipient, as the common ones write them. */
final class MergeFields {
    private static final Pattern FIELD = Pattern.compile(
            "\\{\\{\\{?[^{}]{0,300}\\}\\}\\}?|\\{%[^{}%]{0,300}%\\}|<%[^<>%]{0,300}%>|\\*\\|[^|*\\n]{0,200}\\|\\*"
                    + "|%%[A-Za-z_][^%\\n]{0,200}%%|\\[\\[[^\\[\\]\\n]{0,200}\\]\\]"
                    + "|(?<![{$])\\$?\\{[A-Za-z_][\\w.-]{0,100}(?:[ :|][^{}\\n]{0,100})?\\}(?!\\})");

    private static final Pattern LOOSE =
            Pattern.compile("\\{\\{|\\}\\}|\\{%|%\\}|<%|\\*\\||\\|\\*|%%[A-Za-z_]|\\[\\[|\\$\\{");

    private static final Pattern DELIMITERS = Pattern.compile("^[{<$*%\\[|#/^&!=~-]+|[}>*%\\]|~-]+$");

    private MergeFields() {}

    /** From {@code start} until {@code end} of a text. */
    record Stretch(String name, int start, int end) {}

    static List<Stretch> in(String text) {
        List<Stretch> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            fields.add(new Stretch(name(field.group()), field.start(), field.end()));
        }
        return fields;
    }

    /** Marks of a field that do not belong to a whole one. */
    static List<Stretch> loose(String text) {
        StringBuilder rest = new StringBuilder(text);
        for (Stretch field : in(text)) {
            for (int i = field.start(); i < field.end(); i++) {
                rest.setCharAt(i, ' ');
            }
        }
        List<Stretch> loose = new ArrayList<>();
        Matcher mark = LOOSE.matcher(rest);
        while (mark.find()) {
            loose.add(new Stretch(mark.group(), mark.start(), mark.end()));
        }
        return loose;
    }

    /** Whether the text begins with a field, so that what it comes to is not known. */
    static boolean leads(String text) {
        List<Stretch> fields = in(text);
        return !fields.isEmpty() && fields.get(0).start() == 0;
    }

    private static String name(String field) {
        return DELIMITERS.matcher(field).replaceAll("").strip();
    }
}
