package io.licit.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * The conditions as bare counts over a prepared table in PostgreSQL: a server of its own, with shared buffers for all of it,
 * an unlogged table, without compilation and parallel workers. Beyond a million persons, a million are counted and the
 * time is taken for as many times more.
 */
final class Postgres {
    private static final long MOST = 1_000_000;
    private static final List<String> SETTINGS =
            List.of("SET jit = off", "SET max_parallel_workers_per_gather = 0", "SET work_mem = '512MB'");

    private Postgres() {}

    static void measure(Session session) throws IOException, SQLException, InterruptedException {
        long persons = Math.min(MOST, session.persons());
        Path csv = session.data().folder().resolve("prepared.csv");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", session.persons() < 100_000 ? "32MB" : "1GB")
                .setServerConfig("fsync", "off");
        try (EmbeddedPostgres server = builder.start();
                Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute(setting);
            }
            fill(session.baseline(), statement, csv, persons);
            count(session, statement, persons);
        } finally {
            Files.deleteIfExists(csv);
        }
    }

    private static void count(Session session, Statement statement, long persons)
            throws IOException, SQLException, InterruptedException {
        List<Condition> conditions = session.data().conditions();
        boolean whole = persons == session.persons();
        Session.Refreshed refreshed = session.refreshed();
        long backend = number(statement, "SELECT pg_backend_pid()");
        double before = Child.seconds(backend);
        Lap client = Lap.once(() -> {
            for (int i = 0; i < conditions.size(); i++) {
                long count = number(statement, conditions.get(i).counting());
                if (whole) {
                    refreshed.requireEqual(WorkspaceTexts.name(i), count, "PostgreSQL");
                }
            }
        });
        Lap lap = new Lap(client.wall(), Child.seconds(backend) - before).by((double) persons / session.persons());
        String about = whole
                ? ""
                : String.format(Locale.ROOT, ", of %,d persons times %d", persons, session.persons() / persons);
        String version = "PostgreSQL " + number(statement, "SHOW server_version_num") / 10_000;
        session.report().figure(conditions.size() + " bare counts, " + version + about + " (baseline)", lap);
        session.report().figure(conditions.size() + " segments refreshed", refreshed.lap(), lap);
        session.report().mustBeAtMost(0.05, "refresh ÷ bare counts in PostgreSQL", refreshed.lap(), lap);
    }

    private static void fill(Duck duck, Statement statement, Path csv, long persons) throws IOException, SQLException {
        duck.run("COPY (SELECT * FROM prepared WHERE customer_id < " + (100_000_000 + persons) + ") TO '" + csv
                + "' (FORMAT csv, HEADER false)");
        String columns =
                duck.text("SELECT string_agg(column_name || ' ' || CASE WHEN data_type LIKE 'ENUM%' THEN 'text'"
                        + " WHEN data_type LIKE '%TINYINT' OR data_type LIKE '%SMALLINT' THEN 'smallint'"
                        + " WHEN data_type = 'DOUBLE' THEN 'double precision' WHEN data_type LIKE 'DECIMAL%' THEN 'numeric'"
                        + " ELSE data_type END, ', ' ORDER BY column_index)"
                        + " FROM duckdb_columns() WHERE table_name = 'prepared'");
        statement.execute("CREATE UNLOGGED TABLE prepared (" + columns + ")");
        CopyManager copy = new CopyManager(statement.getConnection().unwrap(BaseConnection.class));
        try (InputStream in = Files.newInputStream(csv)) {
            copy.copyIn("COPY prepared FROM STDIN (FORMAT csv)", in);
        }
        statement.execute("ANALYZE prepared");
        number(statement, "SELECT count(*) FROM prepared");
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
