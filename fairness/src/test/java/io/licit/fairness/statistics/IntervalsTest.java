package io.licit.fairness.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

final class IntervalsTest {
    @Test
    void of_nobody_nothing_is_known() {
        assertThat(Wilson.of(0, 0)).isEqualTo(new Interval(0, 1));
        assertThat(ClopperPearson.of(0, 0)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void every_interval_holds_its_rate() {
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            int persons = 1 + random.nextInt(2000);
            int marked = random.nextInt(persons + 1);
            double rate = (double) marked / persons;
            Interval wilson = Wilson.of(marked, persons);
            Interval exact = ClopperPearson.of(marked, persons);
            assertThat(rate).isBetween(wilson.low(), wilson.high()).isBetween(exact.low(), exact.high());
            assertThat(wilson.low()).isGreaterThanOrEqualTo(0);
            assertThat(wilson.high()).isLessThanOrEqualTo(1);
        }
    }

    /** The defining property of Clopper and Pearson, by another distribution. */
    @Test
    void the_exact_interval_leaves_a_fortieth_to_either_side() {
        for (int marked : new int[] {1, 3, 40, 99}) {
            Interval exact = ClopperPearson.of(marked, 100);
            assertThat(BinomialDistribution.of(100, exact.low()).survivalProbability(marked - 1))
                    .isCloseTo(0.025, within(1e-11));
            assertThat(BinomialDistribution.of(100, exact.high()).cumulativeProbability(marked))
                    .isCloseTo(0.025, within(1e-11));
        }
    }

    @Test
    void a_thousand_million_persons_have_narrow_intervals() {
        long many = 1_000_000_000L;
        for (long marked : new long[] {1, 1000, many / 3, many / 2, many - 1}) {
            Interval exact = ClopperPearson.of(marked, many);
            Interval wilson = Wilson.of(marked, many);
            assertThat(exact.low()).isLessThan((double) marked / many);
            assertThat(exact.high()).isGreaterThan((double) marked / many);
            assertThat(exact.low()).isCloseTo(wilson.low(), within(1e-8));
            assertThat(exact.high()).isCloseTo(wilson.high(), within(1e-8));
        }
    }

    @Test
    void a_ratio_with_a_rate_of_zero_has_no_interval() {
        assertThat(KatzLog.of(new Table(0, 12, 30, 70))).isEmpty();
        assertThat(KatzLog.of(new Table(12, 0, 0, 70))).isEmpty();
        assertThat(KatzLog.of(new Table(12, 0, 70, 0))).contains(new Interval(1, 1));
    }

    @Test
    void a_difference_turned_round_changes_its_sign() {
        Interval one = Newcombe.of(new Table(5, 1, 400, 600));
        Interval other = Newcombe.of(new Table(400, 600, 5, 1));
        assertThat(other.low()).isCloseTo(-one.high(), within(1e-15));
        assertThat(other.high()).isCloseTo(-one.low(), within(1e-15));
    }

    @Test
    void odds_by_zero_are_infinite_and_zero_by_zero_is_none() {
        assertThat(OddsRatio.of(new Table(1, 0, 30, 70))).hasValue(Double.POSITIVE_INFINITY);
        assertThat(OddsRatio.of(new Table(0, 12, 0, 70))).isEmpty();
        assertThat(PooledZ.z(new Table(0, 12, 0, 70))).isEmpty();
        assertThat(PooledZ.p(new Table(0, 0, 30, 70))).isEqualTo(1);
    }
}
