package io.licit.core.source;

import java.util.Arrays;

/**
 * A named text. Offsets are UTF-16 code units into {@link #text()}; lines and columns count from one, columns in code
 * points so that an editor finds them.
 */
public final class SourceFile {
    private final String path;
    private final String text;
    private final int[] lineStarts;

    /**
     * @param path as it is shown to people, with forward slashes, relative to the workspace where it lies in one
     */
    public SourceFile(String path, String text) {
        this.path = path;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    public String path() {
        return path;
    }

    public String text() {
        return text;
    }

    /** The line's text without its line break. */
    public String line(int line) {
        int start = lineStarts[line - 1];
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }

    public Position position(int offset) {
        int at = Math.max(0, Math.min(offset, text.length()));
        int found = Arrays.binarySearch(lineStarts, at);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, text.codePointCount(lineStarts[line], at) + 1);
    }

    public Span span(int start, int end) {
        return new Span(this, start, end);
    }

    /** The whole file's first place, for messages about a file as such. */
    public Span start() {
        return new Span(this, 0, 0);
    }

    @Override
    public String toString() {
        return path;
    }

    private static int[] lineStarts(String text) {
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                count++;
            }
        }
        int[] starts = new int[count];
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                starts[line++] = i + 1;
            }
        }
        return starts;
    }

    /** A place that a person can go to; both count from one. */
    public record Position(int line, int column) {}
}
