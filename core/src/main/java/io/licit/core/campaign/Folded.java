package io.licit.core.campaign;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as wordings are looked for in it: every way of writing the same word made one, and each character with its
 * place in the text.
 *
 * <p>Compatibility forms are plain (Unicode NFKC, UAX 15), so that full-width digits are digits. What is not seen is gone.
 * Letters of another script that stand in a Latin word for those that they look like (after UTS 39) are Latin. White space
 * is one space, and none between Chinese or Japanese characters. A word spelt with gaps is a word. A merge field is one
 * {@link #FIELD}, whatever its name says.
 */
final class Folded {
    static final char FIELD = '\uFFFC';

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern SPELT = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:\\p{IsLatin}([ ._*-]))(?:\\p{IsLatin}\\1){2,30}" + "\\p{IsLatin}(?![\\p{L}\\p{N}])");
    private static final String LIKE_FROM = "АВЕЅЗІЈКМНОРСТУХаеѕіјорсухһԁԛԝɡΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρυχικτϲ";
    private static final String LIKE_TO = "ABES3IJKMHOPCTYXaesijopcyxhdqwgABEZHIKMNOPTYXaovpuxiktc";
    private static final Map<Character, Character> LIKE = pairs(LIKE_FROM, LIKE_TO);
    private static final Map<Character, Character> SIGNS = pairs("’‘ʼ‛′´`“”„«»–—‒‑−‐", "'''''''\"\"\"\"\"------");

    private final String text;
    private final int[] starts;
    private final int[] ends;

    private Folded(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    static Folded of(String text) {
        Builder builder = new Builder(text.length());
        int at = 0;
        for (MergeFields.Stretch field : MergeFields.in(text)) {
            builder.fold(text, at, field.start());
            builder.add(FIELD, field.start(), field.end());
            at = field.end();
        }
        builder.fold(text, at, text.length());
        return builder.latin().joined();
    }

    String text() {
        return text;
    }

    /** Where in the text the character at {@code index} began. */
    int start(int index) {
        return starts[index];
    }

    /** Where in the text the stretch ended that comes before {@code index}, which is positive. */
    int end(int index) {
        return ends[index - 1];
    }

    private static final class Builder {
        private final StringBuilder out;
        private int[] starts;
        private int[] ends;

        Builder(int length) {
            out = new StringBuilder(length);
            starts = new int[length + 16];
            ends = new int[length + 16];
        }

        void fold(String text, int from, int until) {
            int at = from;
            while (at < until) {
                int point = text.codePointAt(at);
                int next = at + Character.charCount(point);
                if (isUnseen(point)) {
                    at = next;
                    continue;
                }
                while (next < until && continues(text.codePointAt(next))) {
                    next += Character.charCount(text.codePointAt(next));
                }
                if (isSpace(point)) {
                    space(at, next);
                } else {
                    cluster(text.substring(at, next), at, next);
                }
                at = next;
            }
        }

        private void cluster(String written, int from, int until) {
            String plain = Normalizer.normalize(written, Normalizer.Form.NFKC);
            for (int i = 0; i < plain.length(); i++) {
                char one = plain.charAt(i);
                if (isSpace(one)) {
                    space(from, until);
                } else if (!isStruck(one) && !isUnseen(one)) {
                    add(SIGNS.getOrDefault(one, one), from, until);
                }
            }
        }

        private void space(int from, int until) {
            if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                add(' ', from, until);
            }
        }

        void add(char one, int from, int until) {
            int last = out.length();
            if (last > 1 && out.charAt(last - 1) == ' ' && isIdeographic(one) && isIdeographic(out.charAt(last - 2))) {
                out.setLength(--last);
            }
            if (last == starts.length) {
                starts = Arrays.copyOf(starts, last * 2);
                ends = Arrays.copyOf(ends, last * 2);
            }
            out.append(one);
            starts[last] = from;
            ends[last] = until;
        }

        /** Letters that only look Latin, in words that are Latin but for them, or among Latin words, made Latin. */
        Builder latin() {
            boolean latinText = count("\\p{IsLatin}") > count("[\\p{IsCyrillic}\\p{IsGreek}]");
            Matcher word = WORD.matcher(out.toString());
            while (word.find()) {
                String letters = word.group();
                boolean mixed = letters.chars()
                        .anyMatch(one -> Character.UnicodeScript.of(one) == Character.UnicodeScript.LATIN);
                boolean alike = letters.chars().allMatch(one -> LIKE.containsKey((char) one));
                if (mixed || alike && latinText) {
                    for (int i = word.start(); i < word.end(); i++) {
                        out.setCharAt(i, LIKE.getOrDefault(out.charAt(i), out.charAt(i)));
                    }
                }
            }
            return this;
        }

        private long count(String letters) {
            return Pattern.compile(letters).matcher(out).results().count();
        }

        /** Words that are spelt with gaps, joined. */
        Folded joined() {
            Matcher spelt = SPELT.matcher(out.toString());
            StringBuilder text = new StringBuilder(out.length());
            int[] from = new int[out.length()];
            int[] until = new int[out.length()];
            int at = 0;
            while (spelt.find()) {
                for (; at < spelt.start(); at++) {
                    keep(text, from, until, at);
                }
                for (; at < spelt.end(); at += 2) {
                    keep(text, from, until, at);
                }
                at = spelt.end();
            }
            for (; at < out.length(); at++) {
                keep(text, from, until, at);
            }
            return new Folded(text.toString(), Arrays.copyOf(from, text.length()), Arrays.copyOf(until, text.length()));
        }

        private void keep(StringBuilder text, int[] from, int[] until, int at) {
            from[text.length()] = starts[at];
            until[text.length()] = ends[at];
            text.append(out.charAt(at));
        }
    }

    /** Characters that no reader sees: of format, fillers, variation selectors (Default_Ignorable_Code_Point of UAX 44). */
    static boolean isUnseen(int point) {
        return Character.getType(point) == Character.FORMAT
                || point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x3164
                || point == 0xFFA0
                || point >= 0xFE00 && point <= 0xFE0F
                || point >= 0xE0100 && point <= 0xE01EF;
    }

    static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean continues(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || point >= 0x1160 && point <= 0x11FF;
    }

    /** Strokes through and rings around a letter. */
    private static boolean isStruck(char one) {
        return one >= 0x0334 && one <= 0x0338 || one >= 0x20D0 && one <= 0x20F0;
    }

    private static boolean isIdeographic(char one) {
        return switch (Character.UnicodeScript.of(one)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }

    private static Map<Character, Character> pairs(String from, String to) {
        if (from.length() != to.length()) {
            throw new IllegalStateException("characters without a partner: " + from + " / " + to);
        }
        Map<Character, Character> pairs = new HashMap<>();
        for (int i = 0; i < from.length(); i++) {
            pairs.put(from.charAt(i), to.charAt(i));
        }
        return Map.copyOf(pairs);
    }

    /** The scripts of a text's letters that tell a language of East Asia. */
    static boolean has(Character.UnicodeScript script, String text) {
        return text.codePoints().anyMatch(point -> Character.UnicodeScript.of(point) == script);
    }

    /** The same text with some characters written as others, place for place. */
    Folded with(Map<Character, Character> variants) {
        StringBuilder other = new StringBuilder(text);
        for (int i = 0; i < other.length(); i++) {
            other.setCharAt(i, variants.getOrDefault(other.charAt(i), other.charAt(i)));
        }
        return new Folded(other.toString(), starts, ends);
    }

    /** Where a text stands in it, read as it is read; empty where it does not. */
    List<int[]> find(String words) {
        return find(Folded.of(words));
    }

    private List<int[]> find(Folded words) {
        String wanted = words.text.strip();
        if (wanted.isEmpty()) {
            return List.of();
        }
        return Pattern.compile(Pattern.quote(wanted), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .results()
                .map(found -> new int[] {starts[found.start()], ends[found.end() - 1]})
                .toList();
    }
}
