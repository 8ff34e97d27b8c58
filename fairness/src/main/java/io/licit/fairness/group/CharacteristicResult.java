package io.licit.fairness.group;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One characteristic, or an intersection of several, in one set of persons.
 *
 * @param name such as {@code sex}, or {@code sex*race}
 * @param set which persons were judged: {@code matching}, {@code audience} or {@code reach}
 * @param weighted whether groups were given as probabilities
 * @param highest the assessable group with the highest rate; for a burden, with the highest rate of not being selected
 * @param largest the group with the most persons
 * @param lowestAir of the assessable groups, the one with the highest rate aside; empty where there is no other
 * @param flagged whether a group of this characteristic has the verdict adverse impact or concern
 */
public record CharacteristicResult(
        String name,
        String set,
        boolean weighted,
        Direction direction,
        List<GroupResult> groups,
        Missing missing,
        Optional<String> highest,
        Optional<String> largest,
        OptionalDouble lowestAir,
        Verdict verdict,
        boolean flagged) {
    public CharacteristicResult {
        groups = List.copyOf(groups);
    }

    /** Whether it is of several characteristics together. */
    public boolean isIntersection() {
        return Intersection.parts(name).size() > 1;
    }

    /** Whether a number of it may not leave. */
    public boolean isWithheld() {
        return missing.withheld() || groups.stream().anyMatch(GroupResult::withheld);
    }

    public Optional<GroupResult> group(String value) {
        return groups.stream().filter(one -> one.value().equals(value)).findFirst();
    }
}
