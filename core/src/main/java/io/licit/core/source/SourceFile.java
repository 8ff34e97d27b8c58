package io.licit.core.source;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A named text. Offsets are UTF-16 code units into {@link #text()}; lines and columns count from one, columns in code
 * points so that an editor finds them.
 */
public final class SourceFile {
    private final String path;
    private final int length;

    private final Supplier<String> source;

    /** Asked for when it is needed. Two threads may both do so, and get the same. */
    private @Nullable String text;

    /** Found when the first place is asked for; of most texts none is. Two threads may both find them, and the same. */
    private volatile int @Nullable [] lineStarts;

    /**
     * @param path as it is shown to people, with forward slashes, relative to the workspace where it lies in one
     */
    public SourceFile(String path, String text) {
        this(path, text.length(), () -> text);
        this.text = text;
    }

    private SourceFile(String path, int length, Supplier<String> source) {
        this.path = path;
        this.length = length;
        this.source = source;
    }

    /**
     * A text that is fetched when it is asked for, which for most that are known already is never.
     *
     * @param length of the text, in UTF-16 code units
     */
    public static SourceFile later(String path, int length, Supplier<String> source) {
        return new SourceFile(path, length, source);
    }

    public String path() {
        return path;
    }

    /** How long the text is. */
    public int length() {
        return length;
    }

    public String text() {
        String known = text;
        if (known == null) {
            known = source.get();
            if (known.length() != length) {
                throw new IllegalStateException("not the text that was known: " + path);
            }
            text = known;
        }
        return known;
    }

    /** The line's text without its line break. */
    public String line(int line) {
        int[] starts = lineStarts();
        int start = starts[line - 1];
        int end = line < starts.length ? starts[line] : length;
        String text = text();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }

    public Position position(int offset) {
        int at = Math.max(0, Math.min(offset, length));
        int[] starts = lineStarts();
        int found = Arrays.binarySearch(starts, at);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, text().codePointCount(starts[line], at) + 1);
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

    private int[] lineStarts() {
        int[] known = lineStarts;
        if (known == null) {
            known = lineStarts(text());
            lineStarts = known;
        }
        return known;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[1 + text.length() / 16];
        int lines = 1;
        for (int found = text.indexOf('\n'); found >= 0; found = text.indexOf('\n', found + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, 2 * lines);
            }
            starts[lines++] = found + 1;
        }
        return Arrays.copyOf(starts, lines);
    }

    /** A place that a person can go to; both count from one. */
    public record Position(int line, int column) {}
}
