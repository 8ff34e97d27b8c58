package io.licit.engine.erase;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person is known by: her key, contact points, names, unique ids. Case means nothing. A value that tells her in any
 * text ({@code telling}) is looked for inside of texts, between signs that are no letter and no digit; one that might stand
 * for something else, such as a short number, counts only where it is the whole of a value.
 */
public final class Identifiers {
    private static final int TELLING_LENGTH = 4;
    private static final int TELLING_DIGITS = 7;
    private static final int UNMISTAKABLE_LENGTH = 8;
    private static final String HIDDEN = "[erased]";
    private static final String BESIDE_A_VALUE = ",;\t|\n\r\"";

    private final List<String> values;
    private final Set<String> whole = new LinkedHashSet<>();
    private final List<Needle> needles = new ArrayList<>();
    /** One of these stands wherever any of the values does. */
    private final Set<String> traces = new LinkedHashSet<>();

    private record Needle(String bytes, boolean unmistakable) {}

    private Identifiers(Collection<String> values) {
        this.values = List.copyOf(values);
        for (String value : this.values) {
            whole.add(folded(value));
            spellings(value).forEach(spelling -> traces.add(asBytes(spelling)));
            if (isTelling(value)) {
                boolean unmistakable = value.length() >= UNMISTAKABLE_LENGTH
                        && value.chars().anyMatch(c -> "0123456789abcdefABCDEF-".indexOf(c) < 0);
                spellings(value).forEach(spelling -> needles.add(new Needle(asBytes(spelling), unmistakable)));
            }
        }
    }

    /** Blanks around a value mean nothing, and a value of blanks is none. */
    public static Identifiers of(Collection<String> values) {
        return new Identifiers(values.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    public List<String> values() {
        return values;
    }

    /** The values as they are compared: without case, letters with marks in one form. */
    Set<String> folded() {
        return Collections.unmodifiableSet(whole);
    }

    /** Whether it is worth looking closer at a record: false only where nothing of her is in it. */
    boolean mayBeIn(byte[] bytes, int length) {
        String lower = lower(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        return traces.stream().anyMatch(lower::contains);
    }

    /** Whether a value is one of them. */
    boolean is(String value) {
        return whole.contains(folded(value));
    }

    /** Whether a value is one of them or holds one that tells her. */
    public boolean in(String value) {
        return is(value) || (!needles.isEmpty() && tellsIn(asBytes(value), false));
    }

    /** Whether a path has one as a part of it, or one that tells her anywhere. */
    boolean inName(String path) {
        return tellsIn(asBytes(path), false)
                || Stream.of(path.split("[/.=]", -1)).anyMatch(part -> !part.isEmpty() && is(part));
    }

    /** A path whose parts that tell her are hidden. */
    public String masked(String path) {
        return Stream.of(path.split("/", -1))
                .map(part -> inName(part) ? HIDDEN : part)
                .collect(Collectors.joining("/"));
    }

    /** A text without any of them. */
    public String struck(String text) {
        String left = text;
        for (String value : values) {
            Pattern alone = Pattern.compile(
                    "(?<![\\p{L}\\p{N}])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}])",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            left = alone.matcher(left).replaceAll(HIDDEN);
        }
        return left;
    }

    /**
     * Whether a file's bytes hold one.
     *
     * @param bytes one character each
     * @param text false where values stand side by side without a sign between them, as in a database's pages
     */
    boolean inBytes(String bytes, boolean text) {
        String lower = lower(bytes);
        return tellsIn(lower, !text) || (text && values.stream().anyMatch(value -> standsAlone(lower, value)));
    }

    private boolean tellsIn(String text, boolean pages) {
        String lower = lower(text);
        for (Needle needle : needles) {
            for (int at = lower.indexOf(needle.bytes); at >= 0; at = lower.indexOf(needle.bytes, at + 1)) {
                if ((pages && needle.unmistakable) || isBounded(lower, at, needle.bytes.length())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a short value is a field of a table in a text, or a text in quotes. */
    private static boolean standsAlone(String lower, String value) {
        String needle = asBytes(value);
        for (int at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, at + 1)) {
            int end = at + needle.length();
            boolean before = at == 0 || BESIDE_A_VALUE.indexOf(lower.charAt(at - 1)) >= 0;
            boolean after = end == lower.length() || BESIDE_A_VALUE.indexOf(lower.charAt(end)) >= 0;
            if (before && after) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBounded(String text, int at, int length) {
        return (at == 0 || !isWord(text.charAt(at - 1)))
                && (at + length == text.length() || !isWord(text.charAt(at + length)));
    }

    /** Letters and digits, and the bytes that letters beyond ASCII are made of. */
    private static boolean isWord(char c) {
        return c >= 0x80 || Character.isLetterOrDigit(c);
    }

    private static boolean isTelling(String value) {
        return value.length() >= TELLING_LENGTH
                && (value.chars().anyMatch(Character::isLetter)
                        || value.chars().filter(Character::isDigit).count() >= TELLING_DIGITS);
    }

    /** As CSV, JSON and HTML write it, in either form of letters with marks. */
    private static Set<String> spellings(String value) {
        Set<String> all = new LinkedHashSet<>();
        Stream.of(Normalizer.Form.NFC, Normalizer.Form.NFD)
                .map(form -> Normalizer.normalize(value, form))
                .flatMap(text -> Stream.of(
                        text,
                        text.replace("\"", "\"\""),
                        text.replace("\\", "\\\\").replace("\"", "\\\""),
                        text.replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace(">", "&gt;")
                                .replace("\"", "&quot;")
                                .replace("'", "&#39;")))
                .forEach(all::add);
        all.add(value);
        all.add(value.toLowerCase(Locale.ROOT));
        all.add(value.toUpperCase(Locale.ROOT));
        return all;
    }

    private static String folded(String value) {
        return Normalizer.normalize(value.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String asBytes(String value) {
        return lower(new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    /** ASCII alone, since the rest are bytes. */
    private static String lower(String bytes) {
        StringBuilder lower = new StringBuilder(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return lower.toString();
    }
}
