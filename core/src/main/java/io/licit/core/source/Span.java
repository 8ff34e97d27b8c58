package io.licit.core.source;

import org.jspecify.annotations.Nullable;

/** A stretch of a file, from {@code start} to before {@code end}. */
public record Span(SourceFile file, int start, int end) {
    private static final SourceFile NOWHERE = new SourceFile("<built-in>", "");

    public Span {
        if (start < 0 || end < start || end > file.length()) {
            throw new IllegalArgumentException("no such stretch in " + file + ": " + start + ".." + end);
        }
    }

    // Written out: what Java makes of a record is put together anew in each process, where a check needs it at once.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Span span && file == span.file && start == span.start && end == span.end;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * file.hashCode() + start) + end;
    }

    /** Where something has no place in a text, such as what the program itself adds. */
    public static Span none() {
        return new Span(NOWHERE, 0, 0);
    }

    public boolean isNone() {
        return file == NOWHERE;
    }

    public String text() {
        return file.text().substring(start, end);
    }

    public SourceFile.Position from() {
        return file.position(start);
    }

    public SourceFile.Position to() {
        return file.position(end);
    }

    /** The smallest stretch that holds both; both must lie in one file. */
    public Span join(Span other) {
        if (file != other.file) {
            return this;
        }
        return new Span(file, Math.min(start, other.start), Math.max(end, other.end));
    }
}
