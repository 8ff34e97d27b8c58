package io.licit.fairness.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.fairness.cause.Population.Pair;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoalitionsTest {
    @Test
    void every_set_of_a_conjunction_is_counted_as_its_formula_counts_it() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int literals = 1 + random.nextInt(8);
            Cube cube = RandomCubes.cube(random, RandomCubes.conjunction(literals), literals, 0.6);
            countsAsOneByOne(cube, Coalitions.ofConjunction(population(cube)));
            countsAsOneByOne(cube, Coalitions.ofAnyFormula(population(cube)));
        }
    }

    @Test
    void every_set_of_any_formula_is_counted_as_its_formula_counts_it() {
        for (int seed = 0; seed < 80; seed++) {
            Random random = new Random(seed);
            int literals = 2 + random.nextInt(8);
            Cube cube = RandomCubes.cube(random, RandomCubes.formula(random, literals), literals, 0.6);
            countsAsOneByOne(cube, Coalitions.of(population(cube)));
        }
    }

    @Test
    void a_literal_that_does_not_stand_in_the_formula_changes_no_count() {
        Random random = new Random(5);
        Cube cube = RandomCubes.cube(random, RandomCubes.conjunction(4), 6, 0.5);
        countsAsOneByOne(cube, Coalitions.of(population(cube)));
        cube = RandomCubes.cube(random, RandomCubes.formula(random, 4), 7, 0.5);
        countsAsOneByOne(cube, Coalitions.ofAnyFormula(population(cube)));
    }

    @Test
    void a_literal_that_stands_twice_goes_with_both_its_places() {
        Random random = new Random(6);
        for (int round = 0; round < 20; round++) {
            Formula twice = new Formula.All(List.of(RandomCubes.formula(random, 5), RandomCubes.formula(random, 7)));
            Cube cube = RandomCubes.cube(random, twice, 7, 0.5);
            countsAsOneByOne(cube, Coalitions.of(population(cube)));
        }
    }

    /** Person by person: whom the formula left over by the set holds, by its own word. */
    private static void countsAsOneByOne(Cube cube, Coalitions coalitions) {
        for (int set = 0; set < 1 << cube.literals().size(); set++) {
            Optional<Formula> left = cube.formula().only(set);
            long group = 0;
            long reference = 0;
            for (Cube.Cell cell : cube.cells()) {
                if (left.map(one -> one.holds(cell.mask())).orElse(true)) {
                    group += cell.persons()[0];
                    reference += cell.persons()[1];
                }
            }
            assertThat(coalitions.held(set)).isEqualTo(new Pair(group, reference));
            assertThat(population(cube).held(set)).isEqualTo(new Pair(group, reference));
        }
    }

    private static Population population(Cube cube) {
        return new Population(cube, "f", "m");
    }
}
