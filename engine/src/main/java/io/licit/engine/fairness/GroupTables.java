package io.licit.engine.fairness;

import io.licit.engine.bits.CellCounts;
import io.licit.engine.bits.Codes;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.GroupCounts;
import io.licit.fairness.group.Intersection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Persons of many sets by characteristic and by every intersection up to a depth. The finest intersections are counted in
 * one pass each; everything coarser is added up from them.
 */
public final class GroupTables {
    private final List<String> names;
    private final List<Codes> codes;
    private final List<Finest> finest;
    private final List<List<Integer>> tables;

    /** An intersection that is counted, with everybody by its cells. */
    private record Finest(List<Integer> dimensions, CellCounts cells, long[] everybody) {}

    /** @param codes one for each name, in the order in which names are to be shown */
    public GroupTables(Map<String, Codes> codes, int depth) {
        this.names = List.copyOf(codes.keySet());
        this.codes = List.copyOf(codes.values());
        int deepest = Math.min(depth, names.size());
        this.finest = subsets(names.size(), deepest).stream()
                .filter(subset -> !subset.isEmpty())
                .map(this::finest)
                .toList();
        this.tables = IntStream.rangeClosed(1, deepest)
                .boxed()
                .flatMap(size -> subsets(names.size(), size).stream())
                .toList();
    }

    private Finest finest(List<Integer> subset) {
        CellCounts cells = CellCounts.over(subset.stream().map(codes::get).toArray(Codes[]::new));
        return new Finest(subset, cells, cells.everybody());
    }

    /** For each set, its counts by single characteristics first, then by pairs, then by three. */
    public List<List<GroupCounts>> of(List<RoaringBitmap> sets) {
        List<List<long[]>> counted = new ArrayList<>();
        finest.forEach(one -> counted.add(one.cells().each(sets)));
        List<List<GroupCounts>> all = new ArrayList<>();
        for (int set = 0; set < sets.size(); set++) {
            int number = set;
            List<GroupCounts> ofSet = new ArrayList<>();
            for (List<Integer> table : tables) {
                int from = within(table);
                ofSet.add(counts(table, finest.get(from), counted.get(from).get(number)));
            }
            all.add(ofSet);
        }
        return all;
    }

    private int within(List<Integer> table) {
        for (int i = 0; i < finest.size(); i++) {
            if (finest.get(i).dimensions().containsAll(table)) {
                return i;
            }
        }
        throw new IllegalStateException("an intersection that was not counted");
    }

    private GroupCounts counts(List<Integer> table, Finest from, long[] selected) {
        int[] places = table.stream().mapToInt(from.dimensions()::indexOf).toArray();
        Map<List<Integer>, Count> groups = new LinkedHashMap<>();
        Count missing = Count.none();
        for (int cell = 0; cell < selected.length; cell++) {
            Count count = new Count(from.everybody()[cell], selected[cell]);
            if (count.persons() == 0) {
                continue;
            }
            List<Integer> levels = levels(from.cells(), cell, places);
            if (levels.contains(Codes.MISSING)) {
                missing = missing.plus(count);
            } else {
                groups.merge(levels, count, Count::plus);
            }
        }
        Map<String, Count> named = new LinkedHashMap<>();
        groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(
                        levels -> levels.stream().mapToInt(Integer::intValue).toArray(), Arrays::compare)))
                .forEach(entry -> named.put(label(table, entry.getKey()), entry.getValue()));
        return new GroupCounts(table.stream().map(names::get).collect(Collectors.joining("*")), named, missing);
    }

    private static List<Integer> levels(CellCounts cells, int cell, int[] places) {
        return Arrays.stream(places)
                .map(place -> cells.level(cell, place))
                .boxed()
                .toList();
    }

    private String label(List<Integer> table, List<Integer> levels) {
        return Intersection.label(IntStream.range(0, table.size())
                .mapToObj(i -> codes.get(table.get(i)).labels().get(levels.get(i)))
                .toList());
    }

    /** The subsets of that size of the numbers below {@code of}, in order. */
    private static List<List<Integer>> subsets(int of, int size) {
        List<List<Integer>> all = new ArrayList<>();
        collect(of, size, 0, new ArrayList<>(), all);
        return all;
    }

    private static void collect(int of, int size, int from, List<Integer> chosen, List<List<Integer>> all) {
        if (chosen.size() == size) {
            all.add(List.copyOf(chosen));
            return;
        }
        for (int next = from; next < of; next++) {
            chosen.add(next);
            collect(of, size, next + 1, chosen, all);
            chosen.remove(chosen.size() - 1);
        }
    }
}
