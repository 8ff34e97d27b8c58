package io.licit.engine;

import io.licit.core.catalogue.Table;
import io.licit.engine.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a warehouse was made from, kept in it, so that a later load can tell what has changed since.
 *
 * @param print of the sources
 * @param stored by table, the types that its columns were read in
 */
record Origins(Fingerprint print, Map<String, String> stored) {
    private static final String NAME = "origins";

    /** One line for the types of a source's columns. */
    static String stored(TableSource source) {
        List<String> types = new ArrayList<>();
        new TreeMap<>(source.stored()).forEach((column, type) -> types.add(column + ":" + type));
        return SourceState.line(types);
    }

    static Map<String, String> stored(Map<Table, TableSource> sources) {
        Map<String, String> stored = new LinkedHashMap<>();
        sources.forEach((table, source) -> stored.put(table.name(), stored(source)));
        return stored;
    }

    void write(Database database) {
        database.run("CREATE OR REPLACE TABLE " + NAME
                + " (source VARCHAR, declared VARCHAR, stored VARCHAR, line VARCHAR)");
        print.tables().forEach((name, of) -> {
            String begin = "(" + Sql.text(name) + ", " + Sql.text(of.declared()) + ", "
                    + Sql.text(stored.getOrDefault(name, "")) + ", ";
            List<String> rows = of.state().lines().stream()
                    .map(line -> begin + Sql.text(line) + ")")
                    .toList();
            for (int from = 0; from < rows.size(); from += 1000) {
                database.run("INSERT INTO " + NAME + " VALUES "
                        + String.join(", ", rows.subList(from, Math.min(rows.size(), from + 1000))));
            }
        });
    }

    static Origins read(Database database) {
        Map<String, String> declared = new LinkedHashMap<>();
        Map<String, String> stored = new LinkedHashMap<>();
        Map<String, List<String>> lines = new LinkedHashMap<>();
        database.each("SELECT source, declared, stored, line FROM " + NAME + " ORDER BY rowid", row -> {
            declared.put(row.getString(1), row.getString(2));
            stored.put(row.getString(1), row.getString(3));
            lines.computeIfAbsent(row.getString(1), name -> new ArrayList<>()).add(row.getString(4));
        });
        Map<String, Fingerprint.Of> tables = new LinkedHashMap<>();
        lines.forEach((name, all) ->
                tables.put(name, new Fingerprint.Of(declared.getOrDefault(name, ""), SourceState.of(all))));
        return new Origins(new Fingerprint(tables), stored);
    }
}
