package io.licit.engine.fairness;

import io.licit.engine.bits.CellCounts;
import io.licit.engine.bits.Codes;
import io.licit.engine.bits.Masks;
import io.licit.engine.bits.Totals;
import io.licit.fairness.disclosure.Joint;
import io.licit.fairness.disclosure.Redaction;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.GroupResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

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

    private final Audit.Results results;
    private final Subject subject;
    private final List<String> sets;
    private final long minimum;

    GroupWithholding(Audit.Results results, Subject subject, List<CharacteristicResult> of, long minimum) {
        this.results = results;
        this.subject = subject;
        this.sets = of.stream().map(CharacteristicResult::set).distinct().toList();
        this.minimum = minimum;
    }

    List<CharacteristicResult> of(List<CharacteristicResult> all) {
        if (results.codes().size() <= TOGETHER) {
            return Redaction.of(all, joint(List.copyOf(results.codes().keySet())), minimum);
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
        return Redaction.of(ofName, joint(results.codes().containsKey(name) ? List.of(name) : List.of()), minimum);
    }

    /**
     * INVARIANT: an intersection that stands holds no small number, nor does any characteristic of it, nor what is left of
     * one by those of whom another is not known. A small number of a characteristic is made up of small numbers in each of
     * its intersections, so that where it is withheld all of these are.
     */
    private List<CharacteristicResult> intersection(String name, Map<String, List<CharacteristicResult>> byName) {
        List<String> parts = List.of(name.split("\\*", -1));
        Set<CharacteristicResult> together = new LinkedHashSet<>();
        byName.forEach((other, ofOther) -> {
            if (parts.containsAll(List.of(other.split("\\*", -1)))) {
                together.addAll(ofOther);
            }
        });
        boolean whole = Redaction.of(List.copyOf(together), joint(parts), minimum).stream()
                .noneMatch(GroupWithholding::isWithheld);
        List<CharacteristicResult> own = byName.getOrDefault(name, List.of());
        return whole ? own : own.stream().map(Redaction::whole).toList();
    }

    private static boolean isWithheld(CharacteristicResult result) {
        return result.missing().withheld() || result.groups().stream().anyMatch(GroupResult::withheld);
    }

    /** Everybody by some characteristics together, and by the sets that the segment is judged by, each within the last. */
    private Joint joint(List<String> names) {
        List<Codes> codes = names.stream()
                .flatMap(name -> Optional.ofNullable(results.codes().get(name)).stream())
                .toList();
        if (codes.isEmpty()) {
            return new Joint(List.of(), sets, List.of());
        }
        Map<List<Integer>, long[]> rows = new LinkedHashMap<>();
        for (int set = 0; set < sets.size(); set++) {
            int place = set + 1;
            counted(codes, persons(sets.get(set))).forEach((levels, counts) -> {
                long[] row = rows.computeIfAbsent(levels, any -> new long[sets.size() + 1]);
                row[0] = counts[0];
                row[place] = counts[1];
            });
        }
        List<Joint.Row> all = new ArrayList<>();
        rows.forEach((levels, row) ->
                all.add(new Joint.Row(values(codes, levels), row[0], Arrays.copyOfRange(row, 1, row.length))));
        return new Joint(names, sets, all);
    }

    private static List<Optional<String>> values(List<Codes> codes, List<Integer> levels) {
        List<Optional<String>> values = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            Codes of = codes.get(i);
            boolean known = levels.get(i) < of.levels();
            values.add(known ? Optional.of(of.labels().get(levels.get(i))) : Optional.empty());
        }
        return values;
    }

    /** Persons, and those of the set, by the levels of the characteristics; the level after the last is unknown. */
    private Map<List<Integer>, long[]> counted(List<Codes> codes, RoaringBitmap set) {
        Map<List<Integer>, long[]> rows = new LinkedHashMap<>();
        Masks same = Masks.of(List.of(), results.population().persons());
        for (Totals.Row row : Totals.of(codes, same, mask -> 0, CellCounts.over(codes.get(0)), new double[0], set)) {
            long[] counts =
                    rows.computeIfAbsent(Arrays.stream(row.levels()).boxed().toList(), any -> new long[2]);
            counts[0] += row.persons();
            counts[1] += row.responders();
        }
        return rows;
    }

    private RoaringBitmap persons(String set) {
        if (set.equals(NOBODY)) {
            return new RoaringBitmap();
        }
        return Audit.persons(results.inquiry(), results.population(), subject, Judged.of(set))
                .orElseThrow();
    }
}
