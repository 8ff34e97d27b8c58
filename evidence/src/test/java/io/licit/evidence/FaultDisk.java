package io.licit.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A disk that stops at an operation, as if the power went. What was written and not made durable may be there, in part
 * or not at all; names that were not made durable may be gone.
 */
final class FaultDisk implements Disk {
    /** What became of everything that was not durable. */
    enum Loss {
        /** It arrived all the same; of the write that was going on, half. */
        NOTHING_BUT_THE_LAST,
        /** Contents that were not durable arrived in half. */
        HALF_OF_CONTENTS,
        /** Contents are empty, and a renaming or a deletion in a folder that was not durable did not take place. */
        ALL
    }

    /** The machine is dead; no code of ours catches this. */
    static final class Stop extends Error {
        private static final long serialVersionUID = 1;
    }

    private final int last;
    private final Loss loss;
    private final Map<Path, byte[]> unsynced = new LinkedHashMap<>();
    private final Map<Path, Map<Path, byte[]>> undo = new LinkedHashMap<>();
    int operations;

    FaultDisk(int last, Loss loss) {
        this.last = last;
        this.loss = loss;
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        if (++operations == last) {
            Disk.REAL.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            stop();
        }
        Disk.REAL.write(file, bytes);
        unsynced.put(file, bytes);
    }

    @Override
    public void sync(Path file) throws IOException {
        step();
        unsynced.remove(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step();
        Map<Path, byte[]> names = undo.computeIfAbsent(to.getParent(), folder -> new LinkedHashMap<>());
        names.putIfAbsent(to, Files.exists(to) ? Files.readAllBytes(to) : new byte[0]);
        Disk.REAL.rename(from, to);
        byte[] bytes = unsynced.remove(from);
        if (bytes != null) {
            unsynced.put(to, bytes);
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        step();
        if (Files.isRegularFile(file)) {
            undo.computeIfAbsent(file.getParent(), folder -> new LinkedHashMap<>())
                    .putIfAbsent(file, Files.readAllBytes(file));
        }
        Disk.REAL.delete(file);
        unsynced.remove(file);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        step();
        Disk.REAL.createDirectory(directory);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        step();
        undo.remove(directory);
    }

    private void step() throws IOException {
        if (++operations == last) {
            stop();
        }
    }

    private void stop() throws IOException {
        for (Map.Entry<Path, byte[]> file : unsynced.entrySet()) {
            if (loss == Loss.HALF_OF_CONTENTS) {
                Disk.REAL.write(file.getKey(), Arrays.copyOf(file.getValue(), file.getValue().length / 2));
            } else if (loss == Loss.ALL) {
                Disk.REAL.write(file.getKey(), new byte[0]);
            }
        }
        if (loss == Loss.ALL) {
            for (Map<Path, byte[]> folder : undo.values()) {
                for (Map.Entry<Path, byte[]> file : folder.entrySet()) {
                    if (file.getValue().length > 0 && Files.isDirectory(Disk.directoryOf(file.getKey()))) {
                        Disk.REAL.write(file.getKey(), file.getValue());
                    } else {
                        Files.deleteIfExists(file.getKey());
                    }
                }
            }
        }
        throw new Stop();
    }
}
