package io.licit.engine.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LanesTest {
    @Test
    void what_is_made_comes_in_order_whoever_was_done_first() {
        assertThat(Lanes.each(
                        100,
                        i -> IntStream.range(0, (100 - i) * 1000)
                                .parallel()
                                .filter(n -> n % 2 == 0)
                                .count()))
                .isEqualTo(
                        IntStream.range(0, 100).mapToObj(i -> (100L - i) * 500).toList());
        assertThat(Lanes.each(0, i -> i)).isEmpty();
    }

    @Test
    void a_failure_is_the_callers() {
        assertThatThrownBy(() -> Lanes.each(9, i -> {
                    if (i == 5) {
                        throw new IllegalStateException("five");
                    }
                    return i;
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
