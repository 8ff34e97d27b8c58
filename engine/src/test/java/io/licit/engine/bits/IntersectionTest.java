package io.licit.engine.bits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

final class IntersectionTest {
    private static final int PERSONS = 9 * Blocks.SIZE + 77;
    private final Random random = new Random(23);

    @Test
    void it_is_the_set_of_those_in_both_whatever_form_they_have_and_belongs_to_nobody_else() {
        for (int round = 0; round < 60; round++) {
            RoaringBitmap one = some();
            RoaringBitmap other = some();
            RoaringBitmap before = one.clone();

            RoaringBitmap both = Intersection.of(one, other);

            assertThat(both).isEqualTo(RoaringBitmap.and(one, other));
            both.add(0L, PERSONS);
            both.remove(0L, PERSONS);
            assertThat(one).isEqualTo(before);
        }
    }

    /** Blocks that are empty, thin, dense, full or in runs. */
    private RoaringBitmap some() {
        RoaringBitmap set = new RoaringBitmap();
        for (int start = 0; start < PERSONS; start += Blocks.SIZE) {
            int end = Math.min(PERSONS, start + Blocks.SIZE);
            switch (random.nextInt(5)) {
                case 0 -> set.add((long) start, end);
                case 1 -> set.add(start + random.nextInt(77));
                case 2 -> set.add(start + 5L, start + 70L);
                case 3 -> {
                    for (int n = start; n < end; n += 1 + random.nextInt(4)) {
                        set.add(n);
                    }
                }
                default -> {}
            }
        }
        if (random.nextBoolean()) {
            set.runOptimize();
        }
        return set;
    }
}
