package io.licit.engine.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks a demo's data in hand-written SQL, in which {@code @orders@} stands for the rows of that table. */
final class Rows {
    private Rows() {}

    /** The first value of the first row. */
    static String one(Path workspace, String query) throws SQLException {
        String data = workspace.resolve("data").toString().replace("'", "''");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query.replaceAll("@(\\w+)@", "'" + data + "/$1.parquet'"))) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    static double number(Path workspace, String query) throws SQLException {
        return Double.parseDouble(one(workspace, query));
    }
}
