package io.licit.engine.bits;

import org.roaringbitmap.RoaringBitmap;

/** A set that is read block by block, in order, as words of 64 persons. For one thread. */
public final class BlockWords {
    private final Blocks.Cursor cursor;
    private final long[] words = new long[Blocks.SIZE / Long.SIZE];
    private final int[] members = new int[Blocks.SIZE];

    public BlockWords(RoaringBitmap set) {
        cursor = new Blocks.Cursor(set);
    }

    /** Goes on to a block; whether the set holds anybody of it. */
    public boolean at(int block) {
        if (!cursor.at(block)) {
            return false;
        }
        cursor.words(words, members);
        return true;
    }

    /** After {@link #at} was true: the set's persons of the block, a bit each, until the next block is gone to. */
    public long[] words() {
        return words;
    }
}
