package io.licit.engine;

import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Columns of a table's source of which one can't tell whether they are meant: an expiry passed over lets people in. */
final class Doubtful {
    private final Table table;
    private final List<String> places;
    private final List<Set<String>> columns;
    private final List<Diagnostic> found = new ArrayList<>();

    private Doubtful(Table table, List<String> places, List<Set<String>> columns) {
        this.table = table;
        this.places = places;
        this.columns = columns;
    }

    /**
     * @param places what the files are called, or the table of a server
     * @param heads of each CSV file; none for what is no CSV, which names no column twice
     * @param columns of each file
     */
    static List<Diagnostic> columns(Table table, List<String> places, List<CsvHead> heads, List<Set<String>> columns) {
        Doubtful doubtful = new Doubtful(table, places, columns);
        Set<String> read = new LinkedHashSet<>(table.columnNames());
        if (table.role() instanceof Table.Role.Consents consents) {
            read.addAll(doubtful.fields(Table.ConsentField.class, consents.columns()));
        }
        if (table.role() instanceof Table.Role.Restrictions restrictions) {
            read.addAll(doubtful.fields(Table.RestrictionField.class, restrictions.columns()));
        }
        doubtful.twice(heads, read);
        return doubtful.found;
    }

    private void twice(List<CsvHead> heads, Set<String> read) {
        for (int file = 0; file < heads.size(); file++) {
            List<String> head = heads.get(file).columns();
            for (String column : read) {
                if (head.indexOf(column) != head.lastIndexOf(column)) {
                    found.add(DataMessages.twoColumns(table, column, places.get(file)));
                }
            }
        }
    }

    /** The fields that stand under their own names, each of which is in all files or in none, and in none by another. */
    private <F extends Enum<F> & Word> Set<String> fields(Class<F> vocabulary, Map<F, String> mapped) {
        Set<String> names = new LinkedHashSet<>();
        Arrays.stream(vocabulary.getEnumConstants())
                .filter(field -> !mapped.containsKey(field))
                .map(Word::word)
                .forEach(names::add);
        names.removeAll(mapped.values());
        for (String name : names) {
            long present = columns.stream().filter(head -> head.contains(name)).count();
            for (int file = 0; file < columns.size(); file++) {
                String shown = places.get(file);
                if (!columns.get(file).contains(name)) {
                    Optional<String> near = near(name, columns.get(file), mapped);
                    if (near.isPresent()) {
                        found.add(DataMessages.nearField(table, name, near.get(), shown));
                        break;
                    }
                    if (present > 0) {
                        found.add(DataMessages.notInAllFiles(table, name, shown));
                        break;
                    }
                }
            }
        }
        return names;
    }

    private static <F> Optional<String> near(String name, Set<String> head, Map<F, String> mapped) {
        return head.stream()
                .filter(column -> !mapped.containsValue(column) && bare(column).equals(bare(name)))
                .findFirst();
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
