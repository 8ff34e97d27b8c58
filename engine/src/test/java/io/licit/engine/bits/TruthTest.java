package io.licit.engine.bits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

final class TruthTest {
    /** Nine persons, one for each pair of true, unknown and false. */
    private static final int PERSONS = 9;

    private static final Truth LEFT = new Truth(RoaringBitmap.bitmapOf(0, 1, 2), RoaringBitmap.bitmapOf(3, 4, 5));
    private static final Truth RIGHT = new Truth(RoaringBitmap.bitmapOf(0, 3, 6), RoaringBitmap.bitmapOf(1, 4, 7));

    @Test
    void and_is_false_where_one_is_and_true_where_both_are() {
        assertThat(Truth.and(List.of(LEFT, RIGHT)))
                .isEqualTo(new Truth(RoaringBitmap.bitmapOf(0), RoaringBitmap.bitmapOf(1, 3, 4)));
    }

    @Test
    void or_is_true_where_one_is_and_false_where_both_are() {
        assertThat(Truth.or(List.of(LEFT, RIGHT)))
                .isEqualTo(new Truth(RoaringBitmap.bitmapOf(0, 1, 2, 3, 6), RoaringBitmap.bitmapOf(4, 5, 7)));
    }

    @Test
    void not_swaps_true_and_false_and_leaves_unknown() {
        assertThat(LEFT.not(PERSONS))
                .isEqualTo(new Truth(RoaringBitmap.bitmapOf(6, 7, 8), RoaringBitmap.bitmapOf(3, 4, 5)));
    }

    @Test
    void nothing_changes_its_operands() {
        Truth.and(List.of(LEFT, RIGHT));
        Truth.or(List.of(LEFT, RIGHT));
        LEFT.not(PERSONS);

        assertThat(LEFT.yes()).isEqualTo(RoaringBitmap.bitmapOf(0, 1, 2));
        assertThat(LEFT.unknown()).isEqualTo(RoaringBitmap.bitmapOf(3, 4, 5));
    }

    @Test
    void what_is_unknown_of_everybody_stays_so() {
        assertThat(Truth.unknown(PERSONS).not(PERSONS)).isEqualTo(Truth.unknown(PERSONS));
        assertThat(Truth.and(List.of(Truth.unknown(PERSONS), LEFT)))
                .isEqualTo(new Truth(new RoaringBitmap(), RoaringBitmap.bitmapOf(0, 1, 2, 3, 4, 5)));
    }
}
