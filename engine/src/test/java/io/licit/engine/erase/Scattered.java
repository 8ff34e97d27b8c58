package io.licit.engine.erase;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Table.ConsentField;
import io.licit.core.catalogue.Table.RestrictionField;
import io.licit.core.catalogue.Type;
import io.licit.core.source.Span;
import io.licit.engine.Database;
import io.licit.engine.StoredSample;
import io.licit.engine.sql.Sql;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** A small workspace at random: persons with keys of many kinds, in CSV, packed CSV and Parquet, whole and in parts. */
final class Scattered {
    private static final List<String> STYLES = List.of("C%04d", "%d", "%05d", "Ž%dß", "O\"N, %d", "it's %d", "a&b<%d>");

    final Path folder;
    final List<String> keys = new ArrayList<>();
    final Map<Path, List<String[]>> csv = new LinkedHashMap<>();
    private final Random random;
    private final boolean parquetPersons;
    private final String end;
    private final Optional<Table.Kept> kept;

    Scattered(Path folder, long seed, Optional<Table.Kept> kept) throws IOException {
        this.folder = folder;
        this.random = new Random(seed);
        this.kept = kept;
        this.parquetPersons = random.nextBoolean();
        this.end = random.nextBoolean() ? "\n" : "\r\n";
        String style = STYLES.get((int) (seed % STYLES.size()));
        int persons = 3 + random.nextInt(8);
        for (int i = 0; i < persons; i++) {
            keys.add(String.format(style, 1000 + i * 7));
        }
        Files.createDirectories(folder.resolve("data"));
        customers();
        orders();
        visits();
        consents();
        audience();
    }

    String anybody() {
        return keys.get(random.nextInt(keys.size()));
    }

    private String email(String key) {
        return "mail" + keys.indexOf(key) + "@example.org";
    }

    private void customers() throws IOException {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"id", "email", "first", "note", "friend"});
        for (String key : keys) {
            String friend = random.nextInt(3) == 0 ? anybody() : "";
            rows.add(new String[] {key, email(key), "Anna", random.nextBoolean() ? "a\nb, \"c\"" : "", friend});
        }
        if (parquetPersons) {
            parquet("data/customers.parquet", rows, keys.get(0).matches("[1-9][0-9]*"));
        } else {
            csv("data/customers.csv", rows, ',');
        }
    }

    private void orders() throws IOException {
        int parts = 1 + random.nextInt(3);
        for (int part = 0; part < parts; part++) {
            List<String[]> rows = new ArrayList<>();
            rows.add(new String[] {"customer", "placed_at", "amount"});
            for (int i = 0; i < 12; i++) {
                rows.add(
                        new String[] {anybody(), (2010 + i) + "-03-01 10:00:00", Integer.toString(random.nextInt(90))});
            }
            csv("data/orders-" + part + (random.nextBoolean() ? ".csv" : ".csv.gz"), rows, ';');
        }
    }

    private void visits() throws IOException {
        for (String country : List.of("DE", "FR")) {
            List<String[]> rows = new ArrayList<>();
            rows.add(new String[] {"who", "seen_at", "page"});
            for (int i = 0; i < 10; i++) {
                rows.add(new String[] {anybody(), "2026-01-0" + (1 + random.nextInt(9)) + " 10:00:00", "home"});
            }
            parquet("data/visits/country=" + country + "/part.parquet", rows, false);
        }
    }

    private void consents() throws IOException {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"person", "purpose", "channel", "status", "at"});
        for (String key : keys) {
            rows.add(new String[] {" " + key, "direct-marketing", "email", "granted", "2026-01-01"});
        }
        csv("data/consents.tsv", rows, '\t');
    }

    private void audience() throws IOException {
        StoredSample.of(folder, "all", keys);
        Files.writeString(folder.resolve(".licit/warehouse-0.duckdb"), "a warehouse of " + keys);
    }

    private void csv(String name, List<String[]> rows, char separator) throws IOException {
        Path file = folder.resolve(name);
        csv.put(file, rows);
        byte[] bytes = text(rows, separator).getBytes(StandardCharsets.UTF_8);
        Files.write(file, name.endsWith(".gz") ? packed(bytes) : bytes);
    }

    /** As it stands in a file: a field is quoted where it must be, and often where it need not. */
    private String text(List<String[]> rows, char separator) {
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                boolean quoted =
                        row[i].matches("(?s).*[,;\t\"\n].*") || (row[i].length() % 3 == 1 && rows.size() % 2 == 1);
                text.append(i == 0 ? "" : separator)
                        .append(quoted ? "\"" + row[i].replace("\"", "\"\"") + "\"" : row[i]);
            }
            text.append(end);
        }
        return text.toString();
    }

    /** What a CSV file is to hold without a person's rows; {@code friend} is emptied. */
    String without(Path file, String key, char separator) {
        List<String[]> rows = csv.getOrDefault(file, List.of());
        String before = text(rows, separator);
        StringBuilder left = new StringBuilder();
        int from = 0;
        for (String[] row : rows) {
            // One row's own length, under the same rule of quoting.
            String whole = rowText(row, separator, rows.size());
            if (!before.startsWith(whole, from)) {
                throw new IllegalStateException("the oracle has lost its place");
            }
            from += whole.length();
            if (!row[0].strip().equals(key)) {
                left.append(whole);
            }
        }
        return left.toString();
    }

    private String rowText(String[] row, char separator, int size) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            boolean quoted = row[i].matches("(?s).*[,;\t\"\n].*") || (row[i].length() % 3 == 1 && size % 2 == 1);
            text.append(i == 0 ? "" : separator).append(quoted ? "\"" + row[i].replace("\"", "\"\"") + "\"" : row[i]);
        }
        return text.append(end).toString();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private void parquet(String name, List<String[]> rows, boolean numbers) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        String[] head = rows.get(0);
        try (Database database = Database.inMemory()) {
            StringBuilder columns = new StringBuilder();
            for (int i = 0; i < head.length; i++) {
                columns.append(i == 0 ? "" : ", ").append(head[i]).append(i == 0 && numbers ? " BIGINT" : " VARCHAR");
            }
            database.run("CREATE TABLE t (" + columns + ")");
            for (String[] row : rows.subList(1, rows.size())) {
                database.run("INSERT INTO t VALUES ("
                        + java.util.Arrays.stream(row).map(Sql::text).collect(Collectors.joining(", ")) + ")");
            }
            database.run("COPY t TO " + Sql.text(file.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
        }
    }

    Catalogue catalogue() {
        Map<String, Table> tables = new LinkedHashMap<>();
        tables.put(
                "customers",
                table(
                        "customers",
                        parquetPersons ? "data/customers.parquet" : "data/customers.csv",
                        new Table.Role.Persons(
                                "id",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Optional.empty(),
                        column("id", "user.unique_id", Optional.empty()),
                        column("email", "user.contact.email", Optional.of("email")),
                        column("first", "user.name.first", Optional.empty()),
                        column("friend", "user.unique_id", Optional.empty())));
        tables.put("orders", table("orders", "data/orders-*", new Table.Role.Events("customer", "placed_at"), kept));
        tables.put(
                "visits",
                table("visits", "data/visits/*/*.parquet", new Table.Role.Events("who", "seen_at"), Optional.empty()));
        tables.put(
                "consents",
                table("consents", "data/consents.tsv", new Table.Role.Consents(fields()), Optional.empty()));
        return new Catalogue(tables);
    }

    private static Map<ConsentField, String> fields() {
        Map<ConsentField, String> fields = new EnumMap<>(ConsentField.class);
        List.of(ConsentField.PERSON, ConsentField.PURPOSE, ConsentField.CHANNEL, ConsentField.STATUS, ConsentField.AT)
                .forEach(field -> fields.put(field, field.word()));
        return fields;
    }

    static Table table(String name, String source, Table.Role role, Optional<Table.Kept> kept, Column... columns) {
        Map<String, Column> all = new LinkedHashMap<>();
        for (Column column : columns) {
            all.put(column.name(), column);
        }
        return new Table(name, new Table.Source.Files(source, Span.none()), role, all, kept, Span.none());
    }

    static Column column(String name, String category, Optional<String> contact) {
        return new Column(
                name,
                Type.TEXT,
                Optional.of(category),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                contact,
                Optional.empty(),
                Span.none());
    }

    static Table.Kept tenYears() {
        return new Table.Kept(Period.ofYears(10), "TAX-1", "tax records");
    }

    static Map<RestrictionField, String> restrictionFields() {
        Map<RestrictionField, String> fields = new EnumMap<>(RestrictionField.class);
        for (RestrictionField field : RestrictionField.values()) {
            fields.put(field, field.word());
        }
        return fields;
    }
}
