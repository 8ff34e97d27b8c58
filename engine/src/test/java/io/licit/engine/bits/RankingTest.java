package io.licit.engine.bits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RankingTest {
    private static final double[] ODD = {
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1,
        -1,
        1e-300
    };

    @Test
    void persons_come_in_the_order_of_their_numbers_and_equal_ones_in_their_own() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            int kind = seed % 3;
            double[] values = random.ints(random.nextInt(500), 0, 1000)
                    .mapToDouble(i -> kind == 0 ? ODD[i % ODD.length] : kind == 1 ? i - 500 : random.nextGaussian())
                    .toArray();
            Ranking ranking = Ranking.of(values);
            List<Integer> expected = IntStream.range(0, values.length)
                    .filter(person -> !Double.isNaN(values[person]))
                    .boxed()
                    .sorted(Comparator.comparingDouble(person -> values[person] + 0.0))
                    .toList();
            assertThat(IntStream.range(0, ranking.size()).map(ranking::person).boxed())
                    .isEqualTo(expected);
            assertThat(IntStream.range(0, ranking.size()).mapToDouble(ranking::value))
                    .isSorted()
                    .doesNotContain(-0.0);
        }
    }
}
