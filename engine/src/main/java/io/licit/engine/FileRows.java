package io.licit.engine;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.engine.RowFacts.Places;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of a table's files, read one file after the other; a row's place is its line. */
final class FileRows implements RawRows {
    private static final String BAD = "bad_rows";

    private final Database database;
    private final FileTable source;
    private final List<String> columns;
    private final List<Long> ends = new ArrayList<>();
    private final List<Set<Long>> badLines = new ArrayList<>();
    private final List<String> firstBad = new ArrayList<>();
    private long bad;

    private FileRows(Database database, FileTable source, List<String> columns) {
        this.database = database;
        this.source = source;
        this.columns = List.copyOf(columns);
    }

    /** Reads the columns of all files into {@link RawTable#NAME}. */
    static FileRows read(Database database, FileTable source, List<String> columns) {
        FileRows rows = new FileRows(database, source, columns);
        for (int file = 0; file < source.files().files().size(); file++) {
            rows.readFile(file);
        }
        rows.dropBad();
        return rows;
    }

    static Diagnostic unreadable(FileTable source, int file) {
        Said help = source.isCsv()
                ? Said.of("end all lines alike, with LF or with CR LF, and double each quote inside quotes")
                : Said.of("write the file again");
        return DataMessages.unreadable(
                source.table(), source.files().shown().get(file), Said.of("can't be read"), help);
    }

    @Override
    public long rows() {
        return ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
    }

    @Override
    public Places bad() {
        return new Places(bad, firstBad);
    }

    @Override
    public List<String> places(List<Long> rowIds) {
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
            database.run("INSERT INTO " + RawTable.NAME + " " + source.select(file, columns, rejects));
        } catch (WarehouseException failure) {
            if (failure.kind() == WarehouseException.Kind.ENVIRONMENT && source.isCsv()) {
                throw failure;
            }
            throw WarehouseException.author(List.of(unreadable(source, file)));
        }
        ends.add(database.number("SELECT count(*) FROM " + RawTable.NAME));
        Set<Long> lines = new HashSet<>();
        badLines.add(lines);
        if (source.isCsv()) {
            collectBad(file, lines);
        }
    }

    private void collectBad(int file, Set<Long> lines) {
        if (database.number("SELECT count(*) FROM " + BAD + " WHERE error_type = 'INVALID ENCODING'") > 0) {
            throw WarehouseException.author(List.of(DataMessages.unreadable(
                    source.table(),
                    source.files().shown().get(file),
                    Said.of("is not UTF-8 text"),
                    Said.of("save the file in UTF-8"))));
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
}
