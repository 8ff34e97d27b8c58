package io.licit.engine;

import io.licit.core.catalogue.Table;
import io.licit.engine.RowFacts.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A source's rows as they are stored, in a temporary table {@code raw} with columns {@code r0}, {@code r1} … A row's
 * {@code rowid} leads back to its place in the source.
 */
final class RawTable {
    static final String NAME = "raw";
    /** The column of a warehouse's table that has the watermark of a row. */
    static final String WATERMARK = "watermark";

    private static final Set<String> ENDLESS = Set.of("DATE", "TIMESTAMP", "FLOAT", "DOUBLE");

    private final Database database;
    private final TableSource source;
    private final List<String> columns;
    private final RawRows read;

    private RawTable(Database database, TableSource source, List<String> columns, Supplier<RawRows> rows) {
        this.database = database;
        this.source = source;
        this.columns = List.copyOf(columns);
        database.run("DROP TABLE IF EXISTS " + NAME);
        database.run("CREATE TEMP TABLE " + NAME + " ("
                + columns.stream()
                        .map(name -> column(name) + " " + stored(name))
                        .collect(Collectors.joining(", "))
                + ")");
        this.read = rows.get();
    }

    /** Reads all rows. */
    static RawTable read(Database database, TableSource source) {
        List<String> columns = source.read();
        return new RawTable(database, source, columns, () -> source.fill(database, columns));
    }

    /** Reads the rows at or after a watermark. */
    static RawTable since(Database database, ServerTable source, String from) {
        List<String> columns = source.read();
        return new RawTable(database, source, columns, () -> source.fillSince(database, columns, from));
    }

    Table table() {
        return source.table();
    }

    TableSource source() {
        return source;
    }

    long rows() {
        return read.rows();
    }

    Places bad() {
        return read.bad();
    }

    String column(String name) {
        return "r" + columns.indexOf(name);
    }

    String stored(String name) {
        return source.stored().getOrDefault(name, "VARCHAR");
    }

    /** The rest of a select list that keeps the watermark beside the columns, where the source has one. */
    String watermark() {
        return source.watermark()
                .map(name -> ", CAST(" + column(name) + " AS "
                        + (stored(name).equals("BIGINT") ? "BIGINT" : "TIMESTAMP") + ") AS " + WATERMARK)
                .orElse("");
    }

    /** Whether a column of times or numbers may have infinite ones, and numbers that are none. Files are taken as they are. */
    boolean isEndless(String name) {
        return source instanceof ServerTable && ENDLESS.contains(stored(name));
    }

    void drop() {
        database.run("DROP TABLE " + NAME);
    }

    /** The rows that a condition on {@code raw} chooses. */
    Places where(String condition) {
        long count = database.number("SELECT count(*) FROM " + NAME + " WHERE " + condition);
        if (count == 0) {
            return Places.none();
        }
        return new Places(
                count,
                places(database.rows(
                        "SELECT rowid FROM " + NAME + " WHERE " + condition + " ORDER BY rowid LIMIT " + Places.SHOWN,
                        row -> row.getLong(1))));
    }

    /** Places of rows by ascending rowid. */
    List<String> places(List<Long> rowIds) {
        return read.places(rowIds);
    }

    /** How many rows each of several conditions chooses, in one pass. */
    List<Long> counts(List<String> conditions) {
        String list = conditions.stream()
                .map(condition -> "count(*) FILTER (" + condition + ")")
                .collect(Collectors.joining(", "));
        List<Long> counts = new ArrayList<>();
        database.each("SELECT " + list + " FROM " + NAME, row -> {
            for (int i = 0; i < conditions.size(); i++) {
                counts.add(row.getLong(i + 1));
            }
        });
        return counts;
    }

    /** A column's distinct spellings, the empty text for null. */
    List<String> spellings(String name) {
        return database.rows(
                "SELECT DISTINCT COALESCE(CAST(" + column(name) + " AS VARCHAR), '') AS word FROM " + NAME
                        + " ORDER BY word",
                row -> row.getString(1));
    }
}
