package io.licit.engine.fairness;

import io.licit.engine.bits.CellCounts;
import io.licit.engine.bits.Codes;
import io.licit.engine.bits.RankSums;
import io.licit.engine.bits.Ranking;
import io.licit.fairness.proxy.Association;
import io.licit.fairness.proxy.Contingency;
import io.licit.fairness.proxy.Joint;
import io.licit.fairness.proxy.ProxyMeasure;
import io.licit.fairness.proxy.ProxyThresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;

/** How far columns, pairs of columns and segments tell the characteristics; each is measured once for all segments. */
final class ProxyTables {
    /** More columns than these make no pairs: their number grows with the square; house convention. */
    private static final int PAIRED = 16;

    private final Map<String, Codes> characteristics;
    private final ProxyThresholds thresholds;
    private final long minimum;
    private final Map<String, Column> columns;
    private final Map<String, Set<String>> own;
    private final Map<String, Map<String, Association>> measured;

    /**
     * Something known of persons.
     *
     * @param bins its values, or bands of it
     * @param numbers by person; empty where it is no number
     */
    record Column(Codes bins, double[] numbers) {}

    /**
     * @param columns by the name that an author knows them by, in the order in which they are to be shown
     * @param own columns that hold a characteristic themselves, and tell it of course
     * @param minimum persons that a group, and all others, must have for an AUC: a few are told apart by chance
     */
    ProxyTables(
            Map<String, Codes> characteristics,
            Map<String, Column> columns,
            Map<String, Set<String>> own,
            ProxyThresholds thresholds,
            long minimum) {
        this.own = own;
        this.minimum = minimum;
        this.characteristics = characteristics;
        this.columns = new LinkedHashMap<>(columns);
        this.thresholds = thresholds;
        List<String> names = List.copyOf(columns.keySet());
        List<Map<String, Association>> all = Lanes.each(names.size(), i -> measure(names.get(i)));
        this.measured = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            measured.put(names.get(i), all.get(i));
        }
    }

    /**
     * Everything on one segment: itself as a whole, the columns that it reads, pairs of these that tell more than either,
     * and the columns on offer.
     *
     * @param all whether every column on offer is told, or those alone that are flagged
     */
    List<Association> of(RoaringBitmap matching, List<String> inUse, boolean all) {
        List<Association> found = new ArrayList<>();
        characteristics.forEach((name, codes) -> {
            found.add(whole(name, codes, matching));
            List<String> used = inUse.stream()
                    .filter(column -> columns.containsKey(column) && !isOwn(column, name))
                    .toList();
            used.forEach(column -> found.add(single(column, name, true)));
            found.addAll(pairs(used, name));
            columns.keySet().stream()
                    .filter(column -> !used.contains(column) && !isOwn(column, name))
                    .map(column -> single(column, name, false))
                    .filter(one -> all || one.flagged())
                    .forEach(found::add);
        });
        return found;
    }

    /** Columns that tell some characteristic beyond a threshold. */
    Set<String> telling() {
        return columns.keySet().stream()
                .filter(column -> characteristics.keySet().stream()
                        .anyMatch(name -> isOwn(column, name)
                                || single(column, name, false).flagged()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isOwn(String column, String characteristic) {
        return own.getOrDefault(characteristic, Set.of()).contains(column);
    }

    private Association whole(String name, Codes codes, RoaringBitmap matching) {
        CellCounts cells = CellCounts.over(codes);
        long[] everybody = cells.everybody();
        long[] inside = cells.of(matching);
        long[][] table = new long[2][codes.levels()];
        for (int group = 0; group < codes.levels(); group++) {
            table[0][group] = inside[cells.cell(group)];
            table[1][group] = everybody[cells.cell(group)] - table[0][group];
        }
        return ProxyMeasure.of(List.of(), name, true, new Contingency(codes.labels(), table), Map.of(), thresholds);
    }

    private Association single(String column, String characteristic, boolean inUse) {
        Association one = Optional.ofNullable(measured.get(column))
                .map(all -> all.get(characteristic))
                .orElseThrow(() -> new IllegalArgumentException("not measured: " + column + ", " + characteristic));
        return one.inUse() == inUse ? one : used(one, inUse);
    }

    private static Association used(Association one, boolean inUse) {
        return new Association(
                one.columns(),
                one.characteristic(),
                inUse,
                one.persons(),
                one.levels(),
                one.cramersV(),
                one.cramersVCorrected(),
                one.theilsU(),
                one.mutualInformation(),
                one.auc(),
                one.flagged());
    }

    /** Against every characteristic; the order of its numbers is the same for all of them. */
    private Map<String, Association> measure(String name) {
        Column column = column(name);
        Ranking ranking = Ranking.of(column.numbers());
        Map<String, Association> all = new HashMap<>();
        characteristics.forEach((characteristic, groups) -> all.put(
                characteristic,
                ProxyMeasure.of(
                        List.of(name),
                        characteristic,
                        false,
                        table(groups, column.bins()),
                        ranking.size() == 0 ? Map.of() : auc(ranking, groups),
                        thresholds)));
        return all;
    }

    private Map<String, Double> auc(Ranking ranking, Codes groups) {
        Map<String, Double> auc = new LinkedHashMap<>();
        RankSums ranks = RankSums.of(ranking, groups);
        for (int group = 0; group < groups.levels(); group++) {
            OptionalDouble value = ranks.auc(group);
            long inGroup = ranks.persons()[group];
            long others = Arrays.stream(ranks.persons()).sum() - inGroup;
            if (value.isPresent() && inGroup >= minimum && others >= minimum) {
                auc.put(groups.labels().get(group), value.getAsDouble());
            }
        }
        return auc;
    }

    private List<Association> pairs(List<String> used, String characteristic) {
        List<Association> found = new ArrayList<>();
        Codes groups = groups(characteristic);
        for (int i = 0; i < Math.min(used.size(), PAIRED); i++) {
            for (int j = i + 1; j < Math.min(used.size(), PAIRED); j++) {
                String first = used.get(i);
                String second = used.get(j);
                Association pair = ProxyMeasure.of(
                        List.of(first, second),
                        characteristic,
                        true,
                        table(groups, column(first).bins(), column(second).bins()),
                        Map.of(),
                        thresholds);
                if (Joint.adds(pair, single(first, characteristic, true), single(second, characteristic, true))) {
                    found.add(pair);
                }
            }
        }
        return found;
    }

    /** Persons of whom everything is known, by the values of the columns together and by group. */
    private static Contingency table(Codes groups, Codes... columns) {
        Codes[] dimensions = new Codes[columns.length + 1];
        System.arraycopy(columns, 0, dimensions, 0, columns.length);
        dimensions[columns.length] = groups;
        CellCounts cells = CellCounts.over(dimensions);
        long[] counts = cells.everybody();
        Map<List<Integer>, long[]> rows = new LinkedHashMap<>();
        for (int cell = 0; cell < counts.length; cell++) {
            List<Integer> row = new ArrayList<>();
            for (int dimension = 0; dimension < columns.length; dimension++) {
                row.add(cells.level(cell, dimension));
            }
            int group = cells.level(cell, columns.length);
            if (group != Codes.MISSING && !row.contains(Codes.MISSING)) {
                rows.computeIfAbsent(row, any -> new long[groups.levels()])[group] += counts[cell];
            }
        }
        return new Contingency(groups.labels(), rows.values().toArray(new long[0][]));
    }

    private Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("a column that was not asked for: " + name);
        }
        return column;
    }

    private Codes groups(String characteristic) {
        Codes codes = characteristics.get(characteristic);
        if (codes == null) {
            throw new IllegalArgumentException("a characteristic that was not asked for: " + characteristic);
        }
        return codes;
    }
}
