package io.licit.programme.request;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A condition's canonical text in words for people who do not write conditions. What stands in quotes is left as it is. */
final class PlainWords {
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
    private static final Map<Pattern, String> SPOKEN = spoken();

    private PlainWords() {}

    private static Map<Pattern, String> spoken() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("\\bdistinct_count\\(", "the number of different ones of (");
        words.put("\\bcount\\(", "the number of (");
        words.put("\\bsum\\(", "the sum of (");
        words.put("\\bavg\\(", "the average of (");
        words.put("\\bmax\\(", "the highest or latest of (");
        words.put("\\bmin\\(", "the lowest or earliest of (");
        words.put("\\bfirst\\(", "the first of (");
        words.put("\\blast\\(", "the last of (");
        words.put("\\bdays_since\\(", "the days since (");
        words.put("\\bpercentile\\(", "the rank among all persons, from 0 to 1, of (");
        words.put("\\btoday - (\\d+ (?:days?|weeks?|months?|years?))", "$1 ago");
        words.put("\\bdate (?=')", "");
        words.put(" is not null\\b", " is known");
        words.put(" is null\\b", " is not known");
        words.put(" not in \\(", " is none of (");
        words.put(" in \\(", " is one of (");
        words.put("\\bin segment ", "is in the segment ");
        words.put(" not like ", " does not look like ");
        words.put(" like ", " looks like ");
        words.put(" between ", " is between ");
        words.put(" >= ", " is at least ");
        words.put(" <= ", " is at most ");
        words.put(" <> ", " is not ");
        words.put(" > ", " is more than ");
        words.put(" < ", " is less than ");
        words.put(" = ", " is ");
        words.put("\\((\\w+(?:\\.\\w+)?)\\)", "$1");
        words.put("_", " ");
        Map<Pattern, String> compiled = new LinkedHashMap<>();
        words.forEach((sign, spoken) -> compiled.put(Pattern.compile(sign), spoken));
        return compiled;
    }

    static String of(String canonical) {
        StringBuilder words = new StringBuilder();
        Matcher quoted = QUOTED.matcher(canonical);
        int at = 0;
        while (quoted.find()) {
            words.append(said(canonical.substring(at, quoted.start()))).append(quoted.group());
            at = quoted.end();
        }
        return words.append(said(canonical.substring(at))).toString();
    }

    private static String said(String part) {
        String words = part;
        for (Map.Entry<Pattern, String> one : SPOKEN.entrySet()) {
            words = one.getKey().matcher(words).replaceAll(one.getValue());
        }
        return words;
    }

    /** A column's or a category's name, as a label. */
    static String label(String name) {
        String words = name.replace('_', ' ').replace('.', ' ').strip();
        return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
