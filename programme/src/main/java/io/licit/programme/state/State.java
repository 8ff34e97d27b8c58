package io.licit.programme.state;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The state of a workspace's programme: a SQLite file in {@code .licit}, or a team's PostgreSQL. What a transaction has
 * written when {@link #write} returns is on the disk. Transactions that write come one after the other, across processes;
 * those that read see one moment.
 */
public final class State implements AutoCloseable {
    /** The newest form of the tables, which goes up with every migration. */
    public static final int FORM = Migrations.NEWEST;

    private final Backend backend;
    private final Connection writing;
    private final Connection reading;
    private final ReentrantLock writer = new ReentrantLock();
    private final ReentrantLock reader = new ReentrantLock();

    private State(Backend backend, Connection writing, Connection reading) {
        this.backend = backend;
        this.writing = writing;
        this.reading = reading;
    }

    /** The embedded state of a workspace, which is made where there is none. */
    public static State embedded(Path workspace) {
        return embedded(workspace, FORM);
    }

    /** As above, with its tables in an older form, such as a back-up has them. */
    public static State embedded(Path workspace, int form) {
        return open(Sqlite.at(workspace), form);
    }

    /**
     * Begins to load SQLite's native library, while the caller does what comes before the state, for a workspace that has an
     * embedded one. A failure is left to whoever opens it.
     */
    public static void warmUp(Path workspace) {
        if (!isEmbeddedIn(workspace)) {
            return;
        }
        Thread loading = new Thread(Sqlite::load, "licit-state");
        loading.setDaemon(true);
        loading.setUncaughtExceptionHandler((thread, failure) -> {});
        loading.start();
    }

    /** Whether a workspace has an embedded state. */
    public static boolean isEmbeddedIn(Path workspace) {
        return Files.exists(Sqlite.file(workspace));
    }

    /**
     * A team's database.
     *
     * @param url of PostgreSQL
     * @param name may be empty, and then the address or the server says
     */
    public static State postgres(String url, String name, String password) {
        return postgres(url, name, password, FORM);
    }

    /** As above, with its tables in an older form. */
    public static State postgres(String url, String name, String password, int form) {
        return open(new Postgres(url, name, password), form);
    }

    private static State open(Backend backend, int form) {
        Migrations.apply(backend, form);
        Connection writing = backend.connect();
        try {
            return new State(backend, writing, backend.connect());
        } catch (StateException failure) {
            quietly(writing);
            throw failure;
        }
    }

    /** Whether a team shares it. */
    public boolean isShared() {
        return backend instanceof Postgres;
    }

    /** One transaction that may write. */
    public <T> T write(Function<Tx, T> work) {
        writer.lock();
        try {
            return inTransaction(backend, writing, backend.beginWriting(), work);
        } finally {
            writer.unlock();
        }
    }

    /** One transaction that only reads. */
    public <T> T read(Function<Tx, T> work) {
        reader.lock();
        try {
            return inTransaction(backend, reading, backend.beginReading(), work);
        } finally {
            reader.unlock();
        }
    }

    /**
     * Leaves nothing of deleted rows in the database's files. Another program that reads at the same time may keep a part
     * of them for a while.
     */
    public void compact() {
        writer.lock();
        try {
            for (String statement : backend.compaction()) {
                execute(writing, statement);
            }
        } catch (SQLException failure) {
            throw Statements.failed(failure);
        } finally {
            writer.unlock();
        }
    }

    /** In how many rows of each table some value is of the kind; tables without such a row are left out. */
    public Map<String, Long> rowsWith(Predicate<String> value) {
        return read(tx -> {
            Map<String, Long> found = new TreeMap<>();
            for (String table : tx.rows(backend.tables(), row -> row.text("name"))) {
                long rows = tx
                        .rows(
                                "SELECT * FROM " + table,
                                row -> row.texts().stream().anyMatch(value))
                        .stream()
                        .filter(holds -> holds)
                        .count();
                if (rows > 0) {
                    found.put(table, rows);
                }
            }
            return found;
        });
    }

    private static <T> T inTransaction(
            Backend backend, Connection connection, List<String> begin, Function<Tx, T> work) {
        boolean done = false;
        try {
            for (String statement : begin) {
                execute(connection, statement);
            }
            Tx tx = new Tx(backend, connection);
            T answer = work.apply(tx);
            execute(connection, "COMMIT");
            done = true;
            tx.committed();
            return answer;
        } catch (SQLException failure) {
            throw Statements.failed(failure);
        } finally {
            if (!done) {
                rollBack(connection);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException gone) {
            // The connection is broken or nothing had begun; either way nothing stays.
            return;
        }
    }

    @Override
    public void close() {
        quietly(reading);
        quietly(writing);
    }

    private static void quietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            return;
        }
    }
}
