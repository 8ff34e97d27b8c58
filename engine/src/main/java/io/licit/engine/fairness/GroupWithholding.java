package io.licit.engine.fairness;

import io.licit.fairness.disclosure.Disclosure;
import io.licit.fairness.disclosure.Joint;
import io.licit.fairness.disclosure.Redaction;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.GroupResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The results on one segment without numbers that may not leave.
 *
 * <p>Up to three characteristics are looked at together, number by number. More would have too many numbers for that: then
 * single characteristics are, each for itself, since they share nothing but totals that everybody knows; and an
 * intersection stands whole or goes whole.
 */
final class GroupWithholding {
    private static final int TOGETHER = 3;

    /** The set that holds nobody: what is withheld by it is withheld for the numbers of persons alone. */
    static final String NOBODY = "nobody";

    private final Set<String> counted;
    private final Joints joints;
    private final Subject subject;
    private final List<String> sets;
    private final long minimum;

    GroupWithholding(
            Audit.Results results, Joints joints, Subject subject, List<CharacteristicResult> of, long minimum) {
        this.counted = results.codes().keySet();
        this.joints = joints;
        this.subject = subject;
        this.sets = of.stream().map(CharacteristicResult::set).distinct().toList();
        this.minimum = minimum;
    }

    /** Which characteristics the results are looked at by together. */
    static Joints joints(Audit.Results results) {
        List<String> names = List.copyOf(results.codes().keySet());
        if (names.size() <= TOGETHER) {
            return new Joints(results, List.of(names));
        }
        return new Joints(
                results,
                results.segments().stream()
                        .flatMap(report -> report.characteristics().stream())
                        .map(result -> parts(result.name()))
                        .distinct()
                        .toList());
    }

    private static List<String> parts(String name) {
        return List.of(name.split("\\*", -1));
    }

    List<CharacteristicResult> of(List<CharacteristicResult> all) {
        if (counted.size() <= TOGETHER) {
            return Redaction.of(all, joint(List.copyOf(counted)), minimum);
        }
        Map<String, List<CharacteristicResult>> byName = new LinkedHashMap<>();
        all.forEach(result ->
                byName.computeIfAbsent(result.name(), any -> new ArrayList<>()).add(result));
        Map<String, List<CharacteristicResult>> redacted = new HashMap<>();
        byName.forEach((name, ofName) ->
                redacted.put(name, name.contains("*") ? intersection(name, byName) : single(name, ofName)));
        Map<String, Integer> next = new HashMap<>();
        return all.stream()
                .map(result -> redacted.getOrDefault(result.name(), List.of())
                        .get(next.merge(result.name(), 1, Integer::sum) - 1))
                .toList();
    }

    private List<CharacteristicResult> single(String name, List<CharacteristicResult> ofName) {
        return Redaction.of(ofName, joint(counted.contains(name) ? List.of(name) : List.of()), minimum);
    }

    /**
     * INVARIANT: an intersection that stands holds no small number, nor does any characteristic of it, nor what is left of
     * one by those of whom another is not known. A small number of a characteristic is made up of small numbers in each of
     * its intersections, so that where it is withheld all of these are.
     */
    private List<CharacteristicResult> intersection(String name, Map<String, List<CharacteristicResult>> byName) {
        List<String> parts = parts(name);
        Set<CharacteristicResult> together = new LinkedHashSet<>();
        byName.forEach((other, ofOther) -> {
            if (parts.containsAll(parts(other))) {
                together.addAll(ofOther);
            }
        });
        boolean whole = together.stream().noneMatch(this::isSmall)
                && Redaction.of(List.copyOf(together), joint(parts), minimum).stream()
                        .noneMatch(GroupWithholding::isWithheld);
        List<CharacteristicResult> own = byName.getOrDefault(name, List.of());
        return whole ? own : own.stream().map(Redaction::whole).toList();
    }

    /**
     * Whether a number of the result is small and only a part of what everybody knows: such a one is withheld whatever else
     * is, and nobody has to look for what it could be computed from.
     */
    private boolean isSmall(CharacteristicResult result) {
        Count all = result.groups().stream()
                .map(group -> new Count((long) group.persons(), (long) group.selected()))
                .reduce(result.missing().count(), Count::plus);
        return isSmall(result.missing().count(), all)
                || result.groups().stream()
                        .anyMatch(group -> isSmall(new Count((long) group.persons(), (long) group.selected()), all));
    }

    private boolean isSmall(Count count, Count all) {
        return isSmall(count.persons(), all.persons())
                || isSmall(count.selected(), all.selected())
                || isSmall(count.persons() - count.selected(), all.persons() - all.selected());
    }

    private boolean isSmall(long count, long all) {
        return count < all && Disclosure.small(count, minimum);
    }

    private static boolean isWithheld(CharacteristicResult result) {
        return result.missing().withheld() || result.groups().stream().anyMatch(GroupResult::withheld);
    }

    private Joint joint(List<String> names) {
        return joints.of(subject, names, sets);
    }
}
