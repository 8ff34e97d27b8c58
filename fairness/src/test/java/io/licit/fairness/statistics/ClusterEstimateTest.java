package io.licit.fairness.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ClusterEstimateTest {
    private static final int DRAWS = 2_000;
    private static final int SIZE = 256;

    private final Random random = new Random(20_261_130);

    @Test
    void all_clusters_are_no_sample() {
        assertThat(ClusterEstimate.of(new ClusterSample(List.of(10, 10, 3), 3, 23), List.of(4L, 0L, 3L)))
                .isEqualTo(new ClusterEstimate(7, 7, 7));
        assertThat(ClusterEstimate.of(new ClusterSample(List.of(3), 1, 3), List.of(2L)))
                .isEqualTo(new ClusterEstimate(2, 2, 2));
    }

    @Test
    void one_cluster_of_many_tells_no_variance() {
        assertThatThrownBy(() -> ClusterEstimate.of(new ClusterSample(List.of(3), 2, 6), List.of(2L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClusterSample(List.of(3, 3), 1, 6)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Eight clusters of 100 out of 80: the rate is 0.5, and of seven degrees of freedom t is 2.3646. */
    @Test
    void with_many_persons_it_is_students_interval() {
        List<Long> counts = List.of(60L, 40L, 55L, 45L, 60L, 40L, 45L, 55L);
        double squares = 4 * 100 + 4 * 25;
        double half = 2.3646 * Math.sqrt(0.9 * squares / 7 / (8 * 10_000)) * 8_000;
        ClusterEstimate found = ClusterEstimate.of(new ClusterSample(Collections.nCopies(8, 100), 80, 8_000), counts);
        assertThat(found.estimate()).isEqualTo(4_000);
        assertThat((double) found.high() - 4_000).isCloseTo(half, within(0.03 * half));
        assertThat(4_000 - (double) found.low()).isCloseTo(half, within(0.03 * half));
    }

    @Test
    void whom_nobody_saw_may_be_in_clusters_that_were_not_drawn() {
        ClusterSample sample = new ClusterSample(Collections.nCopies(100, 64), 1_000, 64_000);
        ClusterEstimate none = ClusterEstimate.of(sample, Collections.nCopies(100, 0L));
        assertThat(none.low()).isZero();
        assertThat(none.estimate()).isZero();
        // Clopper and Pearson: 1 - 0.025^(1/100) = 0.03622 of 1,000 clusters.
        assertThat((double) none.high()).isCloseTo(36.22 * 64, within(2.0));
        ClusterEstimate all = ClusterEstimate.of(sample, Collections.nCopies(100, 64L));
        assertThat(all).isEqualTo(new ClusterEstimate(64_000, 64_000 - none.high(), 64_000));
    }

    @Test
    void what_was_seen_is_certain() {
        ClusterSample sample = new ClusterSample(Collections.nCopies(9, 10), 10, 100);
        ClusterEstimate found = ClusterEstimate.of(sample, Collections.nCopies(9, 3L));
        assertThat(found.low()).isBetween(27L, 30L);
        assertThat(found.high()).isBetween(30L, 37L);
    }

    /** In order of arrival and by country alike, sets that are common enough are held in 95 % of samples or near it. */
    @Test
    void intervals_hold_the_truth_in_nineteen_of_twenty_samples() {
        int persons = 200_000;
        assertThat(held("even", persons, n -> random.nextInt(5) == 0, 0.05)).isGreaterThan(0.94);
        assertThat(held("rising", persons, n -> random.nextInt(persons) < n / 2, 0.05))
                .isGreaterThan(0.94);
        assertThat(held("a third of it", persons, n -> n > 60_000 && n < 120_000, 0.05))
                .isGreaterThan(0.94);
        assertThat(held("in waves", persons, n -> n / 3_000 % 7 == 0 && random.nextInt(2) == 0, 0.1))
                .isGreaterThan(0.93);
        assertThat(held("rare", persons, n -> random.nextInt(2_000) == 0, 0.1)).isGreaterThan(0.94);
        assertThat(held("nearly all", persons, n -> random.nextInt(500) != 0, 0.05))
                .isGreaterThan(0.94);
        assertThat(held("rare and together", persons, n -> n >= 7_000 && n < 8_500, 0.1))
                .isGreaterThan(0.94);
        assertThat(held("most are drawn", persons, n -> random.nextInt(50) == 0, 0.8))
                .isGreaterThan(0.94);
    }

    /** The share of samples whose interval holds the truth; estimates are right on average. */
    private double held(String name, int persons, IntPredicate in, double share) {
        int clusters = (persons + SIZE - 1) / SIZE;
        long[] counts = new long[clusters];
        IntStream.range(0, persons).filter(in).forEach(n -> counts[n / SIZE]++);
        long truth = IntStream.range(0, clusters).mapToLong(i -> counts[i]).sum();
        int drawn = (int) Math.ceil(share * clusters);
        List<Integer> order = IntStream.range(0, clusters).boxed().collect(Collectors.toCollection(ArrayList::new));
        int held = 0;
        double mean = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            Collections.shuffle(order, random);
            List<Integer> some = order.subList(0, drawn);
            List<Integer> sizes =
                    some.stream().map(i -> Math.min(SIZE, persons - i * SIZE)).toList();
            ClusterEstimate found = ClusterEstimate.of(
                    new ClusterSample(sizes, clusters, persons),
                    some.stream().map(i -> counts[i]).toList());
            held += found.low() <= truth && truth <= found.high() ? 1 : 0;
            mean += (double) found.estimate() / DRAWS;
        }
        assertThat(mean).as(name).isCloseTo(truth, within(0.05 * truth));
        return (double) held / DRAWS;
    }
}
