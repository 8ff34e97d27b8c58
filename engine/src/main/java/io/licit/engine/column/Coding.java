package io.licit.engine.column;

import java.util.List;

/**
 * What the codes of a column stand for.
 *
 * @param numbers of a column of numbers
 * @param texts of a column of texts
 */
public record Coding(Kind kind, Numbers numbers, Texts texts) {
    /** Of any kind but texts. */
    public static Coding of(Kind kind, Numbers numbers) {
        return new Coding(kind, numbers, new Texts(List.of()));
    }

    public static Coding of(Texts texts) {
        return new Coding(Kind.TEXT, Numbers.whole(), texts);
    }
}
