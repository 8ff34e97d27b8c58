package io.licit.engine.bits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

final class ProbabilitiesTest {
    private static final Offset<Double> CLOSE = within(1e-7);

    @Test
    void persons_whose_probabilities_are_missing_or_dont_add_up_are_missing() {
        double[] a = {0.4, 0.5, 0.5, Double.NaN, 1.2, 0.495, 0.6};
        double[] b = {0.6, 0.48, 0.49, 1, -0.2, 0.495, 0.6};
        Probabilities probabilities = Probabilities.of(List.of("a", "b"), List.of(a, b));
        assertThat(probabilities.missing()).isEqualTo(RoaringBitmap.bitmapOf(1, 3, 4, 6));
        assertThat(probabilities.everybody().persons()).isEqualTo(3);
        assertThat(probabilities.everybody().sums()[1]).isCloseTo(1.585, CLOSE);
    }

    @Test
    void sums_and_products_are_those_of_looking_at_each_person_in_the_set_and_not() {
        int persons = 140_000;
        RandomPeople random = new RandomPeople(5, persons);
        double[][] p = new double[3][persons];
        for (int person = 0; person < persons; person++) {
            double first = random.share();
            double second = random.share() * (1 - first);
            p[0][person] = first;
            p[1][person] = second;
            p[2][person] = random.below(20) == 0 ? Double.NaN : 1 - first - second;
        }
        RoaringBitmap set = random.set();
        Probabilities probabilities = Probabilities.of(List.of("a", "b", "c"), List.of(p[0], p[1], p[2]));
        Probabilities.Split split = probabilities.split(set);
        for (boolean inside : new boolean[] {true, false}) {
            Probabilities.Sums sums = inside ? split.inside() : split.outside();
            long count = 0;
            double[] expected = new double[3];
            double[][] products = new double[3][3];
            for (int person = 0; person < persons; person++) {
                if (set.contains(person) == inside && !Double.isNaN(p[2][person])) {
                    count++;
                    for (int g = 0; g < 3; g++) {
                        expected[g] += p[g][person];
                        for (int h = 0; h < 3; h++) {
                            products[g][h] += p[g][person] * p[h][person];
                        }
                    }
                }
            }
            assertThat(sums.persons()).isEqualTo(count);
            assertThat(sums.sums()).containsExactly(expected, CLOSE);
            for (int g = 0; g < 3; g++) {
                assertThat(sums.products()[g]).containsExactly(products[g], CLOSE);
            }
        }
        assertThat(split.inside().persons() + split.outside().persons())
                .isEqualTo(probabilities.everybody().persons());
    }

    @Test
    void columns_of_different_persons_are_refused() {
        assertThatThrownBy(() -> Probabilities.of(List.of("a"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
