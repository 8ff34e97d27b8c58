package io.licit.programme.state;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A server that a team shares. */
record Postgres(String url, String name, String password) implements Backend {
    /** Any number that no other program on the database locks. */
    private static final long WRITERS = 0x6c69636974L;

    @Override
    public Connection connect() {
        Properties properties = new Properties();
        if (!name.isEmpty()) {
            properties.setProperty("user", name);
            properties.setProperty("password", password);
        }
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException failure) {
            throw new StateException(
                    "cannot reach the state at " + url.replaceAll("\\?.*", "") + ": " + failure.getMessage(),
                    "licit.yaml names it under `state`; LICIT_STATE_USER and LICIT_STATE_PASSWORD open it",
                    failure);
        }
    }

    @Override
    public Login login() {
        return new Login(url, name, password);
    }

    @Override
    public Map<String, String> spelling() {
        return Map.of("bytes", "BYTEA", "number", "BIGINT", "counter", "BIGSERIAL PRIMARY KEY");
    }

    @Override
    public List<String> beginWriting() {
        return List.of("BEGIN", "SELECT pg_advisory_xact_lock(" + WRITERS + ")");
    }

    @Override
    public List<String> beginReading() {
        return List.of("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    }

    /** Freed space is reused and in time overwritten; what a server has put into its own log and backups is its owner's. */
    @Override
    public List<String> compaction() {
        return List.of("VACUUM");
    }

    @Override
    public String tables() {
        return "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()"
                + " ORDER BY table_name";
    }

    @Override
    public List<String> counting(String table) {
        return List.of(
                "SELECT setval(pg_get_serial_sequence('" + table + "', 'n'), (SELECT MAX(n) FROM " + table + "))");
    }

    @Override
    public boolean holdsAnswers() {
        return true;
    }
}
