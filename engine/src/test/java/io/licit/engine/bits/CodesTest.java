package io.licit.engine.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

final class CodesTest {
    private static List<String> labels(int levels) {
        return IntStream.range(0, levels).mapToObj(String::valueOf).toList();
    }

    @Test
    void every_level_and_missing_come_back_at_the_widths_borders() {
        for (int levels : new int[] {0, 1, 2, 253, 254, 255, 256, 32_767, 32_768, Codes.MOST_LEVELS}) {
            Codes.Writer writer = Codes.writer(labels(levels), levels + 1);
            for (int level = 0; level < levels; level++) {
                writer.set(level, level);
            }
            Codes codes = writer.codes();
            assertThat(codes.levels()).isEqualTo(levels);
            assertThat(codes.persons()).isEqualTo(levels + 1);
            assertThat(IntStream.range(0, levels).allMatch(level -> codes.at(level) == level))
                    .isTrue();
            assertThat(codes.at(levels)).isEqualTo(Codes.MISSING);
        }
    }

    @Test
    void more_levels_than_two_bytes_hold_are_refused() {
        assertThatThrownBy(() -> Codes.writer(labels(Codes.MOST_LEVELS + 1), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_code_that_is_no_level_and_a_write_after_the_end_are_refused() {
        Codes.Writer writer = Codes.writer(labels(2), 1);
        assertThatThrownBy(() -> writer.set(0, 3)).isInstanceOf(IllegalStateException.class);
        writer.codes();
        assertThatThrownBy(() -> writer.set(0, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sets_become_levels_and_who_is_in_none_is_missing() {
        Random random = new Random(5);
        int persons = 2 * Blocks.SIZE + 1000;
        for (int levels : new int[] {1, 3, 300}) {
            for (double missing : new double[] {0, 0.3}) {
                List<RoaringBitmap> sets = IntStream.range(0, levels)
                        .mapToObj(i -> new RoaringBitmap())
                        .toList();
                int[] wanted = new int[persons];
                for (int n = 0; n < persons; n++) {
                    // The first levels are the largest, and some level has nobody of a block.
                    int level = (int) (levels * Math.pow(random.nextDouble(), 3));
                    wanted[n] = random.nextDouble() < missing ? Codes.MISSING : level;
                    if (wanted[n] >= 0) {
                        sets.get(level).add(n);
                    }
                }

                Codes codes = Codes.of(labels(levels), sets, persons);

                assertThat(IntStream.range(0, persons).map(codes::at).toArray()).isEqualTo(wanted);
            }
        }
    }

    @Test
    void a_set_for_each_level_is_needed_and_nobody_beyond_the_persons() {
        assertThatThrownBy(() -> Codes.of(labels(2), List.of(new RoaringBitmap()), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Codes.of(labels(1), List.of(RoaringBitmap.bitmapOf(1)), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
