package io.licit.fairness.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table over fewer columns: atoms that are in exactly the same sums are one column.
 *
 * @param uses by column, how many sums it is in
 * @param counts of the named sums
 */
record Columns(
        int[] uses, List<int[]> known, List<List<int[]>> items, List<int[]> named, long[] counts, List<int[]> lines) {
    static Columns of(Disclosure.Table table) {
        long[] counts = new long[table.named().size()];
        boolean[] empty = new boolean[table.atoms().length];
        for (int i = 0; i < counts.length; i++) {
            int[] sum = table.named().get(i);
            counts[i] =
                    Arrays.stream(sum).mapToLong(atom -> table.atoms()[atom]).sum();
            if (counts[i] == 0) {
                Arrays.stream(sum).forEach(atom -> empty[atom] = true);
            }
        }
        List<List<Integer>> signatures = signatures(table);
        int[] column = new int[table.atoms().length];
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        List<Integer> uses = new ArrayList<>();
        for (int atom = 0; atom < column.length; atom++) {
            List<Integer> signature = signatures.get(atom);
            if (signature.isEmpty()) {
                column[atom] = -1;
                continue;
            }
            Integer before = numbers.putIfAbsent(signature, numbers.size());
            column[atom] = before == null ? numbers.size() - 1 : before;
            if (before == null) {
                uses.add(signature.size());
            }
        }
        return new Columns(
                uses.stream().mapToInt(Integer::intValue).toArray(),
                mapped(table.known(), column),
                table.items().stream().map(item -> mapped(item, column)).toList(),
                mapped(table.named(), column),
                counts,
                table.lines());
    }

    private static List<List<Integer>> signatures(Disclosure.Table table) {
        List<List<Integer>> signatures = new ArrayList<>();
        for (int atom = 0; atom < table.atoms().length; atom++) {
            signatures.add(new ArrayList<>());
        }
        List<int[]> sums = new ArrayList<>(table.known());
        table.items().forEach(sums::addAll);
        sums.addAll(table.named());
        for (int i = 0; i < sums.size(); i++) {
            for (int atom : sums.get(i)) {
                signatures.get(atom).add(i);
            }
        }
        return signatures;
    }

    private static List<int[]> mapped(List<int[]> sums, int[] column) {
        return sums.stream()
                .map(sum -> Arrays.stream(sum)
                        .map(atom -> column[atom])
                        .sorted()
                        .distinct()
                        .toArray())
                .toList();
    }
}
