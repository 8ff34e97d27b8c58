package io.licit.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Synthetic customers with ten events and three rows of consents each, twice: as a workspace over Parquet files, and as
 * tables of a DuckDB file for the baselines. A number of persons has one outcome; what is there already is used again.
 *
 * @param folder of this number of persons
 */
record RetailData(Path folder, long persons, List<Condition> conditions) {
    /** The day that everything is relative to, and that segments are asked about. */
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final int EVENTS = 10;
    private static final int CONSENTS = 3;
    /** Of the making, not of the data: raised whenever what is made changes. */
    private static final String EDITION = "1";

    private static final List<String> TABLES = List.of("customers", "events", "consents", "restrictions");

    private static final List<String> TEXTS = List.of(
            "country",
            "region",
            "language",
            "sex",
            "plan",
            "tier",
            "device",
            "acquisition",
            "industry",
            "store",
            "occupation",
            "city_size");

    static RetailData in(Path folder, long persons, int segments) throws IOException, SQLException {
        Path own = folder.resolve(Long.toString(persons));
        RetailData data = new RetailData(own, persons, Condition.segments(segments));
        Path whole = own.resolve("made-" + EDITION);
        if (!Files.exists(whole)) {
            Folders.delete(own);
            Files.createDirectories(own);
            data.make();
            Files.createFile(whole);
        }
        WorkspaceTexts.write(data.workspace(), data.conditions);
        return data;
    }

    static void measure(Session session) throws IOException, SQLException, InterruptedException {
        Report report = session.report();
        List<RetailData> made = new ArrayList<>();
        report.figure("data made, or found", Lap.once(() -> made.add(session.data())));
        Path files = made.get(0).workspace().resolve("data");
        for (String table : TABLES) {
            long bytes = Files.size(files.resolve(table + ".parquet"));
            report.value(table + ", Parquet", String.format(Locale.ROOT, "%.1f MB", bytes / 1e6));
        }
    }

    Path workspace() {
        return folder.resolve("workspace");
    }

    Path database() {
        return folder.resolve("baseline.duckdb");
    }

    /** A workspace of its own over the same files, with nothing computed from it yet. */
    Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        Folders.delete(copy);
        WorkspaceTexts.write(copy, conditions);
        Files.createDirectories(copy.resolve("data"));
        for (String table : TABLES) {
            Files.createLink(
                    copy.resolve("data").resolve(table + ".parquet"),
                    workspace().resolve("data").resolve(table + ".parquet"));
        }
        return copy;
    }

    private void make() throws IOException, SQLException {
        System.err.printf("making %,d persons in %s%n", persons, folder);
        try (Duck duck = Duck.file(database())) {
            duck.run("SET memory_limit = '6GB'");
            duck.run("SET temp_directory = '" + folder.resolve("spill") + "'");
            duck.run(sql("raw"));
            for (int round = 0; round < EVENTS; round++) {
                duck.run(sql("events").replace(":round", Integer.toString(round)));
            }
            for (int round = 0; round < CONSENTS; round++) {
                duck.run(sql("consents").replace(":round", Integer.toString(round)));
            }
            duck.run("DROP TABLE number; CHECKPOINT");
            System.err.println("made the raw tables; writing Parquet");
            Path files = Files.createDirectories(workspace().resolve("data"));
            for (String table : TABLES) {
                duck.run("COPY " + table + " TO '" + files.resolve(table + ".parquet")
                        + "' (FORMAT parquet, COMPRESSION zstd)");
            }
            System.err.println("wrote Parquet; preparing the baselines' table");
            prepare(duck);
        }
    }

    private void prepare(Duck duck) throws IOException, SQLException {
        for (String column : TEXTS) {
            duck.run("CREATE TYPE " + column + "_word AS ENUM (SELECT DISTINCT " + column + " FROM customers WHERE "
                    + column + " IS NOT NULL ORDER BY ALL)");
        }
        String traits = Trait.ALL.stream().map(Trait::prepared).collect(Collectors.joining(",\n"));
        String enums = TEXTS.stream()
                .map(column -> "    CAST(" + column + " AS " + column + "_word) AS " + column)
                .collect(Collectors.joining(",\n"));
        duck.run(sql("prepared").replace(":traits", traits).replace(":enums", enums));
    }

    /** Further events: ten of each of a hundredth of the persons, of the last days. */
    void moreEvents(Path file, int round) throws SQLException {
        long some = Math.max(1, persons / 100);
        try (Duck duck = Duck.inMemory()) {
            duck.run("COPY (SELECT CAST(100000000 + (i * 97 + " + round + ") % " + persons
                    + " AS INTEGER) AS customer_id,"
                    + " TIMESTAMP '" + TODAY
                    + "' - to_seconds(CAST(60 + i % 86000 AS BIGINT)) AS made_at, 'order' AS kind,"
                    + " CAST(10 + i % 90 AS DECIMAL(9, 2)) AS amount, 'garden' AS category, 'web' AS channel"
                    + " FROM (SELECT i % " + some + " AS i FROM range(" + some * EVENTS + ") t(i))) TO '" + file
                    + "' (FORMAT parquet, COMPRESSION zstd)");
        }
    }

    private String sql(String name) throws IOException {
        try (InputStream in = RetailData.class.getResourceAsStream(name + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("not there: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(":persons", Long.toString(persons));
        }
    }
}
