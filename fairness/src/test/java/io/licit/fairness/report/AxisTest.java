package io.licit.fairness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class AxisTest {
    @Test
    void ticks_stand_at_round_numbers() {
        Axis axis = Axis.over(0, 0.107, 0, 100);
        assertThat(axis.ticks().stream().map(axis::percent)).containsExactly("0%", "5%", "10%", "15%");
        assertThat(Axis.over(0, 1, 0, 1).ticks()).hasSize(6);
        Axis negative = Axis.over(-0.21, 0.04, 0, 1);
        assertThat(negative.ticks().stream().map(negative::word))
                .containsExactly("-0.25", "-0.20", "-0.15", "-0.10", "-0.05", "0.00", "0.05");
    }

    @Test
    void every_axis_holds_both_of_its_ends_and_has_few_ticks() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(9) - 6);
            double high = low + random.nextDouble() * Math.pow(10, random.nextInt(9) - 6);
            Axis axis = Axis.over(low, high, 10, 90);
            assertThat(axis.ticks().get(0)).isLessThanOrEqualTo(low + 1e-9);
            assertThat(axis.ticks().get(axis.count())).isGreaterThanOrEqualTo(high - 1e-9);
            assertThat(axis.count()).isBetween(1, 7);
            assertThat(axis.at(low)).isBetween(10.0, axis.at(high));
            assertThat(axis.at(high)).isLessThanOrEqualTo(90);
        }
    }

    @Test
    void one_value_alone_still_has_an_axis() {
        Axis axis = Axis.over(0, 0, 0, 100);
        assertThat(axis.at(0)).isZero();
        assertThat(axis.ticks().get(axis.count())).isGreaterThan(0.5);
    }
}
