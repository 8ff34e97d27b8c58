package io.licit.engine.erase;

import io.licit.core.catalogue.Type;
import io.licit.engine.CsvHead;
import io.licit.engine.Database;
import io.licit.engine.Decoding;
import io.licit.engine.sql.Sql;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A CSV file, packed or not. */
record CsvSource(Path path, String shown, CsvHead head, Database database) implements SourceFile {
    private static final int BUFFER = 1 << 16;

    static CsvSource open(Path path, String shown, Database database) throws IOException {
        return new CsvSource(path, shown, CsvHead.read(path), database);
    }

    @Override
    public List<Rows.Row> rows(Edit edit) throws IOException {
        List<Rows.Row> rows = new ArrayList<>();
        int key = head.columns().indexOf(edit.key());
        try (InputStream in = in()) {
            CsvRecords records = new CsvRecords(in, head.separator());
            records.next();
            while (records.next()) {
                if (isHers(records, key, edit)) {
                    rows.add(new Rows.Row(values(records), !takes(records, edit)));
                }
            }
        }
        return rows;
    }

    private Map<String, String> values(CsvRecords records) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < head.columns().size(); i++) {
            values.putIfAbsent(head.columns().get(i), records.field(i));
        }
        return values;
    }

    private static boolean isHers(CsvRecords records, int key, Edit edit) {
        return key >= 0 && records.field(key).strip().equals(edit.person());
    }

    private boolean takes(CsvRecords records, Edit edit) {
        if (edit.takes() instanceof Edit.Takes.Older older) {
            String time = older.time()
                    .map(column -> records.field(head.columns().indexOf(column)))
                    .orElse("");
            return isBefore(time, older.before());
        }
        return edit.takes() instanceof Edit.Takes.All;
    }

    private boolean isBefore(String time, String before) {
        return database.first(
                        "SELECT COALESCE(" + Decoding.as(Type.TIMESTAMP, "t", "VARCHAR") + " < " + before
                                + ", false) FROM (SELECT " + Sql.text(time) + " AS t)",
                        row -> row.getBoolean(1))
                .orElse(false);
    }

    @Override
    public Edit.Done write(Edit edit, Path to) throws IOException {
        int key = head.columns().indexOf(edit.key());
        Map<Integer, String> set = new HashMap<>();
        edit.set().forEach((column, value) -> set.put(head.columns().indexOf(column), value));
        List<Integer> emptied = emptied(edit);
        long[] counts = new long[4];
        try (InputStream in = in();
                OutputStream out = out(to)) {
            CsvRecords records = new CsvRecords(in, head.separator());
            if (records.next()) {
                records.writeTo(out);
            }
            while (records.next()) {
                boolean hers = isHers(records, key, edit);
                if (hers && takes(records, edit)) {
                    counts[0]++;
                    continue;
                }
                Map<Integer, String> changes = hers ? new HashMap<>(set) : new HashMap<>();
                counts[1] += hers ? 1 : 0;
                counts[2] += hers ? 0 : 1;
                if (!hers && !emptied.isEmpty() && records.mayHold(edit.identifiers())) {
                    emptied.stream()
                            .filter(i -> edit.identifiers().is(records.field(i)))
                            .forEach(i -> changes.put(i, ""));
                    counts[3] += changes.size();
                }
                write(records, changes, out);
            }
        }
        return new Edit.Done(counts[0], counts[1], counts[2], counts[3]);
    }

    private static void write(CsvRecords records, Map<Integer, String> changes, OutputStream out) throws IOException {
        if (changes.isEmpty()) {
            records.writeTo(out);
        } else {
            records.writeTo(out, changes);
        }
    }

    @Override
    public long holding(Identifiers identifiers, Edit edit) throws IOException {
        int key = head.columns().indexOf(edit.key());
        long found = 0;
        try (InputStream in = in()) {
            CsvRecords records = new CsvRecords(in, head.separator());
            while (records.next()) {
                if (records.mayHold(identifiers)
                        && holds(records, identifiers)
                        && !(isHers(records, key, edit) && !takes(records, edit))) {
                    found++;
                }
            }
        }
        return found;
    }

    @Override
    public long others(Edit edit) throws IOException {
        int key = head.columns().indexOf(edit.key());
        List<Integer> columns = emptied(edit);
        long found = 0;
        try (InputStream in = in()) {
            CsvRecords records = new CsvRecords(in, head.separator());
            records.next();
            while (records.next()) {
                if (records.mayHold(edit.identifiers())
                        && !isHers(records, key, edit)
                        && columns.stream().anyMatch(i -> edit.identifiers().is(records.field(i)))) {
                    found++;
                }
            }
        }
        return found;
    }

    private List<Integer> emptied(Edit edit) {
        return edit.emptied().stream()
                .map(head.columns()::indexOf)
                .filter(i -> i >= 0)
                .toList();
    }

    private static boolean holds(CsvRecords records, Identifiers identifiers) {
        for (int i = 0; i < records.fields(); i++) {
            if (identifiers.in(records.field(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isPacked() {
        return path.toString().endsWith(".gz");
    }

    private InputStream in() throws IOException {
        InputStream bytes = Files.newInputStream(path);
        return new BufferedInputStream(isPacked() ? new GZIPInputStream(bytes, BUFFER) : bytes, BUFFER);
    }

    private OutputStream out(Path to) throws IOException {
        OutputStream bytes = Files.newOutputStream(to);
        return new BufferedOutputStream(isPacked() ? new GZIPOutputStream(bytes, BUFFER) : bytes, BUFFER);
    }
}
