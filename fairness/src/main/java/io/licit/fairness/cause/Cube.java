package io.licit.fairness.cause;

import java.util.List;

/**
 * The condition cube: how many persons of each group there are for each combination of literals that are true of them.
 *
 * @param formula of the segment
 * @param literals their texts, by number; at most 62
 * @param groups of one characteristic; persons of whom it is not known are in none
 * @param cells only those that hold somebody, in the order of their masks
 */
public record Cube(Formula formula, List<String> literals, List<String> groups, List<Cell> cells) {
    public Cube {
        literals = List.copyOf(literals);
        groups = List.copyOf(groups);
        cells = List.copyOf(cells);
    }

    /**
     * Persons of whom the same literals are true.
     *
     * @param mask bit i is set where literal i is true
     * @param persons by group
     */
    public record Cell(long mask, long[] persons) {}
}
