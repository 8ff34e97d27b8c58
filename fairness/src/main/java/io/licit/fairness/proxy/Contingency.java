package io.licit.fairness.proxy;

import java.util.List;

/**
 * Persons by the value of something and by group.
 *
 * @param groups of the protected characteristic
 * @param persons {@code persons[row][group]}; rows are values or bands in their order
 */
public record Contingency(List<String> groups, long[][] persons) {
    public Contingency {
        groups = List.copyOf(groups);
    }
}
