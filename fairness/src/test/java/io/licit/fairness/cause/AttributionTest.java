package io.licit.fairness.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.licit.fairness.cause.Formula.All;
import io.licit.fairness.cause.Formula.Any;
import io.licit.fairness.cause.Formula.Literal;
import io.licit.fairness.group.Count;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final double LINE = 0.8;
    private static final double ROUNDING = 1e-9;

    @Test
    void shares_add_up_to_the_gap() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int literals = 2 + random.nextInt(8);
            Cause cause = of(RandomCubes.cube(random, RandomCubes.formula(random, literals), literals, 0.4));
            assertThat(cause.error()).isZero();
            assertThat(cause.shares()).hasSize(literals);
            assertThat(sum(cause)).isCloseTo(cause.gap(), within(ROUNDING));
        }
    }

    @Test
    void conditions_that_do_the_same_have_the_same_share() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Cube cube = RandomCubes.cube(random, RandomCubes.formula(random, 4), 4, 0.9);
            // Literal 4 is true of exactly those of whom literal 0 is, and stands beside it.
            List<Cube.Cell> cells = cube.cells().stream()
                    .map(cell -> new Cube.Cell(cell.mask() | (cell.mask() & 1) << 4, cell.persons()))
                    .toList();
            Formula beside = seed % 2 == 0
                    ? new All(List.of(new Literal(0), new Literal(4), new Any(List.of(new Literal(1), new Literal(2)))))
                    : new Any(
                            List.of(new Literal(0), new Literal(4), new All(List.of(new Literal(1), new Literal(2)))));
            Cause cause = of(new Cube(beside, RandomCubes.names(5), cube.groups(), cells));
            assertThat(cause.shares().get(0).shapley())
                    .isCloseTo(cause.shares().get(4).shapley(), within(ROUNDING));
        }
    }

    @Test
    void a_condition_that_is_true_of_everybody_has_no_share() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Cube cube = RandomCubes.cube(random, RandomCubes.formula(random, 5), 5, 0.5);
            List<Cube.Cell> cells = cube.cells().stream()
                    .map(cell -> new Cube.Cell(cell.mask() | 1 << 5, cell.persons()))
                    .toList();
            Formula and = new All(List.of(cube.formula(), new Literal(5)));
            Cause.Share share = of(new Cube(and, RandomCubes.names(6), cube.groups(), cells))
                    .shares()
                    .get(5);
            assertThat(share.shapley()).isCloseTo(0, within(ROUNDING));
            assertThat(share.leaveOneOut()).isZero();
            assertThat(share.alone()).isZero();
        }
    }

    /** The group, held more often, bears a burden: 10 of 10 to 6 of 10 passes the line, 10 of 10 to 9 of 10 does not. */
    @Test
    void the_first_divergent_step_of_a_group_that_is_held_more_often_is_told_too() {
        Formula both = new All(List.of(new Literal(0), new Literal(1)));
        Cause cause = of(cube(both, 2, new long[][] {{0, 0, 1}, {1, 0, 3}, {3, 10, 6}}));
        assertThat(cause.gap()).isPositive();
        assertThat(cause.firstDivergent()).isEqualTo(1);
        Cause endless = of(cube(both, 2, new long[][] {{1, 0, 10}, {3, 10, 0}}));
        assertThat(endless.firstDivergent()).isEqualTo(1);
    }

    @Test
    void a_set_that_leaves_a_group_without_anybody_makes_the_whole_a_difference() {
        // Of the women, nobody has both; the segment itself holds some.
        Formula formula = new Any(List.of(new All(List.of(new Literal(0), new Literal(1))), new Literal(2)));
        Cube cube = cube(formula, 3, new long[][] {{0, 5, 5}, {1, 2, 2}, {2, 2, 2}, {3, 0, 5}, {4, 4, 4}});
        Cause cause = of(cube);
        assertThat(cause.scale()).isEqualTo(Cause.Scale.DIFFERENCE);
        assertThat(cause.gap()).isCloseTo(4 / 13.0 - 9 / 18.0, within(ROUNDING));
        assertThat(sum(cause)).isCloseTo(cause.gap(), within(ROUNDING));
    }

    @Test
    void a_segment_of_nobody_has_a_gap_of_zero_and_parts_of_no_size() {
        Cause cause = of(cube(RandomCubes.conjunction(2), 2, new long[][] {{0, 5, 5}, {1, 2, 3}}));
        assertThat(cause.scale()).isEqualTo(Cause.Scale.DIFFERENCE);
        assertThat(cause.gap()).isZero();
        assertThat(cause.shares()).allMatch(share -> share.share().isEmpty());
        assertThat(cause.waterfall().get(1).ratio()).isEmpty();
    }

    @Test
    void a_segment_of_everybody_has_no_gap() {
        Cause cause = of(cube(RandomCubes.conjunction(1), 1, new long[][] {{1, 1, 1_000_000_000_000L}}));
        assertThat(cause.scale()).isEqualTo(Cause.Scale.LOG_RATIO);
        assertThat(cause.gap()).isZero();
        assertThat(cause.firstDivergent()).isEqualTo(-1);
    }

    @Test
    void groups_without_persons_and_groups_that_are_not_there_are_refused() {
        Cube cube = cube(new Literal(0), 1, new long[][] {{0, 5, 0}, {1, 2, 0}});
        assertThatThrownBy(() -> of(cube)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Attribution.of(cube, "sex", "f", "d", LINE))
                .isInstanceOf(IllegalArgumentException.class);
        Cube none = new Cube(new Literal(0), List.of("a"), List.of("f", "m"), List.of());
        assertThatThrownBy(() -> of(none)).isInstanceOf(IllegalArgumentException.class);
        Cube lacks = cube(new Literal(1), 1, new long[][] {{0, 5, 5}});
        assertThatThrownBy(() -> of(lacks)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_waterfall_takes_conditions_in_as_they_stand_and_names_the_first_that_diverges() {
        // c0 and c1: c0 is as frequent among both, c1 half as frequent among women.
        Cube cube = cube(RandomCubes.conjunction(2), 2, new long[][] {{0, 50, 50}, {1, 35, 20}, {3, 15, 30}});
        Cause cause = of(cube);
        assertThat(cause.waterfall())
                .extracting(Cause.Step::groupCount)
                .containsExactly(new Count(100, 50), new Count(100, 15));
        assertThat(cause.waterfall())
                .extracting(Cause.Step::referenceCount)
                .containsExactly(new Count(100, 50), new Count(100, 30));
        assertThat(cause.waterfall().get(0).ratio()).hasValue(1.0);
        assertThat(cause.waterfall().get(1).ratio()).hasValue(0.5);
        assertThat(cause.firstDivergent()).isEqualTo(1);
        assertThat(cause.shares().get(1).alone()).isCloseTo(Math.log(0.5), within(ROUNDING));
    }

    @Test
    void the_last_step_is_the_segment() {
        Random random = new Random(11);
        Cube cube = RandomCubes.cube(random, RandomCubes.formula(random, 6), 6, 0.7);
        Cause cause = of(cube);
        assertThat(Math.log(cause.waterfall().get(5).ratio().orElseThrow())).isCloseTo(cause.gap(), within(ROUNDING));
    }

    private static Cause of(Cube cube) {
        return Attribution.of(cube, "sex", "f", "m", LINE);
    }

    private static double sum(Cause cause) {
        return cause.shares().stream().mapToDouble(Cause.Share::shapley).sum();
    }

    /** Rows of mask, women, men. */
    private static Cube cube(Formula formula, int literals, long[][] rows) {
        List<Cube.Cell> cells = Arrays.stream(rows)
                .map(row -> new Cube.Cell(row[0], new long[] {row[1], row[2]}))
                .toList();
        return new Cube(formula, RandomCubes.names(literals), List.of("f", "m"), cells);
    }
}
