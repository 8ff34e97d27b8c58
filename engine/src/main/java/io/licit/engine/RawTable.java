package io.licit.engine;

import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.engine.RowFacts.Places;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A source's rows as they are stored, in a temporary table {@code raw} with columns {@code r0}, {@code r1} … A row's
 * {@code rowid} leads back to its place in the files.
 */
final class RawTable {
    static final String NAME = "raw";
    private static final String BAD = "bad_rows";

    private final Database database;
    private final TableSource source;
    private final List<String> columns;
    private final List<Long> ends = new ArrayList<>();
    private final List<Set<Long>> badLines = new ArrayList<>();
    private final List<String> firstBad = new ArrayList<>();
    private long bad;

    private RawTable(Database database, TableSource source, List<String> columns) {
        this.database = database;
        this.source = source;
        this.columns = List.copyOf(columns);
    }

    /** Reads the columns of all files. */
    static RawTable read(Database database, TableSource source, List<String> columns) {
        RawTable raw = new RawTable(database, source, columns);
        database.run("DROP TABLE IF EXISTS " + NAME);
        database.run("CREATE TEMP TABLE " + NAME + " ("
                + columns.stream()
                        .map(name -> raw.column(name) + " " + raw.stored(name))
                        .collect(Collectors.joining(", "))
                + ")");
        for (int file = 0; file < source.files().files().size(); file++) {
            raw.readFile(file);
        }
        return raw;
    }

    static Diagnostic unreadable(TableSource source, int file) {
        String help = source.isCsv()
                ? "end all lines alike, with LF or with CR LF, and double each quote inside quotes"
                : "write the file again";
        return DataMessages.unreadable(source.table(), source.files().shown().get(file), "can't be read", help);
    }

    Table table() {
        return source.table();
    }

    long rows() {
        return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
    }

    Places bad() {
        return new Places(bad, firstBad);
    }

    String column(String name) {
        return "r" + columns.indexOf(name);
    }

    String stored(String name) {
        return source.stored().getOrDefault(name, "VARCHAR");
    }

    void drop() {
        dropBad();
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
        List<String> all = new ArrayList<>();
        for (int file = 0; file < ends.size(); file++) {
            long from = file == 0 ? 0 : ends.get(file - 1);
            long to = ends.get(file);
            List<Long> here = rowIds.stream()
                    .filter(row -> row >= from && row < to)
                    .map(row -> row - from)
                    .toList();
            if (!here.isEmpty()) {
                all.addAll(placesIn(file, here));
            }
        }
        return all;
    }

    private List<String> placesIn(int file, List<Long> records) {
        String shown = source.files().shown().get(file);
        if (!source.isCsv()) {
            return records.stream()
                    .map(record -> shown + " row " + (record + 1))
                    .toList();
        }
        boolean oneColumn = source.heads().get(file).columns().size() == 1;
        try {
            return CsvLines.ofRecords(source.files().files().get(file), records, badLines.get(file), oneColumn).stream()
                    .map(line -> shown + ":" + line)
                    .toList();
        } catch (IOException gone) {
            throw WarehouseException.environment("cannot read " + shown + " again", gone);
        }
    }

    private void readFile(int file) {
        dropBad();
        String rejects = source.isCsv()
                ? ", store_rejects = true, rejects_limit = 0, rejects_scan = 'bad_scans', rejects_table = '" + BAD + "'"
                : "";
        try {
            database.run("INSERT INTO " + NAME + " " + source.select(file, columns, rejects));
        } catch (WarehouseException failure) {
            if (failure.kind() == WarehouseException.Kind.ENVIRONMENT && source.isCsv()) {
                throw failure;
            }
            throw WarehouseException.author(List.of(unreadable(source, file)));
        }
        ends.add(database.number("SELECT count(*) FROM " + NAME));
        Set<Long> lines = new HashSet<>();
        badLines.add(lines);
        if (source.isCsv()) {
            collectBad(file, lines);
        }
    }

    private void collectBad(int file, Set<Long> lines) {
        if (database.number("SELECT count(*) FROM " + BAD + " WHERE error_type = 'INVALID ENCODING'") > 0) {
            throw WarehouseException.author(List.of(DataMessages.unreadable(
                    source.table(), source.files().shown().get(file), "is not UTF-8 text", "save the file in UTF-8")));
        }
        List<Long> positions = database.rows(
                "SELECT min(CASE WHEN error_type = 'UNQUOTED VALUE' THEN byte_position ELSE line_byte_position END)"
                        + " FROM " + BAD + " GROUP BY line_byte_position ORDER BY 1",
                row -> row.getLong(1));
        bad += positions.size();
        try {
            lines.addAll(CsvLines.ofBytes(source.files().files().get(file), positions));
        } catch (IOException gone) {
            throw WarehouseException.environment(
                    "cannot read " + source.files().shown().get(file) + " again", gone);
        }
        lines.stream()
                .sorted()
                .limit(Math.max(0, Places.SHOWN - firstBad.size()))
                .forEach(line -> firstBad.add(source.files().shown().get(file) + ":" + line));
    }

    private void dropBad() {
        database.run("DROP TABLE IF EXISTS " + BAD);
        database.run("DROP TABLE IF EXISTS bad_scans");
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
