package io.licit.engine.fairness;

import io.licit.engine.bits.CellCounts;
import io.licit.engine.bits.Codes;
import io.licit.fairness.disclosure.Joint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Everybody by some characteristics together, and by the sets that each segment is judged by: counted once for all
 * segments, and not changed after.
 */
final class Joints {
    private final Map<String, Codes> codes;
    private final Map<String, Map<Judged, Integer>> numbers = new HashMap<>();
    private final List<RoaringBitmap> sets = new ArrayList<>();
    private final Map<List<String>, Counted> counted = new HashMap<>();

    /**
     * Combinations that somebody has, in ascending order.
     *
     * @param held by set, then by combination
     */
    private record Counted(List<List<Optional<String>>> values, long[] persons, List<long[]> held) {}

    /** @param together which characteristics are asked of together; those that are not counted are passed over */
    Joints(Audit.Results results, Collection<List<String>> together) {
        this.codes = results.codes();
        for (Subject subject : results.inquiry().subjects()) {
            Map<Judged, Integer> ofSubject = new EnumMap<>(Judged.class);
            for (Judged judged : Judged.values()) {
                if (results.inquiry().judged().contains(judged)) {
                    Audit.persons(results.inquiry(), results.population(), subject, judged)
                            .ifPresent(persons -> {
                                ofSubject.put(judged, sets.size());
                                sets.add(persons);
                            });
                }
            }
            numbers.put(subject.id(), ofSubject);
        }
        together.stream()
                .filter(names -> !names.isEmpty() && codes.keySet().containsAll(names))
                .forEach(names -> counted.computeIfAbsent(names, this::count));
    }

    private Counted count(List<String> names) {
        List<Codes> of = names.stream()
                .flatMap(name -> Optional.ofNullable(codes.get(name)).stream())
                .toList();
        CellCounts cells = CellCounts.over(of.toArray(Codes[]::new));
        long[] everybody = cells.everybody();
        int[] some = IntStream.range(0, everybody.length)
                .filter(cell -> everybody[cell] > 0)
                .toArray();
        List<List<Optional<String>>> values = new ArrayList<>();
        for (int cell : some) {
            values.add(IntStream.range(0, of.size())
                    .mapToObj(place -> value(of.get(place), cells.level(cell, place)))
                    .toList());
        }
        return new Counted(
                values,
                at(some, everybody),
                cells.each(sets).stream().map(counts -> at(some, counts)).toList());
    }

    private static Optional<String> value(Codes of, int level) {
        return level == Codes.MISSING
                ? Optional.empty()
                : Optional.of(of.labels().get(level));
    }

    private static long[] at(int[] cells, long[] counts) {
        return IntStream.of(cells).mapToLong(cell -> counts[cell]).toArray();
    }

    /** @param judged words of the sets, each within the one before it */
    Joint of(Subject subject, List<String> names, List<String> judged) {
        Counted found = counted.get(names);
        if (found == null) {
            return new Joint(List.of(), judged, List.of());
        }
        List<long[]> held =
                judged.stream().map(word -> held(subject, word, found)).toList();
        List<Joint.Row> rows = new ArrayList<>();
        for (int row = 0; row < found.persons().length; row++) {
            int at = row;
            rows.add(new Joint.Row(
                    found.values().get(row),
                    found.persons()[row],
                    held.stream().mapToLong(counts -> counts[at]).toArray()));
        }
        return new Joint(names, judged, rows);
    }

    private long[] held(Subject subject, String word, Counted found) {
        if (word.equals(GroupWithholding.NOBODY)) {
            return new long[found.persons().length];
        }
        int place = Optional.ofNullable(numbers.get(subject.id()))
                .map(of -> of.get(Judged.of(word)))
                .orElseThrow();
        return found.held().get(place);
    }
}
