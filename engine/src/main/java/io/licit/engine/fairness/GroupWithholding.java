package io.licit.engine.fairness;

import io.licit.engine.bits.Codes;
import io.licit.fairness.disclosure.Disclosure;
import io.licit.fairness.disclosure.Joint;
import io.licit.fairness.disclosure.Redaction;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.Intersection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The results on one segment without numbers that may not leave.
 *
 * <p>Up to three characteristics are looked at together, number by number. More would have too many numbers for that: then
 * single characteristics are, each for itself, since they share nothing but totals that everybody knows; and an
 * intersection stands whole or goes whole; one with so many numbers that nobody can prove it goes whole too.
 */
final class GroupWithholding {
    private static final int TOGETHER = 3;

    /** Cells of a table above which nobody can look at its numbers one by one in reasonable time. */
    private static final int PROVABLE = 1500;

    /** The set that holds nobody: what is withheld by it is withheld for the numbers of persons alone. */
    static final String NOBODY = "nobody";

    private final Map<String, Codes> counted;
    private final boolean together;
    private final Joints joints;
    private final Subject subject;
    private final List<String> sets;
    private final long minimum;

    GroupWithholding(
            Audit.Results results, Joints joints, Subject subject, List<CharacteristicResult> of, long minimum) {
        this.counted = results.codes();
        this.together = together(results);
        this.joints = joints;
        this.subject = subject;
        this.sets = of.stream().map(CharacteristicResult::set).distinct().toList();
        this.minimum = minimum;
    }

    /** Which characteristics the results are looked at by together. */
    static Joints joints(Audit.Results results) {
        List<String> names = List.copyOf(results.codes().keySet());
        if (together(results)) {
            return new Joints(results, List.of(names));
        }
        return new Joints(
                results,
                results.segments().stream()
                        .flatMap(report -> report.characteristics().stream())
                        .map(result -> Intersection.parts(result.name()))
                        .distinct()
                        .toList());
    }

    private static boolean together(Audit.Results results) {
        return results.codes().size() <= TOGETHER
                && cells(results.codes(), results.codes().keySet()) <= PROVABLE;
    }

    private static double cells(Map<String, Codes> codes, Collection<String> names) {
        return names.stream()
                .flatMap(name -> Optional.ofNullable(codes.get(name)).stream())
                .mapToDouble(one -> one.levels() + 1.0)
                .reduce(1, (one, other) -> one * other);
    }

    List<CharacteristicResult> of(List<CharacteristicResult> all) {
        if (together) {
            return Redaction.of(all, joint(List.copyOf(counted.keySet())), minimum);
        }
        Map<String, List<CharacteristicResult>> byName = new LinkedHashMap<>();
        all.forEach(result ->
                byName.computeIfAbsent(result.name(), any -> new ArrayList<>()).add(result));
        Map<String, List<CharacteristicResult>> redacted = new HashMap<>();
        byName.forEach((name, ofName) -> redacted.put(
                name, Intersection.parts(name).size() > 1 ? intersection(name, byName) : single(name, ofName)));
        Map<String, Integer> next = new HashMap<>();
        return all.stream()
                .map(result -> redacted.getOrDefault(result.name(), List.of())
                        .get(next.merge(result.name(), 1, Integer::sum) - 1))
                .toList();
    }

    private List<CharacteristicResult> single(String name, List<CharacteristicResult> ofName) {
        return Redaction.of(ofName, joint(counted.containsKey(name) ? List.of(name) : List.of()), minimum);
    }

    /**
     * INVARIANT: an intersection that stands holds no small number, nor does any characteristic of it, nor what is left of
     * one by those of whom another is not known. A small number of a characteristic is made up of small numbers in each of
     * its intersections, so that where it is withheld all of these are.
     */
    private List<CharacteristicResult> intersection(String name, Map<String, List<CharacteristicResult>> byName) {
        List<String> parts = Intersection.parts(name);
        Set<CharacteristicResult> tables = new LinkedHashSet<>();
        byName.forEach((other, ofOther) -> {
            if (parts.containsAll(Intersection.parts(other))) {
                tables.addAll(ofOther);
            }
        });
        boolean whole = cells(counted, parts) <= PROVABLE
                && tables.stream().noneMatch(this::isSmall)
                && Redaction.of(List.copyOf(tables), joint(parts), minimum).stream()
                        .noneMatch(CharacteristicResult::isWithheld);
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

    private Joint joint(List<String> names) {
        return joints.of(subject, names, sets);
    }
}
