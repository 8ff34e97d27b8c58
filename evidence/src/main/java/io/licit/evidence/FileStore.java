package io.licit.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A log in a folder, in the layout of C2SP tlog-tiles, so that any web server can publish it as it is.
 *
 * <p>Entries and tiles are written to files of their own and made durable; then the checkpoint is renamed into place,
 * which is the moment of the append. What lies beyond the checkpoint after a crash is not looked at, and is written
 * over. There is one writer, who holds the file {@code lock}; not for several threads at once.
 */
public final class FileStore implements LogStore, AutoCloseable {
    static final String LOCK = "lock";

    private final TileFiles files;
    private final Closeable lock;
    private final boolean writing;

    private FileStore(TileFiles files, Closeable lock, boolean writing) {
        this.files = files;
        this.lock = lock;
        this.writing = writing;
    }

    /** Opens a folder to append, and makes it where it is not there; refuses where another writer has it open. */
    public static FileStore open(Path directory) throws EvidenceException {
        return open(directory, Disk.REAL);
    }

    static FileStore open(Path directory, Disk disk) throws EvidenceException {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw EvidenceException.given("another process is writing to the log in " + directory);
            }
            return new FileStore(new TileFiles(directory, disk), channel, true);
        } catch (IOException e) {
            throw EvidenceException.store("cannot open the log in " + directory, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Opens a folder to read it alone, whoever else writes to it. */
    public static FileStore reading(Path directory) {
        return new FileStore(new TileFiles(directory, Disk.REAL), () -> {}, false);
    }

    @Override
    public Optional<String> head() throws EvidenceException {
        Optional<byte[]> head = files.find(Layout.CHECKPOINT);
        if (head.isEmpty() && files.exists(Layout.ROOT)) {
            throw EvidenceException.broken("there are entries and tiles in " + files.directory()
                    + ", and no checkpoint; put it back, or begin in an empty folder");
        }
        return head.isEmpty() ? Optional.empty() : Optional.of(Words.utf8(head.get(), "the checkpoint"));
    }

    /** The number of entries by the checkpoint, which is believed here, and by nobody who reads. */
    private long size() throws EvidenceException {
        Optional<String> head = head();
        return head.isEmpty()
                ? 0
                : Checkpoint.parse(SignedNote.parse(head.get()).text()).size();
    }

    @Override
    public List<byte[]> entries(long from, long to) throws EvidenceException {
        long size = size();
        if (from < 0 || to > size) {
            throw EvidenceException.broken("entries " + from + " to " + (to - 1) + " are not in a log of " + size);
        }
        List<byte[]> entries = new ArrayList<>();
        for (long index = from / Tile.WIDTH; index * Tile.WIDTH < to; index++) {
            long start = index * Tile.WIDTH;
            int width = (int) Math.min(Tile.WIDTH, to - start);
            List<byte[]> bundle = files.bundle(index, width, Tile.width(0, index, size));
            entries.addAll(bundle.subList((int) Math.max(0, from - start), width));
        }
        return entries;
    }

    @Override
    public byte[] tile(int level, long index, int width) throws EvidenceException {
        return files.tile(level, index, width, Tile.width(level, index, size()));
    }

    @Override
    public void append(Growth growth) throws EvidenceException {
        requireWriting();
        long size = size();
        if (growth.first() != size) {
            throw EvidenceException.given("the entries to append begin at " + growth.first() + ", the log in "
                    + files.directory() + " has " + size);
        }
        stage(size, growth.first(), growth.entries(), growth.tiles());
        commit(growth.head(), growth.tiles());
    }

    /**
     * Makes entries and tiles durable beyond the checkpoint; they count only when a checkpoint over them is committed.
     *
     * @param committed entries up to the checkpoint
     */
    void stage(long committed, long first, List<byte[]> entries, List<Tile> tiles) throws EvidenceException {
        requireWriting();
        long size = first + entries.size();
        List<TileFiles.Part> parts = new ArrayList<>();
        int given = 0;
        for (long index = first / Tile.WIDTH; index * Tile.WIDTH < size && !entries.isEmpty(); index++) {
            int width = Tile.width(0, index, size);
            int before = (int) Math.max(0, first - index * Tile.WIDTH);
            List<byte[]> bundle = new ArrayList<>(before == 0 ? List.of() : files.bundle(index, before, before));
            bundle.addAll(entries.subList(given, given + width - before));
            given += width - before;
            int old = Tile.width(0, index, committed);
            parts.add(new TileFiles.Part(Layout.fullEntries(index), old, width, Layout.bundle(bundle)));
        }
        for (Tile tile : tiles) {
            int old = Tile.width(tile.level(), tile.index(), committed);
            parts.add(new TileFiles.Part(Layout.full(tile.level(), tile.index()), old, tile.width(), tile.hashes()));
        }
        files.write(parts);
    }

    /** Puts the checkpoint in place, and takes away what full tiles have made superfluous. */
    void commit(String head, List<Tile> tiles) throws EvidenceException {
        requireWriting();
        files.replace(Layout.CHECKPOINT, Words.bytes(head));
        for (Tile tile : tiles) {
            if (tile.width() == Tile.WIDTH) {
                files.sweep(Layout.full(tile.level(), tile.index()));
                if (tile.level() == 0) {
                    files.sweep(Layout.fullEntries(tile.index()));
                }
            }
        }
    }

    /** Narrower tiles of earlier checkpoints, which readers may still ask for, have to be beginnings of today's. */
    @Override
    public Optional<String> flaw() throws EvidenceException {
        long size = size();
        for (Layout.Part part : Layout.parts(size)) {
            for (int width : files.narrower(part.full(), part.width())) {
                byte[] earlier = files.read(Layout.at(part.full(), width));
                byte[] today = files.read(part.path());
                if (!part.begins(width, earlier, today)) {
                    return Optional.of(
                            "the file " + Layout.at(part.full(), width) + " is not the beginning of " + part.path());
                }
            }
        }
        return Optional.empty();
    }

    private void requireWriting() {
        if (!writing) {
            throw new IllegalStateException("this log was opened to read it alone");
        }
    }

    @Override
    public void close() throws EvidenceException {
        try {
            lock.close();
        } catch (IOException e) {
            throw EvidenceException.store("cannot close the log in " + files.directory(), e);
        }
    }
}
