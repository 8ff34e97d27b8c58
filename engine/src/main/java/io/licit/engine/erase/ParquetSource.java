package io.licit.engine.erase;

import io.licit.core.catalogue.Type;
import io.licit.engine.Database;
import io.licit.engine.Decoding;
import io.licit.engine.sql.Sql;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Parquet file. Columns that its folder names, as in {@code country=DE/}, are read with it and not written into it.
 *
 * @param types DuckDB's, by column
 */
record ParquetSource(Path path, String shown, Map<String, String> types, Database database) implements SourceFile {
    private static final String ROW = "file_row_number";
    private static final Set<String> COMPRESSIONS = Set.of("SNAPPY", "ZSTD", "GZIP", "BROTLI", "LZ4_RAW");

    static ParquetSource open(Path path, String shown, Database database) {
        Map<String, String> types = new LinkedHashMap<>();
        database.each(
                "DESCRIBE SELECT * FROM read_parquet([" + literal(path) + "])",
                row -> types.put(row.getString(1), row.getString(2)));
        return new ParquetSource(path, shown, types, database);
    }

    /** So that the database takes no character of the name for a glob's. */
    static String literal(Path path) {
        return Sql.text(path.toString().replaceAll("[\\[*?]", "[$0]"));
    }

    private String numbered(String options) {
        return "read_parquet([" + literal(path) + "], " + ROW + " = true" + options + ")";
    }

    private String hers(Edit edit) {
        return Optional.ofNullable(types.get(edit.key()))
                .map(type -> "COALESCE(" + Decoding.key(Sql.name(edit.key()), type) + " = " + Sql.text(edit.person())
                        + ", false)")
                .orElse("false");
    }

    private String taken(Edit edit) {
        if (edit.takes() instanceof Edit.Takes.Older older) {
            return older.time()
                    .filter(types::containsKey)
                    .map(column -> "COALESCE("
                            + Decoding.as(Type.TIMESTAMP, Sql.name(column), types.getOrDefault(column, "VARCHAR"))
                            + " < " + older.before() + ", false)")
                    .orElse("false");
        }
        return edit.takes() instanceof Edit.Takes.All ? "true" : "false";
    }

    @Override
    public List<Rows.Row> rows(Edit edit) {
        List<String> columns = new ArrayList<>(types.keySet());
        String texts = columns.stream()
                .map(column -> "CAST(" + Sql.name(column) + " AS VARCHAR)")
                .collect(Collectors.joining(", "));
        return database.rows(
                "SELECT " + taken(edit) + ", " + texts + " FROM " + numbered("") + " WHERE " + hers(edit) + " ORDER BY "
                        + ROW,
                row -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    for (int i = 0; i < columns.size(); i++) {
                        String value = row.getString(i + 2);
                        values.put(columns.get(i), value == null ? "" : value);
                    }
                    return new Rows.Row(values, !row.getBoolean(1));
                });
    }

    @Override
    public Edit.Done write(Edit edit, Path to) {
        database.run("CREATE OR REPLACE TEMP TABLE hers AS SELECT " + ROW + " AS n, " + taken(edit) + " AS taken FROM "
                + numbered("") + " WHERE " + hers(edit));
        long taken = database.number("SELECT count(*) FROM hers WHERE taken");
        long left = database.number("SELECT count(*) FROM hers WHERE NOT taken");
        Map<String, String> written = new LinkedHashMap<>();
        edit.set()
                .forEach((column, value) -> written.put(
                        column,
                        "CASE WHEN " + ROW + " IN (SELECT n FROM hers) THEN " + literal(value, column) + " ELSE "
                                + Sql.name(column) + " END"));
        long emptied = 0;
        for (String column : edit.emptied()) {
            long found = types.containsKey(column) ? holdingIn(column, edit.identifiers()) : 0;
            if (found > 0) {
                written.put(
                        column,
                        "CASE WHEN " + ROW + " NOT IN (SELECT n FROM hers) AND " + is(column, edit.identifiers())
                                + " THEN NULL ELSE " + Sql.name(column) + " END");
                emptied += found;
            }
        }
        copy(written, to);
        long all = database.number("SELECT count(*) FROM " + numbered(""));
        return new Edit.Done(taken, left, all - taken - left, emptied);
    }

    private void copy(Map<String, String> written, Path to) {
        String replaced = written.entrySet().stream()
                .map(entry -> entry.getValue() + " AS " + Sql.name(entry.getKey()))
                .collect(Collectors.joining(", "));
        String all = "* EXCLUDE (" + ROW + ")" + (replaced.isEmpty() ? "" : " REPLACE (" + replaced + ")");
        database.run("COPY (SELECT " + all + " FROM " + numbered(", hive_partitioning = false") + " WHERE " + ROW
                + " NOT IN (SELECT n FROM hers WHERE taken) ORDER BY " + ROW + ") TO " + Sql.text(to.toString())
                + " (FORMAT parquet, COMPRESSION " + compression() + ")");
    }

    private String literal(String value, String column) {
        return value.isEmpty()
                ? "NULL"
                : "CAST(" + Sql.text(value) + " AS " + types.getOrDefault(column, "VARCHAR") + ")";
    }

    private String compression() {
        return database.first(
                        "SELECT compression FROM parquet_metadata(" + literal(path) + ")", row -> row.getString(1))
                .map(word -> word.toUpperCase(Locale.ROOT))
                .filter(COMPRESSIONS::contains)
                .orElse("UNCOMPRESSED");
    }

    @Override
    public long others(Edit edit) {
        String any = edit.emptied().stream()
                .filter(types::containsKey)
                .map(column -> is(column, edit.identifiers()))
                .collect(Collectors.joining(" OR "));
        return any.isEmpty()
                ? 0
                : database.number(
                        "SELECT count(*) FROM " + numbered("") + " WHERE NOT " + hers(edit) + " AND (" + any + ")");
    }

    private long holdingIn(String column, Identifiers identifiers) {
        return database.number("SELECT count(*) FROM " + numbered("") + " WHERE " + ROW
                + " NOT IN (SELECT n FROM hers) AND " + is(column, identifiers));
    }

    private String is(String column, Identifiers identifiers) {
        return "COALESCE(" + folded(column) + " IN (" + Sql.texts(identifiers.folded()) + "), false)";
    }

    private static String folded(String column) {
        return "lower(nfc_normalize(trim(CAST(" + Sql.name(column) + " AS VARCHAR))))";
    }

    @Override
    public long holding(Identifiers identifiers, Edit edit) {
        if (identifiers.values().isEmpty()) {
            return 0;
        }
        List<String> columns = new ArrayList<>(types.keySet());
        String traces = columns.stream()
                .flatMap(column -> identifiers.folded().stream()
                        .map(value -> "contains(" + folded(column) + ", " + Sql.text(value) + ")"))
                .collect(Collectors.joining(" OR "));
        String texts = columns.stream()
                .map(column -> "CAST(" + Sql.name(column) + " AS VARCHAR)")
                .collect(Collectors.joining(", "));
        return database
                .rows(
                        "SELECT " + texts + " FROM " + numbered("") + " WHERE NOT (" + hers(edit) + " AND NOT "
                                + taken(edit) + ") AND (" + traces + ")",
                        row -> {
                            boolean holds = false;
                            for (int i = 0; i < columns.size() && !holds; i++) {
                                String value = row.getString(i + 1);
                                holds = value != null && identifiers.in(value);
                            }
                            return holds;
                        })
                .stream()
                .filter(holds -> holds)
                .count();
    }
}
