package io.licit.engine.bits;

import java.util.List;
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

    public Truth not(long persons) {
        RoaringBitmap no = everybody(persons);
        no.andNot(yes);
        no.andNot(unknown);
        return new Truth(no, unknown);
    }

    /** True where all are, false where one is. */
    public static Truth and(List<Truth> operands) {
        RoaringBitmap yes = operands.get(0).yes.clone();
        RoaringBitmap possible = operands.get(0).possible();
        for (Truth operand : operands.subList(1, operands.size())) {
            yes.and(operand.yes);
            possible.and(operand.possible());
        }
        possible.andNot(yes);
        return new Truth(yes, possible);
    }

    /** True where one is, false where all are. */
    public static Truth or(List<Truth> operands) {
        RoaringBitmap yes = new RoaringBitmap();
        RoaringBitmap possible = new RoaringBitmap();
        for (Truth operand : operands) {
            yes.or(operand.yes);
            possible.or(operand.yes);
            possible.or(operand.unknown);
        }
        possible.andNot(yes);
        return new Truth(yes, possible);
    }

    private RoaringBitmap possible() {
        return RoaringBitmap.or(yes, unknown);
    }
}
