package io.licit.core.diagnostic;

import io.licit.core.source.Secrets;
import io.licit.core.source.Span;

/**
 * A span's first line as it is shown, and where in it the span lies.
 *
 * @param shown without passwords, tabs and control characters, cut to a window around the span where it is long
 * @param markStart columns before the mark
 * @param markWidth columns of the mark, at least one
 */
record SourceLine(String shown, int markStart, int markWidth) {
    static final int WIDTH_MAX = 110;

    private static final int LEAD = 30;
    private static final int TAB = 4;
    private static final String CUT = "…";

    static SourceLine of(Span span) {
        int lineNumber = span.from().line();
        String line = Secrets.hidden(span.file().line(lineNumber));
        int lineStart = span.file().text().lastIndexOf('\n', span.start() - 1) + 1;
        int from = Math.min(span.start() - lineStart, line.length());
        int to = Math.max(
                from, Math.min(span.end() - lineStart, line.stripTrailing().length()));
        int start = width(line, from);
        int end = Math.max(start + 1, width(line, to));
        return window(line, start, end);
    }

    /** The line's columns from {@code low} to before {@code high}; a wide character is not cut in two. */
    private static SourceLine window(String line, int start, int end) {
        int total = width(line, line.length());
        if (total <= WIDTH_MAX) {
            return new SourceLine(part(line, 0, total), start, end - start);
        }
        int low = Math.max(0, Math.min(start - LEAD, total - WIDTH_MAX));
        int high = Math.min(total, low + WIDTH_MAX);
        int lead = low > 0 ? 1 : 0;
        String shown = (low > 0 ? CUT : "") + part(line, low, high) + (high < total ? CUT : "");
        return new SourceLine(shown, start - low + lead, Math.max(1, Math.min(end, high) - start));
    }

    private static String part(String line, int low, int high) {
        StringBuilder shown = new StringBuilder();
        int column = 0;
        for (int i = 0; i < line.length(); ) {
            int codePoint = line.codePointAt(i);
            int width = width(codePoint, column);
            if (column >= low && column + width <= high) {
                append(shown, codePoint, width);
            } else if (column + width > low && column < high) {
                shown.append(" ".repeat(Math.min(column + width, high) - Math.max(column, low)));
            }
            column += width;
            i += Character.charCount(codePoint);
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, int codePoint, int width) {
        if (codePoint == '\t') {
            shown.append(" ".repeat(width));
        } else if (DisplayWidth.isHidden(codePoint)) {
            shown.append('\uFFFD');
        } else {
            shown.appendCodePoint(codePoint);
        }
    }

    private static int width(String line, int length) {
        int column = 0;
        for (int i = 0; i < length; ) {
            int codePoint = line.codePointAt(i);
            column += width(codePoint, column);
            i += Character.charCount(codePoint);
        }
        return column;
    }

    private static int width(int codePoint, int column) {
        return codePoint == '\t' ? TAB - column % TAB : DisplayWidth.of(codePoint);
    }
}
