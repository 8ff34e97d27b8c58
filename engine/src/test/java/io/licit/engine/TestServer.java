package io.licit.engine;

import io.licit.engine.sql.Sql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.PGConnection;

/** A real PostgreSQL, which all tests of a run share, and a database of its own for each. */
public final class TestServer implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String url;
    private final Connection connection;

    /** One server, which ends with the program. */
    private static final class Shared {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** A fresh database. */
    public TestServer() throws SQLException {
        String name = "crm" + NUMBER.incrementAndGet();
        try (Connection admin = DriverManager.getConnection(Shared.SERVER.getJdbcUrl("postgres", "postgres"));
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        url = "jdbc:postgresql://localhost:" + Shared.SERVER.getPort() + "/" + name;
        connection = connect();
    }

    /** Without a user. */
    public String bareUrl() {
        return url;
    }

    public String url() {
        return url + "?user=postgres";
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Makes a table of what DuckDB reads, with the same types. */
    public void load(String table, String query, Path folder) throws SQLException, IOException {
        Path csv = folder.resolve("copied-" + NUMBER.incrementAndGet() + ".csv");
        List<String> columns = new ArrayList<>();
        try (Database database = Database.inMemory()) {
            database.run("SET TimeZone = 'UTC'");
            database.each(
                    "DESCRIBE " + query, row -> columns.add(Sql.name(row.getString(1)) + " " + type(row.getString(2))));
            database.run("COPY (" + query + ") TO " + Sql.text(csv.toString())
                    + " (FORMAT csv, HEADER false, NULLSTR '\\N')");
        }
        run("CREATE TABLE " + table + " (" + String.join(", ", columns) + ")");
        try (InputStream in = Files.newInputStream(csv)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " FROM STDIN (FORMAT csv, NULL '\\N')", in);
        }
        Files.delete(csv);
    }

    private static String type(String stored) {
        String type = stored.toUpperCase(Locale.ROOT);
        return switch (type) {
            case "VARCHAR" -> "text";
            case "DOUBLE" -> "double precision";
            case "FLOAT" -> "real";
            case "TINYINT", "UTINYINT" -> "smallint";
            case "UINTEGER" -> "bigint";
            case "UBIGINT", "HUGEINT" -> "numeric";
            case "TIMESTAMP WITH TIME ZONE" -> "timestamptz";
            default -> type;
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
