package io.licit.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of a log in a folder, by their paths in the layout: read, written durably, swept away. */
final class TileFiles {
    /** More than the largest bundle: 256 entries of 65,535 bytes with their lengths. */
    private static final long LIMIT_BYTES = 256L * 65_537;

    private final Path directory;
    private final Disk disk;

    TileFiles(Path directory, Disk disk) {
        this.directory = directory;
        this.disk = disk;
    }

    Path directory() {
        return directory;
    }

    /**
     * A file to be written beyond the checkpoint.
     *
     * @param old the width up to which the checkpoint reaches; wider ones are left over from a crash
     */
    record Part(String full, int old, int width, byte[] bytes) {}

    boolean exists(String path) {
        return Files.exists(directory.resolve(path));
    }

    Optional<byte[]> find(String path) throws EvidenceException {
        Path file = directory.resolve(path);
        try {
            if (Files.size(file) > LIMIT_BYTES) {
                throw EvidenceException.broken("the file " + file + " is larger than any part of a log");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw EvidenceException.store("cannot read " + file, e);
        }
    }

    byte[] read(String path) throws EvidenceException {
        return find(path)
                .orElseThrow(() -> EvidenceException.broken("the file " + directory.resolve(path) + " is missing"));
    }

    byte[] tile(int level, long index, int width, int present) throws EvidenceException {
        requireWidth(width, present, "tile " + index + " of level " + level);
        Found found = part(Layout.full(level, index), present);
        if (found.bytes().length != found.width() * Hash.BYTES) {
            throw EvidenceException.broken("the file " + directory.resolve(found.path()) + " has "
                    + found.bytes().length + " bytes instead of " + found.width() * Hash.BYTES);
        }
        return Arrays.copyOf(found.bytes(), width * Hash.BYTES);
    }

    List<byte[]> bundle(long index, int width, int present) throws EvidenceException {
        Found found = part(Layout.fullEntries(index), present);
        String what = "the file " + directory.resolve(found.path());
        return Layout.unbundle(found.bytes(), found.width(), what).subList(0, width);
    }

    /** The part as the checkpoint has it; or the full one, where a writer has just put that in its place. */
    private Found part(String full, int present) throws EvidenceException {
        for (int candidate : new int[] {present, Tile.WIDTH}) {
            String path = Layout.at(full, candidate);
            Optional<byte[]> bytes = find(path);
            if (bytes.isPresent()) {
                return new Found(path, candidate, bytes.get());
            }
        }
        throw EvidenceException.broken("the file " + directory.resolve(Layout.at(full, present)) + " is missing");
    }

    private static void requireWidth(int width, int present, String what) throws EvidenceException {
        if (width < 1 || width > present) {
            throw EvidenceException.broken(what + " has " + present + " hashes, not " + width);
        }
    }

    private record Found(String path, int width, byte[] bytes) {}

    /** The widths of narrower parts that are still there. */
    Set<Integer> narrower(String full, int width) throws EvidenceException {
        return new TreeSet<>(widths(full).stream().filter(w -> w < width).toList());
    }

    private List<Integer> widths(String full) throws EvidenceException {
        Path partial = directory.resolve(full + ".p");
        if (!Files.isDirectory(partial)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(partial)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[1-9][0-9]{0,2}"))
                    .map(Integer::valueOf)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw EvidenceException.store("cannot list " + partial, e);
        }
    }

    /** Writes parts, and makes them and their names durable. */
    void write(List<Part> parts) throws EvidenceException {
        Set<Path> directories = new LinkedHashSet<>();
        try {
            for (Part part : parts) {
                removeLeftovers(part);
                Path file = directory.resolve(Layout.at(part.full(), part.width()));
                createDirectories(Disk.directoryOf(file), directories);
                disk.write(file, part.bytes());
                disk.sync(file);
                directories.add(Disk.directoryOf(file));
            }
            for (Path touched : directories) {
                disk.syncDirectory(touched);
            }
        } catch (IOException e) {
            throw EvidenceException.store("cannot write to the log in " + directory, e);
        }
    }

    private void removeLeftovers(Part part) throws IOException, EvidenceException {
        for (int width : widths(part.full())) {
            if (width > part.old()) {
                disk.delete(directory.resolve(Layout.at(part.full(), width)));
            }
        }
        Path whole = directory.resolve(part.full());
        if (Files.exists(whole)) {
            disk.delete(whole);
        }
    }

    private void createDirectories(Path path, Set<Path> touched) throws IOException {
        List<Path> missing = new ArrayList<>();
        Path at = path;
        while (!Files.isDirectory(at)) {
            missing.add(0, at);
            at = Disk.directoryOf(at);
        }
        for (Path next : missing) {
            disk.createDirectory(next);
            touched.add(Disk.directoryOf(next));
        }
    }

    /** Puts a file in place of another: after a crash it is the old one or the new one, whole. */
    void replace(String path, byte[] bytes) throws EvidenceException {
        Path fresh = directory.resolve(path + ".new");
        try {
            disk.write(fresh, bytes);
            disk.sync(fresh);
            disk.rename(fresh, directory.resolve(path));
            disk.syncDirectory(directory);
        } catch (IOException e) {
            throw EvidenceException.store("cannot write to the log in " + directory, e);
        }
    }

    /** Takes away the narrower parts of a full one. It need not succeed: they are right, and only in the way. */
    void sweep(String full) throws EvidenceException {
        Path partial = directory.resolve(full + ".p");
        if (!Files.isDirectory(partial)) {
            return;
        }
        for (int width : widths(full)) {
            quietly(directory.resolve(Layout.at(full, width)));
        }
        quietly(partial);
    }

    private void quietly(Path file) {
        try {
            disk.delete(file);
        } catch (IOException e) {
            // The append is done by now; what could not be taken away says nothing wrong.
            return;
        }
    }
}
