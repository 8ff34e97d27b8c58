package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The warehouse's file in {@code .licit/}: one per state of the sources, made whole under another name and then renamed,
 * and never changed after that. So any number of processes read it at once, and one that dies leaves the last behind.
 */
final class WarehouseFile {
    private static final String PREFIX = "warehouse-";
    private static final String SUFFIX = ".duckdb";
    private static final String PREPARED = "prepared-";
    private static final String UNFINISHED = "loading-";
    private static final int ATTEMPTS = 5;
    /** What stands in DuckDB's files before the first block. */
    private static final long HEADERS = 3 * 4096;

    private final Path workspace;
    private final Path state;
    private final Catalogue catalogue;
    private final BadRows badRows;

    private WarehouseFile(Path workspace, Catalogue catalogue, BadRows badRows) {
        this.workspace = workspace;
        this.state = StateFolder.of(workspace);
        this.catalogue = catalogue;
        this.badRows = badRows;
    }

    /**
     * A warehouse that is open.
     *
     * @param name tells the state of the sources that it was made from
     * @param prepared a folder for what is computed from this warehouse and kept; it goes when the warehouse does
     */
    record Opened(Database database, String name, Path prepared) {}

    /** A connection to the warehouse of the sources as they are, which is made first where there is none. */
    static Opened open(Path workspace, Catalogue catalogue, BadRows badRows, Progress progress) {
        WarehouseFile file = new WarehouseFile(workspace, catalogue, badRows);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Opened> opened = file.tryOpen(progress);
            if (opened.isPresent()) {
                return opened.get();
            }
        }
        throw WarehouseException.environment("the sources changed each time they were loaded");
    }

    private Optional<Opened> tryOpen(Progress progress) {
        String name = Fingerprint.of(workspace, catalogue, badRows);
        return connectOrLoad(state.resolve(PREFIX + name + SUFFIX), progress)
                .map(database -> new Opened(database, name, prepared(name)));
    }

    private Path prepared(String name) {
        try {
            return Files.createDirectories(state.resolve(PREPARED + name));
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot make a folder in " + state, failure);
        }
    }

    private Optional<Database> connectOrLoad(Path file, Progress progress) {
        Optional<Database> opened = connect(file);
        if (opened.isPresent()) {
            return opened;
        }
        progress.at("waiting for another load", 0);
        try (FolderLock lock = FolderLock.loading(state)) {
            Objects.requireNonNull(lock);
            Optional<Database> made = connect(file);
            if (made.isPresent()) {
                return made;
            }
            load(file, progress);
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot write to " + state, failure);
        }
        return connect(file);
    }

    /** Empty where there is no such file, or a broken one. */
    private static Optional<Database> connect(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Database database = Database.readOnly(file);
            if (isWhole(database, file)) {
                return Optional.of(database);
            }
            database.close();
            return Optional.empty();
        } catch (WarehouseException goneOrBroken) {
            return Optional.empty();
        }
    }

    /** Whether the file has all its blocks and the tables that a load makes last; what is in a block has a checksum. */
    private static boolean isWhole(Database database, Path file) {
        try {
            long blocks = database.number("SELECT CAST(block_size * total_blocks AS BIGINT) FROM pragma_database_size()"
                    + " WHERE database_name = current_database()");
            FactsTable.scales(database);
            return Files.size(file) >= HEADERS + blocks;
        } catch (WarehouseException | IOException broken) {
            return false;
        }
    }

    private void load(Path file, Progress progress) throws IOException {
        removeUnfinished();
        Path unfinished = state.resolve(UNFINISHED + UUID.randomUUID() + SUFFIX);
        try {
            try (Database database = Database.writable(unfinished)) {
                Tuning.reading(database);
                Tuning.spilling(database, StateFolder.spill(state));
                Loader.load(database, workspace, catalogue, badRows, progress);
            }
            boolean same = file.getFileName()
                    .toString()
                    .equals(PREFIX + Fingerprint.of(workspace, catalogue, badRows) + SUFFIX);
            if (same) {
                StateFolder.flush(unfinished);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                removeOthers(file);
            }
        } finally {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(unfinished.resolveSibling(unfinished.getFileName() + ".wal"));
        }
    }

    /** What loads that died have left; nobody else loads now. */
    private void removeUnfinished() throws IOException {
        for (Path file : files(state, UNFINISHED)) {
            Files.deleteIfExists(file);
        }
    }

    /**
     * Removes every warehouse and all that loads have left, so that the next command loads the sources again. To be called
     * under the lock on loading; whoever still reads one keeps it open and is not disturbed.
     */
    static void removeAll(Path state) throws IOException {
        StateFolder.delete(state.resolve(StateFolder.SPARK));
        for (String prefix : List.of(PREFIX, UNFINISHED)) {
            for (Path file : files(state, prefix)) {
                Files.deleteIfExists(file);
            }
        }
        for (String prefix : List.of(PREPARED, StateFolder.SPILL)) {
            for (Path made : files(state, prefix)) {
                StateFolder.delete(made);
            }
        }
    }

    /** Whoever still reads an older one keeps it open and is not disturbed. */
    private void removeOthers(Path file) throws IOException {
        for (Path other : files(state, PREFIX)) {
            if (!other.equals(file)) {
                Files.deleteIfExists(other);
            }
        }
        String name = file.getFileName().toString();
        Path kept = state.resolve(PREPARED + name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
        for (Path other : files(state, PREPARED)) {
            if (!other.equals(kept)) {
                StateFolder.delete(other);
            }
        }
    }

    private static List<Path> files(Path state, String prefix) throws IOException {
        try (Stream<Path> all = Files.list(state)) {
            return all.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }
}
