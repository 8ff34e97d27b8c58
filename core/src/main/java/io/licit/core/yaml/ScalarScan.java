package io.licit.core.yaml;

import java.util.Arrays;

/**
 * Reads a scalar's source a second time, noting for each character of the content the offset that it came from. YAML
 * 1.2.2, chapters 7.3 and 8.1: line folding, quotes, escapes, block indentation.
 */
final class ScalarScan {
    private final String source;
    private final int end;
    private final StringBuilder content = new StringBuilder();
    private int at;
    private int[] from = new int[16];

    ScalarScan(String source, int start, int end) {
        this.source = source;
        this.at = start;
        this.end = end;
    }

    String found() {
        return content.toString();
    }

    /** One offset for each character of the content, and one for its end. */
    int[] offsets() {
        int[] all = Arrays.copyOf(from, content.length() + 1);
        all[content.length()] = at;
        return all;
    }

    void plain() {
        while (at < end) {
            if (isBlank(at)) {
                blanks();
            } else {
                take(at + 1);
            }
        }
    }

    void singleQuoted() {
        at++;
        while (at < end - 1) {
            if (isBlank(at)) {
                blanks();
            } else if (source.charAt(at) == '\'') {
                take(at + 2);
            } else {
                take(at + 1);
            }
        }
    }

    void doubleQuoted() {
        at++;
        while (at < end - 1) {
            if (isBlank(at)) {
                blanks();
            } else if (source.charAt(at) == '\\') {
                escape();
            } else {
                take(at + 1);
            }
        }
    }

    /** The indentation follows from the first line that is not blank, as it stands and as it was read. */
    void literal(String text) {
        skipLine();
        int indent = indentation(text);
        int read = 0;
        while (read < text.length()) {
            int lineEnd = text.indexOf('\n', read);
            int length = (lineEnd < 0 ? text.length() : lineEnd) - read;
            int stop = endOfLine(at);
            at = length == 0 ? stop : Math.min(at + indent, stop);
            for (int i = 0; i < length && at < stop; i++) {
                take(at + 1);
            }
            read += length;
            if (lineEnd >= 0) {
                int next = afterBreak(stop);
                at = stop;
                put('\n', stop);
                at = next;
                read++;
            }
        }
        at = Math.min(at, end);
    }

    /** For folded text: the characters that are not blank stand in the file in the same order. */
    void align(String text) {
        if (at < end && source.charAt(at) == '>') {
            skipLine();
        }
        for (int i = 0; i < text.length(); i++) {
            char wanted = text.charAt(i);
            if (Character.isWhitespace(wanted)) {
                put(wanted, at);
                if (at < end && isBlank(at)) {
                    at++;
                }
                continue;
            }
            int next = source.indexOf(wanted, at);
            if (next < 0 || next >= end) {
                put(wanted, at);
                continue;
            }
            put(wanted, next);
            at = next + 1;
        }
    }

    /** Blanks within a line stay; one line break is a space, and each further one a line break. */
    private void blanks() {
        int stop = at;
        int breaks = 0;
        while (stop < end && isBlank(stop)) {
            int next = isBreak(stop) ? afterBreak(stop) : stop + 1;
            breaks += isBreak(stop) ? 1 : 0;
            stop = next;
        }
        if (breaks == 0) {
            while (at < stop) {
                take(at + 1);
            }
            return;
        }
        if (breaks == 1) {
            put(' ', at);
        }
        foldedBreaks(stop, breaks == 1 ? 1 : 0);
    }

    private void foldedBreaks(int stop, int shown) {
        int seen = 0;
        while (at < stop) {
            if (isBreak(at)) {
                if (seen > 0 && seen >= shown) {
                    put('\n', at);
                }
                seen++;
                at = afterBreak(at);
            } else {
                at++;
            }
        }
    }

    private void escape() {
        char kind = at + 1 < end ? source.charAt(at + 1) : '\\';
        if (isBreak(at + 1)) {
            int stop = afterBreak(at + 1);
            at = stop;
            while (stop < end && isBlank(stop)) {
                stop++;
            }
            while (at < stop) {
                if (isBreak(at)) {
                    put('\n', at);
                    at = afterBreak(at);
                } else {
                    at++;
                }
            }
            return;
        }
        int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        int next = Math.min(at + 2 + digits, end);
        if (digits == 0) {
            put(escaped(kind), at);
        } else {
            String hex = source.substring(at + 2, next);
            if (hex.chars().allMatch(c -> Character.digit(c, 16) >= 0) && hex.length() == digits) {
                int codePoint = (int) Long.parseLong(hex, 16);
                if (Character.isValidCodePoint(codePoint)) {
                    for (char c : Character.toChars(codePoint)) {
                        put(c, at);
                    }
                }
            }
        }
        at = next;
    }

    private static char escaped(char kind) {
        return switch (kind) {
            case '0' -> '\0';
            case 'a' -> '\u0007';
            case 'b' -> '\b';
            case 't', '\t' -> '\t';
            case 'n' -> '\n';
            case 'v' -> '\u000b';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'e' -> '\u001b';
            case 'N' -> '\u0085';
            case '_' -> '\u00a0';
            case 'L' -> '\u2028';
            case 'P' -> '\u2029';
            default -> kind;
        };
    }

    private int indentation(String text) {
        int line = at;
        for (String read : text.split("\n", -1)) {
            if (!read.isBlank()) {
                return Math.max(0, spaces(source, line) - spaces(read, 0));
            }
            line = afterBreak(endOfLine(line));
        }
        return 0;
    }

    private static int spaces(String text, int start) {
        int stop = start;
        while (stop < text.length() && text.charAt(stop) == ' ') {
            stop++;
        }
        return stop - start;
    }

    private void skipLine() {
        at = Math.min(end, afterBreak(endOfLine(at)));
    }

    private int endOfLine(int start) {
        int stop = start;
        while (stop < end && !isBreak(stop)) {
            stop++;
        }
        return stop;
    }

    private int afterBreak(int index) {
        if (index >= end) {
            return end;
        }
        boolean pair = source.charAt(index) == '\r' && index + 1 < source.length() && source.charAt(index + 1) == '\n';
        return Math.min(end, index + (pair ? 2 : 1));
    }

    private boolean isBreak(int index) {
        return index < end && (source.charAt(index) == '\n' || source.charAt(index) == '\r');
    }

    private boolean isBlank(int index) {
        return source.charAt(index) == ' ' || source.charAt(index) == '\t' || isBreak(index);
    }

    private void take(int next) {
        put(source.charAt(at), at);
        at = Math.min(next, end);
    }

    private void put(char character, int offset) {
        if (content.length() == from.length) {
            from = Arrays.copyOf(from, from.length * 2);
        }
        from[content.length()] = offset;
        content.append(character);
    }
}
