package io.licit.engine.bits;

import org.roaringbitmap.RoaringBitmap;

/**
 * What a condition says of every person: true, unknown, or, in neither set, false. Kleene's logic, as SQL's.
 *
 * <p>Values: the bitmaps are not changed once a truth holds them.
 */
public record Truth(RoaringBitmap yes, RoaringBitmap unknown) {
    private static final RoaringBitmap EMPTY = new RoaringBitmap();

    /** Unknown of everybody. */
    public static Truth unknown(long persons) {
        return new Truth(EMPTY, everybody(persons));
    }

    /** The numbers from 0 to before {@code persons}. */
    public static RoaringBitmap everybody(long persons) {
        return RoaringBitmap.bitmapOfRange(0, persons);
    }
}
