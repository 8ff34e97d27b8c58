package io.licit.engine.demo;

import io.licit.core.diagnostic.Said;
import io.licit.engine.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Aurora's data, drawn by DuckDB from the statements in {@code demo/sql} and written as Parquet. No table is made from
 * another, so that two are drawn at a time, each by one thread.
 */
final class AuroraData {
    private static final int AT_A_TIME = 2;

    /** The tables, the longest work first. */
    private static final List<Part> PARTS = List.of(
            new Part("orders", 0.42),
            new Part("customers", 0.31),
            new Part("consents", 0.17),
            new Part("visits", 0.07),
            new Part("tickets", 0.02),
            new Part("restrictions", 0.01));

    private final long persons;
    private final Path folder;

    AuroraData(long persons, Path folder) {
        this.persons = persons;
        this.folder = folder;
    }

    /** @param share of the whole work, about */
    private record Part(String table, double share) {}

    /** @throws IOException when a table can't be written */
    void write(Progress progress) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            CompletionService<Part> drawn = new ExecutorCompletionService<>(workers);
            PARTS.forEach(part -> drawn.submit(() -> draw(part)));
            double done = 0;
            for (int parts = 0; parts < PARTS.size(); parts++) {
                progress.at(Said.of("drawing customers and what they did"), done);
                done += drawn.take().get().share();
            }
            progress.at(Said.of("drew customers and what they did"), 1);
        } catch (ExecutionException failure) {
            throw new IOException("cannot write the demo's data to " + folder, failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while writing the demo's data to " + folder);
        } finally {
            workers.shutdownNow();
        }
    }

    private Part draw(Part part) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(sql("setup"));
            statement.execute(sql(part.table()));
            return part;
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
