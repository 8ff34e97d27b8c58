package io.licit.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The workspace's folder of state, {@code .licit}. */
public final class StateFolder {
    /** What the folders begin with that a process puts on the disk what does not fit into memory. */
    static final String SPILL = "spill-";

    /** What an engine on Spark keeps here: persons' states and memberships. */
    public static final String SPARK = "spark";

    private StateFolder() {}

    public static Path at(Path workspace) {
        return workspace.toAbsolutePath().normalize().resolve(".licit");
    }

    /** Makes it where it is not there. */
    public static Path of(Path workspace) {
        Path state = at(workspace);
        try {
            return Files.exists(state) ? state : make(state);
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot make the folder " + state, failure);
        }
    }

    /** Its owner's alone: there are identifiers in it. A file system that knows no owners makes it as it can. */
    private static Path make(Path state) throws IOException {
        boolean posix = state.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(state);
        if (posix) {
            Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
        }
        return state;
    }

    /** A folder of this process for what does not fit into memory; those of processes that are gone are removed. */
    static Path spill(Path state) {
        Path own = state.resolve(SPILL + ProcessHandle.current().pid());
        try (Stream<Path> all = Files.list(state)) {
            List<Path> stale = all.filter(StateFolder::isStaleSpill).toList();
            for (Path folder : stale) {
                delete(folder);
            }
        } catch (IOException failure) {
            throw WarehouseException.environment("cannot read the folder " + state, failure);
        }
        return own;
    }

    private static boolean isStaleSpill(Path folder) {
        String name = folder.getFileName().toString();
        if (!name.startsWith(SPILL) || !name.substring(SPILL.length()).matches("[0-9]{1,18}")) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(name.substring(SPILL.length()))).isEmpty();
    }

    /** Removes a folder with all it holds. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Makes sure that a file's content is on the disk. */
    public static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
