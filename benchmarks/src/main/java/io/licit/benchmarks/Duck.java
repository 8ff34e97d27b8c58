package io.licit.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** DuckDB as the baselines ask it, with the threads and memory that it takes by itself. */
record Duck(Connection connection) implements AutoCloseable {
    static Duck inMemory() throws SQLException {
        return new Duck(DriverManager.getConnection("jdbc:duckdb:"));
    }

    static Duck file(Path file) throws SQLException {
        return new Duck(DriverManager.getConnection("jdbc:duckdb:" + file));
    }

    static Duck readOnly(Path file) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("duckdb.read_only", "true");
        return new Duck(DriverManager.getConnection("jdbc:duckdb:" + file, settings));
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
