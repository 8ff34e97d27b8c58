package io.licit.fairness.cause;

import io.licit.fairness.cause.Population.Pair;
import java.util.ArrayList;
import java.util.List;

/**
 * The fewest persons of either side that any set of literals can leave, the others being removed. Whatever is left of a
 * formula holds at least everybody of whom the literals of one term of its disjunctive normal form are true: of a
 * connective of which something is left, that operand can be the one in the term.
 *
 * @param persons a lower bound, side by side; attained where no literal stands twice and all terms were looked at
 */
record Least(Pair persons) {
    private static final int TERMS = 1024;

    static Least of(Population population) {
        List<Long> terms = terms(population.formula());
        if (terms.size() > TERMS) {
            // Too many to look at: those of whom everything is true are in every term.
            terms = List.of(population.formula().literals());
        }
        long group = Long.MAX_VALUE;
        long reference = Long.MAX_VALUE;
        for (long term : terms) {
            Pair held = containing(term, population);
            group = Math.min(group, held.group());
            reference = Math.min(reference, held.reference());
        }
        return new Least(new Pair(group, reference));
    }

    private static Pair containing(long term, Population population) {
        long group = 0;
        long reference = 0;
        for (int cell = 0; cell < population.cells(); cell++) {
            if ((population.mask(cell) & term) == term) {
                Pair persons = population.at(cell);
                group += persons.group();
                reference += persons.reference();
            }
        }
        return new Pair(group, reference);
    }

    /** Each the set of its literals; cut off soon after there are too many. */
    private static List<Long> terms(Formula formula) {
        if (formula instanceof Formula.Literal literal) {
            return List.of(literal.literals());
        }
        if (formula instanceof Formula.Any any) {
            return any.operands().stream()
                    .flatMap(operand -> terms(operand).stream())
                    .limit(TERMS + 1L)
                    .toList();
        }
        List<Long> product = List.of(0L);
        for (Formula operand : ((Formula.All) formula).operands()) {
            product = product(product, terms(operand));
        }
        return product;
    }

    private static List<Long> product(List<Long> left, List<Long> right) {
        List<Long> product = new ArrayList<>();
        for (long one : left) {
            for (long other : right) {
                product.add(one | other);
                if (product.size() > TERMS) {
                    return product;
                }
            }
        }
        return product;
    }
}
