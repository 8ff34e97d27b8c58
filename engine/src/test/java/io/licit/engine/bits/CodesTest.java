package io.licit.engine.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
}
