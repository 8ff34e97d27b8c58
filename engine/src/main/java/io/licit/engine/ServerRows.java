package io.licit.engine;

import io.licit.engine.RowFacts.Places;
import io.licit.engine.sql.Sql;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a server's table. They come as CSV, of which one part is fetched while the last one is read, so that neither
 * memory nor disk ever holds more than two parts. Null is told from the empty text.
 */
final class ServerRows implements RawRows {
    /** How null is written; the server puts a value that looks so into quotes. */
    static final String NULL = "\\N";

    private static final int PART_BYTES = 64 << 20;
    private static final int BUFFER_BYTES = 1 << 20;
    /** What DuckDB takes a row to be at most, unless told otherwise. */
    private static final int ROW_BYTES = 2_000_000;

    private final Database database;
    private final ServerTable source;
    private final List<String> columns;
    private long rows;

    /** One part: whole rows. */
    private record Part(Path file, long rows, int longest, boolean last) {}

    private ServerRows(Database database, ServerTable source, List<String> columns) {
        this.database = database;
        this.source = source;
        this.columns = List.copyOf(columns);
    }

    /**
     * Reads columns of rows into {@link RawTable#NAME}.
     *
     * @param where which rows, in the server's SQL; empty for all
     */
    static ServerRows read(Database database, ServerTable source, List<String> columns, String where) {
        ServerRows read = new ServerRows(database, source, columns);
        read.all(source.select(columns) + (where.isEmpty() ? "" : " WHERE " + where));
        return read;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public Places bad() {
        return Places.none();
    }

    /** A server's rows have no order that anybody could count in. */
    @Override
    public List<String> places(List<Long> rowIds) {
        return List.of();
    }

    private void all(String query) {
        ExecutorService fetching = Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "licit-fetch");
            thread.setDaemon(true);
            return thread;
        });
        List<Path> files = List.of();
        try {
            files = List.of(fresh(), fresh());
            all(query, files, fetching);
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot write what a server sends to a file", failure);
        } catch (SQLException failure) {
            throw source.failed(failure);
        } finally {
            fetching.shutdownNow();
            files.forEach(ServerRows::delete);
        }
    }

    /** Where the database puts what does not fit into memory. */
    private Path fresh() throws IOException {
        String folder = database.first("SELECT current_setting('temp_directory')", row -> row.getString(1))
                .orElse("");
        return Files.createTempFile(Files.createDirectories(Path.of(folder)), "rows-", ".csv");
    }

    private void all(String query, List<Path> files, ExecutorService fetching) throws IOException, SQLException {
        CopyOut copy = source.server().copy(query);
        boolean whole = false;
        try {
            Part part = fetch(copy, files.get(0));
            for (int next = 1; !part.last; next++) {
                Path file = files.get(next % files.size());
                Future<Part> coming = fetching.submit(() -> fetch(copy, file));
                try {
                    insert(part);
                } finally {
                    // Nobody else may speak on the connection while a part is fetched.
                    part = fetched(coming);
                }
            }
            insert(part);
            whole = true;
        } finally {
            if (!whole && copy.isActive()) {
                copy.cancelCopy();
            }
        }
        if (database.number("SELECT count(*) FROM " + RawTable.NAME) != rows) {
            throw unreadable();
        }
    }

    private static Part fetch(CopyOut copy, Path file) throws SQLException, IOException {
        long bytes = 0;
        long count = 0;
        int longest = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
            while (bytes < PART_BYTES) {
                byte[] row = copy.readFromCopy();
                if (row == null) {
                    return new Part(file, count, longest, true);
                }
                out.write(row);
                bytes += row.length;
                longest = Math.max(longest, row.length);
                count++;
            }
        }
        return new Part(file, count, longest, false);
    }

    private static Part fetched(Future<Part> coming) throws SQLException, IOException {
        try {
            return coming.get();
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            if (cause instanceof SQLException server) {
                throw server;
            }
            if (cause instanceof IOException disk) {
                throw disk;
            }
            throw new IllegalStateException("rows could not be fetched", cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    private void insert(Part part) {
        StringBuilder types = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            String type = source.column(columns.get(i)).stored();
            types.append(i == 0 ? "" : ", ")
                    .append("'c")
                    .append(i)
                    .append("': '")
                    .append(type)
                    .append("'");
        }
        String large = part.longest < ROW_BYTES
                ? ""
                : ", max_line_size = " + (part.longest + 1L) + ", buffer_size = " + (part.longest * 2L);
        try {
            database.run("INSERT INTO " + RawTable.NAME + " SELECT * FROM read_csv([" + Sql.text(part.file.toString())
                    + "], auto_detect = false, header = false, delim = ',', quote = '\"', escape = '\"', nullstr = '"
                    + NULL + "', allow_quoted_nulls = false, strict_mode = true, new_line = '\\n', columns = {" + types
                    + "}" + large + ")");
        } catch (WarehouseException failure) {
            if (failure.kind() == WarehouseException.Kind.ENVIRONMENT) {
                throw failure;
            }
            throw unreadable();
        }
        rows += part.rows;
    }

    private WarehouseException unreadable() {
        return WarehouseException.author(List.of(ServerMessages.unreadable(source)));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException busy) {
            // It lies in a folder that the next load empties.
            assert busy != null;
        }
    }
}
