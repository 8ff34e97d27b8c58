package io.licit.programme.state;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The embedded state of a workspace, kept from every other program until this is closed: nobody has it open, and whoever
 * opens it meanwhile waits.
 */
public final class Alone implements AutoCloseable {
    private static final String ROLLED_BACK = "delete";

    private final Connection connection;

    private Alone(Connection connection) {
        this.connection = connection;
    }

    /** Empty where some program has it open, or it can't be read. */
    public static Optional<Alone> with(Path workspace) {
        Path file = Sqlite.file(workspace);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Connection connection =
                    DriverManager.getConnection(new Sqlite(file).login().url());
            if (isAlone(connection)) {
                return Optional.of(new Alone(connection));
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException inUse) {
            return Optional.empty();
        }
    }

    /** A journal of another kind is given only to who is alone; the next program that opens the state takes it back. */
    private static boolean isAlone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
            try (ResultSet mode = statement.executeQuery("PRAGMA journal_mode = DELETE")) {
                if (!mode.next() || !mode.getString(1).equals(ROLLED_BACK)) {
                    return false;
                }
            }
            statement.execute("BEGIN EXCLUSIVE");
            return true;
        } catch (SQLException inUse) {
            connection.close();
            throw inUse;
        }
    }

    /** How many entries of the log it has. */
    public long entries() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) AS n FROM evidence_entry")) {
            return row.next() ? row.getLong("n") : 0;
        } catch (SQLException failure) {
            throw Statements.failed(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            return;
        }
    }
}
