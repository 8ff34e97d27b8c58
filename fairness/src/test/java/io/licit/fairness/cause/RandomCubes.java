package io.licit.fairness.cause;

import io.licit.fairness.cause.Formula.All;
import io.licit.fairness.cause.Formula.Any;
import io.licit.fairness.cause.Formula.Literal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Cubes and formulas by chance. */
final class RandomCubes {
    private RandomCubes() {}

    static Formula conjunction(int literals) {
        return literals == 1
                ? new Literal(0)
                : new All(IntStream.range(0, literals)
                        .mapToObj(n -> (Formula) new Literal(n))
                        .toList());
    }

    /** Each literal once, in an order of its own, under connectives of two or three operands. */
    static Formula formula(Random random, int literals) {
        List<Formula> parts = new ArrayList<>(conjunctionParts(literals));
        Collections.shuffle(parts, random);
        while (parts.size() > 1) {
            int take = Math.min(parts.size(), 2 + random.nextInt(2));
            List<Formula> operands = new ArrayList<>();
            for (int i = 0; i < take; i++) {
                operands.add(parts.remove(random.nextInt(parts.size())));
            }
            parts.add(random.nextBoolean() ? new All(operands) : new Any(operands));
        }
        return parts.get(0);
    }

    private static List<Formula> conjunctionParts(int literals) {
        return IntStream.range(0, literals)
                .mapToObj(n -> (Formula) new Literal(n))
                .toList();
    }

    /** Groups f, m and x; every mask has persons with the chance of {@code density}, and that of all literals always. */
    static Cube cube(Random random, Formula formula, int literals, double density) {
        List<Cube.Cell> cells = new ArrayList<>();
        for (long mask = 0; mask < 1L << literals; mask++) {
            if (random.nextDouble() < density || mask + 1 == 1L << literals) {
                cells.add(new Cube.Cell(
                        mask, new long[] {1 + random.nextInt(50), 1 + random.nextInt(90), random.nextInt(20)}));
            }
        }
        return new Cube(formula, names(literals), List.of("f", "m", "x"), cells);
    }

    static List<String> names(int literals) {
        return IntStream.range(0, literals).mapToObj(n -> "c" + n).toList();
    }
}
