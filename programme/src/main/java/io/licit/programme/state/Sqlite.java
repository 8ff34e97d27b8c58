package io.licit.programme.state;

import io.licit.engine.StateFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteConfig;

/** A file that one machine uses. */
record Sqlite(Path file) implements Backend {
    private static final String NAME = "state.db";
    private static final int PATIENCE_MILLIS = 60_000;

    static Sqlite at(Path workspace) {
        StateFolder.of(workspace);
        return new Sqlite(file(workspace));
    }

    static Path file(Path workspace) {
        return workspace.toAbsolutePath().normalize().resolve(".licit").resolve(NAME);
    }

    /** Loads the native library, by opening a database that is nowhere. */
    static void load() {
        try {
            new SQLiteConfig().createConnection("jdbc:sqlite::memory:").close();
        } catch (SQLException failure) {
            throw new StateException("cannot load SQLite: " + failure.getMessage(), "", failure);
        }
    }

    /** INVARIANT: synchronous is FULL, so that what is acknowledged outlives the machine; what is deleted is overwritten. */
    @Override
    public Connection connect() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.enforceForeignKeys(true);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        try {
            return config.createConnection(login().url());
        } catch (SQLException failure) {
            throw new StateException(
                    "cannot open the state in " + file + ": " + failure.getMessage(),
                    "the folder must be writable, on a disk of this machine",
                    failure);
        }
    }

    @Override
    public Login login() {
        return new Login("jdbc:sqlite:" + file, "", "");
    }

    @Override
    public Map<String, String> spelling() {
        return Map.of("bytes", "BLOB", "number", "INTEGER", "counter", "INTEGER PRIMARY KEY AUTOINCREMENT");
    }

    @Override
    public List<String> beginWriting() {
        return List.of("BEGIN IMMEDIATE");
    }

    @Override
    public List<String> beginReading() {
        return List.of("BEGIN");
    }

    @Override
    public List<String> compaction() {
        return List.of("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    @Override
    public String tables() {
        return "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
    }

    /** It counts from the greatest number on by itself. */
    @Override
    public List<String> counting(String table) {
        return List.of();
    }

    @Override
    public boolean holdsAnswers() {
        return false;
    }
}
