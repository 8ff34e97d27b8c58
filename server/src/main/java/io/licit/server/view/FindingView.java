package io.licit.server.view;

import java.util.ArrayList;
import java.util.List;

/**
 * A finding.
 *
 * @param severity error, warning or note
 * @param code as diagnostics have it
 * @param rule the rule behind it; empty where it is not of law
 * @param cite what the rule cites; empty likewise
 * @param url of the instrument; may be empty
 * @param segment it is about; empty where it is about none
 * @param place path and line
 * @param source the words that it points at; may be empty
 * @param help what to do; may be empty
 */
public record FindingView(
        String severity,
        String code,
        String message,
        String rule,
        String cite,
        String url,
        String segment,
        String place,
        String source,
        List<String> notes,
        String help) {
    public FindingView {
        notes = List.copyOf(notes);
    }

    /** A stretch of a sentence; the author's own words are code. */
    public record Stretch(String text, boolean isCode) {}

    /** A sentence by its backticks, as diagnostics have them. */
    public static List<Stretch> stretches(String sentence) {
        List<Stretch> all = new ArrayList<>();
        boolean isCode = false;
        for (String part : sentence.split("`", -1)) {
            if (!part.isEmpty()) {
                all.add(new Stretch(part, isCode));
            }
            isCode = !isCode;
        }
        return all;
    }
}
