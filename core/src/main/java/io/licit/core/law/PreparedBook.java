package io.licit.core.law;

import java.util.function.UnaryOperator;

/**
 * A book as bytes, which are read in a hundredth of the time that its texts take. They are good for the build that wrote
 * them, since words stand in them by their number; whoever keeps them sees to that.
 *
 * <p>Deliberately not in it: tests, and what was found while reading.
 */
public final class PreparedBook {
    private PreparedBook() {}

    /** @param book of shipped packs alone, without tests */
    public static byte[] of(LawBook book) {
        return new BookWriter().write(book);
    }

    /**
     * The book that was written. Its rules stand where they stood.
     *
     * @param texts of the packs, by path: asked for when a place in one is to be shown, and not before
     */
    public static LawBook read(byte[] bytes, UnaryOperator<String> texts) {
        return new BookBytes(bytes, texts).read();
    }
}
