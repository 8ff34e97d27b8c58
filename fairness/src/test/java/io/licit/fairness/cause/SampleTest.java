package io.licit.fairness.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.licit.fairness.cause.Formula.All;
import io.licit.fairness.cause.Formula.Any;
import io.licit.fairness.cause.Formula.Literal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class SampleTest {
    @Test
    void sampled_shares_lie_within_their_error_of_the_exact_ones_and_add_up_as_well() {
        for (int literals = 12; literals <= 15; literals++) {
            for (int seed = 0; seed < 2; seed++) {
                Random random = new Random(100L * literals + seed);
                Formula formula = seed == 0 ? RandomCubes.conjunction(literals) : RandomCubes.formula(random, literals);
                lieWithinTheirError(RandomCubes.cube(random, formula, literals, 0.03));
            }
        }
    }

    private static void lieWithinTheirError(Cube cube) {
        Population population = new Population(cube, "f", "m");
        Coalitions coalitions = Coalitions.of(population);
        Sample sample = new Sample(population, Sample.BUDGET / 10);
        assertThat(sample.scale()).isEqualTo(coalitions.scale());
        Shapley exact = coalitions.shapley(coalitions.scale());
        Shapley sampled = sample.shapley(coalitions.scale());
        assertThat(sampled.error()).isPositive().isLessThan(0.5);
        assertThat(sampled.values()).containsExactly(exact.values(), within(sampled.error()));
        assertThat(Arrays.stream(sampled.values()).sum())
                .isCloseTo(Arrays.stream(exact.values()).sum(), within(1e-9));
    }

    @Test
    void a_difference_of_rates_is_sampled_within_its_error_too() {
        Random random = new Random(77);
        Formula formula = RandomCubes.formula(random, 12);
        Cube all = RandomCubes.cube(random, formula, 12, 0.03);
        // Of the women nobody has everything that some term asks.
        List<Cube.Cell> cells = all.cells().stream()
                .map(cell -> cell.mask() == 0 ? cell : new Cube.Cell(cell.mask() & ~1L, cell.persons()))
                .toList();
        lieWithinTheirError(new Cube(new All(List.of(formula, new Literal(0))), all.literals(), all.groups(), cells));
    }

    @Test
    void what_one_literal_adds_stays_within_the_range_that_the_bound_takes() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int literals = 2 + random.nextInt(6);
            Formula formula = RandomCubes.formula(random, literals);
            if (seed % 3 == 0) {
                formula = new Any(List.of(formula, RandomCubes.formula(random, literals)));
            }
            Population population = new Population(RandomCubes.cube(random, formula, literals, 0.4), "f", "m");
            Coalitions coalitions = Coalitions.of(population);
            for (Cause.Scale scale : Cause.Scale.values()) {
                double lowest = 0;
                double highest = 0;
                for (int set = 0; set < 1 << literals; set++) {
                    for (int literal = 0; literal < literals; literal++) {
                        double adds = population.gap(coalitions.held(set | 1 << literal), scale)
                                - population.gap(coalitions.held(set), scale);
                        lowest = Math.min(lowest, adds);
                        highest = Math.max(highest, adds);
                    }
                }
                assertThat(highest - lowest)
                        .isLessThanOrEqualTo(new Sample(population, Sample.BUDGET / 10).range(scale) + 1e-12);
            }
        }
    }

    @Test
    void the_least_that_a_set_leaves_is_found_without_looking_at_every_set() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int literals = 2 + random.nextInt(7);
            Population population = new Population(
                    RandomCubes.cube(random, RandomCubes.formula(random, literals), literals, 0.3), "f", "m");
            Coalitions coalitions = Coalitions.of(population);
            long group = Long.MAX_VALUE;
            long reference = Long.MAX_VALUE;
            for (int set = 0; set < 1 << literals; set++) {
                group = Math.min(group, coalitions.held(set).group());
                reference = Math.min(reference, coalitions.held(set).reference());
            }
            assertThat(Least.of(population).persons()).isEqualTo(new Population.Pair(group, reference));
        }
    }

    @Test
    void where_there_are_too_many_terms_to_look_at_the_bound_is_still_one() {
        Population population = new Population(wide(24, 3000), "f", "m");
        assertThat(Least.of(population).persons()).isEqualTo(new Population.Pair(1, 1));
    }

    @Test
    void many_literals_are_sampled_the_same_each_time_within_a_budget() {
        Cube cube = wide(30, 3000);
        Cause once = Assertions.assertTimeout(Duration.ofSeconds(60), () -> Attribution.of(cube, "sex", "f", "m", 0.8));
        assertThat(once).isEqualTo(Attribution.of(cube, "sex", "f", "m", 0.8));
        assertThat(once.scale()).isEqualTo(Cause.Scale.LOG_RATIO);
        assertThat(once.error()).isPositive();
        assertThat(once.shares().stream().mapToDouble(Cause.Share::shapley).sum())
                .isCloseTo(once.gap(), within(1e-9));
    }

    @Test
    void fifteen_literals_of_any_shape_and_twenty_of_a_conjunction_are_exact_and_quick() {
        Random random = new Random(3);
        Cube any = RandomCubes.cube(random, RandomCubes.formula(random, 15), 15, 1);
        Cause cause = Assertions.assertTimeout(Duration.ofSeconds(60), () -> Attribution.of(any, "sex", "f", "m", 0.8));
        assertThat(cause.error()).isZero();
        Cube all = RandomCubes.cube(random, RandomCubes.conjunction(20), 20, 0.001);
        assertThat(Attribution.of(all, "sex", "f", "m", 0.8).error()).isZero();
    }

    @Test
    void one_person_on_each_side_gives_a_bound_and_no_undefined_number() {
        Cube cube = new Cube(
                RandomCubes.conjunction(21),
                RandomCubes.names(21),
                List.of("f", "m"),
                List.of(new Cube.Cell((1L << 21) - 1, new long[] {1, 1})));
        Cause cause = Attribution.of(cube, "sex", "f", "m", 0.8);
        assertThat(cause.gap()).isZero();
        assertThat(cause.error()).isZero();
        assertThat(cause.shares()).allMatch(share -> share.shapley() == 0);
    }

    /** Pairs of alternatives, all of which must hold. */
    private static Cube wide(int literals, int cells) {
        Random random = new Random(literals);
        Formula formula = new All(IntStream.range(0, literals / 2)
                .mapToObj(n -> (Formula) new Any(List.of(new Literal(2 * n), new Literal(2 * n + 1))))
                .toList());
        List<Cube.Cell> list = new ArrayList<>();
        list.add(new Cube.Cell((1L << literals) - 1, new long[] {1, 1}));
        for (int cell = 0; cell < cells; cell++) {
            // Literal 0 only of that one cell, so that nobody else has all of them.
            long mask = random.nextInt(1 << 30);
            mask |= random.nextInt(1 << 30);
            mask &= (1L << literals) - 2;
            list.add(new Cube.Cell(mask, new long[] {random.nextInt(40), random.nextInt(40)}));
        }
        return new Cube(formula, RandomCubes.names(literals), List.of("f", "m"), list);
    }
}
