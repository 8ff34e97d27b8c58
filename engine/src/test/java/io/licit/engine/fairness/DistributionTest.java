package io.licit.engine.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.segment.Expr.Comparison;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DistributionTest {
    @Test
    void places_and_counts_are_those_of_the_sorted_numbers() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            double[] numbers = random.ints(1 + random.nextInt(200), -20, 20)
                    .mapToDouble(i -> i == -20 ? Double.NaN : i == 19 ? Double.POSITIVE_INFINITY : i / 2.0)
                    .map(value -> value == -9.5 ? Double.NEGATIVE_INFINITY : value)
                    .toArray();
            requireSame(Distribution.of(numbers), numbers, false);
            requireSame(Distribution.of(numbers).finite(), numbers, true);
        }
    }

    private static void requireSame(Distribution found, double[] numbers, boolean finite) {
        double[] sorted = Arrays.stream(numbers)
                .filter(value -> finite ? Double.isFinite(value) : !Double.isNaN(value))
                .sorted()
                .toArray();
        assertThat(found.persons()).isEqualTo(sorted.length);
        assertThat(found.values()).isEqualTo(Arrays.stream(sorted).distinct().toArray());
        for (int place = 0; place < sorted.length; place++) {
            assertThat(found.at(place)).isEqualTo(sorted[place]);
        }
        for (double line = -11; line <= 11; line += 0.25) {
            for (Comparison operator : Comparison.values()) {
                double at = line;
                assertThat(found.holding(operator, line)).isEqualTo((int) Arrays.stream(sorted)
                        .filter(value -> Variations.holds(value, operator, at))
                        .count());
            }
        }
    }

    @Test
    void of_nobody_there_is_nothing() {
        Distribution none = Distribution.of(new double[] {Double.NaN});
        assertThat(none.persons()).isZero();
        assertThat(none.finite().values()).isEmpty();
        assertThat(none.holding(Comparison.NOT_EQUAL, 3)).isZero();
    }
}
