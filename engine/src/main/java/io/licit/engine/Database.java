package io.licit.engine;

import io.licit.engine.sql.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/** A connection to DuckDB, whose failures are the module's own. */
public final class Database implements AutoCloseable {
    /** What a file is called that others read at the same time. */
    static final String WAREHOUSE = "warehouse";

    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** In memory, for looking at files. */
    public static Database inMemory() {
        return connect("jdbc:duckdb:");
    }

    /** A file that is made or changed. */
    static Database writable(Path file) {
        return connect("jdbc:duckdb:" + file);
    }

    /**
     * A file that others read at the same time. It hangs on a database in memory, since connections to one file share
     * their settings within a process, and these are locked.
     */
    static Database readOnly(Path file) {
        Database database = inMemory();
        try {
            database.run("ATTACH " + Sql.text(file.toString()) + " AS " + WAREHOUSE + " (READ_ONLY)");
            database.run("USE " + WAREHOUSE);
            return database;
        } catch (WarehouseException failure) {
            database.close();
            throw failure;
        }
    }

    private static Database connect(String url) {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        try {
            return new Database(DriverManager.getConnection(url, properties));
        } catch (SQLException failure) {
            throw WarehouseException.environment("cannot open the warehouse", failure);
        }
    }

    /** Another connection to the same database as {@link #readOnly} opens it, with temporary tables of its own. */
    Database sibling() {
        try {
            Database sibling =
                    new Database(connection.unwrap(DuckDBConnection.class).duplicate());
            sibling.run("USE " + WAREHOUSE);
            return sibling;
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    public void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    /** The one number that a query gives. */
    public long number(String sql) {
        return rows(sql, row -> row.getLong(1)).get(0);
    }

    public <T> List<T> rows(String sql, Reading<T> reading) {
        List<T> all = new ArrayList<>();
        each(sql, row -> all.add(reading.of(row)));
        return all;
    }

    /** The first row, where there is one. */
    public <T> Optional<T> first(String sql, Reading<T> reading) {
        return rows(sql, reading).stream().findFirst();
    }

    public void each(String sql, RowVisit visit) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                visit.row(rows);
            }
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    /** Fills a temporary table of one integer column, and more columns as {@code rest} appends them. */
    void append(String table, RoaringBitmap numbers, AppendRest rest) {
        try (DuckDBAppender appender =
                connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", table)) {
            numbers.forEach((IntConsumer) n -> append(appender, n, rest));
            appender.flush();
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    private static void append(DuckDBAppender appender, int n, AppendRest rest) {
        row(appender, row -> {
            row.append(n);
            rest.of(n, row);
        });
    }

    /** An appender to a table in the schema {@code main} of an attached database; to be closed. */
    DuckDBAppender appender(String attached, String table) {
        try {
            return connection.unwrap(DuckDBConnection.class).createAppender(attached, "main", table);
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    static void row(DuckDBAppender appender, AppendRow values) {
        try {
            appender.beginRow();
            values.to(appender);
            appender.endRow();
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    static WarehouseException failed(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.startsWith("Out of Memory")) {
            return WarehouseException.environment(
                    "the warehouse needs more memory than it may use; LICIT_MEMORY sets it, as in LICIT_MEMORY=8GB",
                    failure);
        }
        if (message.startsWith("IO Error")) {
            return WarehouseException.environment("the warehouse can't read or write its files", failure);
        }
        return WarehouseException.internal("the warehouse refused a statement", failure);
    }

    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    public interface RowVisit {
        void row(ResultSet row) throws SQLException;
    }

    interface AppendRow {
        void to(DuckDBAppender row) throws SQLException;
    }

    interface AppendRest {
        void of(int n, DuckDBAppender appender) throws SQLException;
    }
}
