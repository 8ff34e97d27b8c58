package io.licit.fairness.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.licit.fairness.cause.Cube;
import io.licit.fairness.cause.Formula;
import io.licit.fairness.cause.Formula.All;
import io.licit.fairness.cause.Formula.Any;
import io.licit.fairness.cause.Formula.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProxyUsesTest {
    private static final double ROUNDING = 1e-12;
    private static final Formula BOTH = new All(List.of(new Literal(0), new Literal(1)));

    @Test
    void a_condition_that_is_the_group_itself_has_all_of_its_entropy() {
        // c0 is being a woman; half of everybody are. Alone it decides for everybody.
        Cube cube = cube(new Literal(0), 1, new long[][] {{0, 0, 50}, {1, 50, 0}});
        ProxyUse use = uses(cube).get(0);
        assertThat(use.epsilon()).isCloseTo(1, within(ROUNDING));
        assertThat(use.delta()).isCloseTo(0.5, within(ROUNDING));
        assertThat(use.flagged()).isTrue();
        assertThat(use.condition()).isEqualTo("c0");
        assertThat(use.characteristic()).isEqualTo("sex");
    }

    @Test
    void influence_is_the_chance_to_be_decided_by_the_condition_and_drawn_otherwise() {
        // c1 is true of 40 of 100; c0 of 30. c0 decides for the 40, of whom 20 have it: 20 lose it at 0.7, 20 gain it
        // at 0.3.
        Cube cube = cube(BOTH, 2, new long[][] {{0, 25, 25}, {1, 5, 5}, {2, 10, 10}, {3, 10, 10}});
        List<ProxyUse> uses = uses(cube);
        assertThat(uses.get(0).delta()).isCloseTo(0.2 * 0.7 + 0.2 * 0.3, within(ROUNDING));
        // c1 decides for the 30 of c0: 20 have it and lose it at 0.6, 10 gain it at 0.4.
        assertThat(uses.get(1).delta()).isCloseTo(0.2 * 0.6 + 0.1 * 0.4, within(ROUNDING));
        assertThat(uses).allMatch(use -> use.epsilon() < ROUNDING && !use.flagged());
    }

    @Test
    void a_strong_proxy_without_influence_is_no_use_of_one() {
        // c0 is the group, and c1 holds everybody or nobody decides: any of c0, c1 with c1 true of all.
        Formula either = new Any(List.of(new Literal(0), new Literal(1)));
        Cube cube = cube(either, 2, new long[][] {{2, 0, 50}, {3, 50, 0}});
        ProxyUse use = uses(cube).get(0);
        assertThat(use.epsilon()).isCloseTo(1, within(ROUNDING));
        assertThat(use.delta()).isZero();
        assertThat(use.flagged()).isFalse();
    }

    @Test
    void a_threshold_that_is_just_reached_counts() {
        Cube cube = cube(new Literal(0), 1, new long[][] {{0, 0, 50}, {1, 50, 0}});
        assertThat(ProxyUses.of(cube, "sex", 1, 0.5).get(0).flagged()).isTrue();
        assertThat(ProxyUses.of(cube, "sex", 1, 0.51).get(0).flagged()).isFalse();
    }

    @Test
    void nobody_or_only_one_group_tells_nothing() {
        assertThat(uses(cube(BOTH, 2, new long[0][])))
                .allMatch(use -> use.epsilon() == 0 && use.delta() == 0 && !use.flagged());
        assertThat(uses(cube(BOTH, 2, new long[][] {{3, 7, 0}, {1, 3, 0}})))
                .allMatch(use -> use.epsilon() == 0 && use.delta() >= 0);
    }

    @Test
    void numbers_are_those_of_going_through_all_pairs_of_persons() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Formula formula = new All(List.of(
                    new Literal(0),
                    new Any(List.of(new Literal(1), new All(List.of(new Literal(2), new Literal(3)))))));
            long[][] rows = new long[16][];
            for (int mask = 0; mask < 16; mask++) {
                rows[mask] = new long[] {mask, random.nextInt(4), random.nextInt(4)};
            }
            Cube cube = cube(formula, 4, rows);
            List<Long> persons = new ArrayList<>();
            for (Cube.Cell cell : cube.cells()) {
                for (long i = 0; i < cell.persons()[0] + cell.persons()[1]; i++) {
                    persons.add(cell.mask());
                }
            }
            for (int literal = 0; literal < 4; literal++) {
                assertThat(uses(cube).get(literal).delta())
                        .isCloseTo(byPairs(formula, literal, persons), within(ROUNDING));
            }
        }
    }

    /** Everybody with the truth of everybody. */
    private static double byPairs(Formula formula, int literal, List<Long> persons) {
        long bit = 1L << literal;
        double changed = 0;
        for (long person : persons) {
            for (long drawn : persons) {
                long replaced = person & ~bit | drawn & bit;
                changed += formula.holds(person) == formula.holds(replaced) ? 0 : 1;
            }
        }
        return changed / persons.size() / persons.size();
    }

    private static List<ProxyUse> uses(Cube cube) {
        return ProxyUses.of(cube, "sex", ProxyThresholds.USUAL.epsilon(), ProxyThresholds.USUAL.delta());
    }

    /** Rows of mask, women, men. */
    private static Cube cube(Formula formula, int literals, long[][] rows) {
        List<Cube.Cell> cells = new ArrayList<>();
        for (long[] row : rows) {
            cells.add(new Cube.Cell(row[0], new long[] {row[1], row[2]}));
        }
        return new Cube(formula, List.of("c0", "c1", "c2", "c3").subList(0, literals), List.of("f", "m"), cells);
    }
}
