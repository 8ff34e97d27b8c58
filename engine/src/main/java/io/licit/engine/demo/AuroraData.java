package io.licit.engine.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Aurora's data, drawn by DuckDB from the statements in {@code demo/sql} and written as Parquet. */
final class AuroraData {
    /** The tables, each with about how much of the work it is. */
    private static final List<Part> PARTS = List.of(
            new Part("customers", 0.25),
            new Part("orders", 0.4),
            new Part("visits", 0.15),
            new Part("tickets", 0.05),
            new Part("consents", 0.13),
            new Part("restrictions", 0.02));

    private final long persons;
    private final Path folder;

    AuroraData(long persons, Path folder) {
        this.persons = persons;
        this.folder = folder;
    }

    private record Part(String table, double share) {}

    /** @throws IOException when a table can't be written */
    void write(Aurora.Progress progress) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            // One thread, so that rows have one order and files one form.
            statement.execute("SET threads = 1");
            statement.execute(sql("setup"));
            double done = 0;
            for (Part part : PARTS) {
                progress.now("drawing " + part.table(), done);
                statement.execute(sql(part.table()));
                done += part.share();
            }
            progress.now("done", 1);
        } catch (SQLException failure) {
            throw new IOException("cannot write the demo's data to " + folder, failure);
        }
    }

    private String sql(String name) throws IOException {
        String file = folder.resolve(name + ".parquet").toAbsolutePath().toString();
        return Aurora.text("/demo/sql/" + name + ".sql")
                .replace(":persons", Long.toString(persons))
                .replace(":anchor", Aurora.DRAWN_ON.toString())
                .replace(":file", file.replace("'", "''"));
    }
}
