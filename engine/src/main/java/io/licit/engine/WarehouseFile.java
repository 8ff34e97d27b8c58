package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.diagnostic.Said;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
     * @param name of the numbering of its persons
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
        List<Path> before = warehouses();
        try (Servers servers = new Servers()) {
            Fingerprint print = fingerprint(servers);
            Path file = file(print.name());
            Optional<Database> made = connect(file);
            if (made.isEmpty()) {
                progress.at(Said.of("waiting for another load"), 0);
                try (FolderLock lock = FolderLock.loading(state)) {
                    Objects.requireNonNull(lock);
                    if (!warehouses().equals(before)) {
                        // Somebody has loaded meanwhile, and may have seen a newer moment of a server than this one.
                        return Optional.empty();
                    }
                    load(print, servers, progress);
                }
                made = connect(file);
            }
            return made.map(this::opened);
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot write to " + state, failure);
        }
    }

    private List<Path> warehouses() {
        try {
            return files(state, PREFIX).stream().sorted().toList();
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot read the folder " + state, failure);
        }
    }

    private Opened opened(Database database) {
        LoadId id = LoadId.read(database);
        return new Opened(database, id.numbering(), prepared(id));
    }

    private Path prepared(LoadId id) {
        try {
            return Files.createDirectories(state.resolve(PREPARED + id.load()));
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot make a folder in " + state, failure);
        }
    }

    private Fingerprint fingerprint(Servers servers) {
        return Fingerprint.of(workspace, catalogue, badRows, servers);
    }

    private Path file(String name) {
        return state.resolve(PREFIX + name + SUFFIX);
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
            FactsTable.scales(database);
            return Files.size(file) >= HEADERS + blocks(database);
        } catch (WarehouseException | IOException broken) {
            return false;
        }
    }

    private static long blocks(Database database) {
        return database.number("SELECT CAST(block_size * total_blocks AS BIGINT) FROM pragma_database_size()"
                + " WHERE database_name = current_database()");
    }

    private void load(Fingerprint print, Servers servers, Progress progress) throws IOException {
        removeUnfinished();
        Path unfinished = state.resolve(UNFINISHED + UUID.randomUUID() + SUFFIX);
        try {
            LoadId id = LoadId.anew();
            Optional<Delta> delta = Optional.empty();
            Optional<Increase> increase = increment(unfinished, print, servers, progress);
            if (increase.isPresent()) {
                id = increase.get().id();
                delta = Optional.of(increase.get().delta());
            } else {
                remove(unfinished);
                try (Database database = writable(unfinished)) {
                    Loader.load(database, workspace, catalogue, badRows, servers, print, progress);
                    id.write(database);
                }
            }
            // Of a server nothing has changed: all was read of one moment. Files may have.
            if (fingerprint(servers).equals(print)) {
                Path file = file(print.name());
                if (delta.isPresent()) {
                    delta.get().write(prepared(id));
                }
                StateFolder.flush(unfinished);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                removeOthers(file, id, delta.map(Delta::oldPrepared));
            }
        } finally {
            remove(unfinished);
        }
    }

    private Database writable(Path file) {
        Database database = Database.writable(file);
        Tuning.reading(database);
        Tuning.spilling(database, StateFolder.spill(state));
        return database;
    }

    /** A load that changed the warehouse before it. */
    private record Increase(LoadId id, Delta delta) {}

    /** Makes the warehouse from the one that is there, which stays as it is; empty where that won't do. */
    private Optional<Increase> increment(Path unfinished, Fingerprint print, Servers servers, Progress progress)
            throws IOException {
        Optional<Path> before = newest();
        if (before.isEmpty() || !isLike(before.get(), print)) {
            return Optional.empty();
        }
        progress.at(Said.of("copying what was loaded"), 0);
        Files.copy(before.get(), unfinished);
        Optional<Increase> increase;
        try (Database database = writable(unfinished)) {
            LoadId old = LoadId.read(database);
            Path prepared = state.resolve(PREPARED + old.load());
            increase = Increment.apply(database, workspace, catalogue, servers, print, prepared, progress)
                    .map(delta -> new Increase(
                            old.changed(delta.personsAfter() > delta.personsBefore()),
                            Delta.of(prepared)
                                    .filter(earlier -> !isFilled(prepared, earlier.oldPrepared()))
                                    .map(delta::after)
                                    .orElse(delta)));
            increase.ifPresent(made -> made.id().write(database));
        }
        if (increase.isPresent()) {
            lengthen(unfinished);
        }
        return increase;
    }

    /** Whether a folder holds half of what the one before it does, so that more would be lost with it than gained. */
    private static boolean isFilled(Path prepared, Path before) {
        int there = PreparedColumns.count(prepared);
        return there > 0 && there >= PreparedColumns.count(before) / 2;
    }

    /** DuckDB cuts free blocks off a file's end and counts them nevertheless, so that the file would seem to lack them. */
    private static void lengthen(Path file) throws IOException {
        long whole;
        try (Database database = Database.readOnly(file)) {
            whole = HEADERS + blocks(database);
        }
        if (Files.size(file) < whole) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[1]), whole - 1);
            }
        }
    }

    /** Whether a warehouse can be made into that of the sources as they are; to be known before it is copied. */
    private boolean isLike(Path file, Fingerprint print) {
        Optional<Database> opened = connect(file);
        if (opened.isEmpty()) {
            return false;
        }
        try (Database database = opened.get()) {
            return Change.between(Origins.read(database).print(), print, catalogue)
                    .isPresent();
        } catch (WarehouseException older) {
            return false;
        }
    }

    private Optional<Path> newest() throws IOException {
        Optional<Path> newest = Optional.empty();
        for (Path file : files(state, PREFIX)) {
            if (newest.isEmpty()
                    || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(newest.get())) > 0) {
                newest = Optional.of(file);
            }
        }
        return newest;
    }

    private static void remove(Path unfinished) throws IOException {
        Files.deleteIfExists(unfinished);
        Files.deleteIfExists(unfinished.resolveSibling(unfinished.getFileName() + ".wal"));
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
        for (String prefix : List.of(PREFIX, UNFINISHED, KeptDescription.NAME)) {
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

    /**
     * Whoever still reads an older one keeps it open and is not disturbed.
     *
     * @param wanted a folder of an older one that the new one's is still to be made from
     */
    private void removeOthers(Path file, LoadId id, Optional<Path> wanted) throws IOException {
        for (Path other : files(state, PREFIX)) {
            if (!other.equals(file)) {
                Files.deleteIfExists(other);
            }
        }
        Path kept = state.resolve(PREPARED + id.load());
        for (Path other : files(state, PREPARED)) {
            if (!other.equals(kept) && !wanted.equals(Optional.of(other))) {
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
