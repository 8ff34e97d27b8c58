package io.licit.core.diagnostic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A sentence with places. {@code {}} is the place of the next argument, and {@code {2}} in a translation that of the
 * second. Other braces stand for themselves.
 */
final class Template {
    private Template() {}

    static int places(String template) {
        int count = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
            if (close(template, open) > 0) {
                count++;
            }
        }
        return count;
    }

    /** Whether a translation has a place for each argument, and none twice. */
    static boolean hasPlaces(String translation, int arguments) {
        Set<Integer> asked = new HashSet<>();
        int next = 0;
        int count = 0;
        for (int open = translation.indexOf('{'); open >= 0; open = translation.indexOf('{', open + 1)) {
            int close = close(translation, open);
            if (close > 0) {
                count++;
                asked.add(close == open + 1 ? next++ : number(translation, open, close));
            }
        }
        return count == arguments && asked.size() == arguments && asked.stream().allMatch(one -> one < arguments);
    }

    private static int number(String template, int open, int close) {
        return Integer.parseInt(template.substring(open + 1, close)) - 1;
    }

    /** @param parts one for each place */
    static String filled(String template, List<Object> parts, Phrasebook phrasebook) {
        if (parts.isEmpty()) {
            return template;
        }
        StringBuilder text = new StringBuilder();
        int from = 0;
        int next = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
            int close = close(template, open);
            if (close > 0) {
                int part = close == open + 1 ? next++ : number(template, open, close);
                text.append(template, from, open).append(Sentence.rendered(parts.get(part), phrasebook));
                from = close + 1;
            }
        }
        return text.append(template, from, template.length()).toString();
    }

    /** The end of the place that a brace opens; -1 where it opens none. */
    private static int close(String template, int open) {
        int at = open + 1;
        while (at < template.length() && template.charAt(at) >= '1' && template.charAt(at) <= '9') {
            at++;
        }
        return at < template.length() && template.charAt(at) == '}' && at <= open + 2 ? at : -1;
    }
}
