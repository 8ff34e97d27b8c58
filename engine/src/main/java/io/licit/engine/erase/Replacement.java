package io.licit.engine.erase;

import io.licit.engine.StateFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Puts a file that was made anew in the place of another, whole or not at all. New files are made in the folder of state,
 * where no source's name finds one that a program has left when it died.
 */
final class Replacement {
    private static final String PREFIX = "rewriting-";

    private final Path state;

    Replacement(Path state) {
        this.state = state;
    }

    /** Where the new file is to be made. */
    Path fresh() {
        return state.resolve(PREFIX + UUID.randomUUID());
    }

    /** What programs that died have left. */
    void removeLeftovers() throws IOException {
        try (Stream<Path> all = Files.list(state)) {
            List<Path> left = all.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .toList();
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** INVARIANT: the new content is on the disk before its name is, and the name before this returns. */
    void replace(Path made, Path named) throws IOException {
        Path target = named.toRealPath();
        keepRights(target, made);
        StateFolder.flush(made);
        try {
            Files.move(made, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            Path near = target.resolveSibling("." + made.getFileName() + ".tmp");
            Files.copy(made, near, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            StateFolder.flush(near);
            Files.move(near, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(made);
        }
        flushFolder(target);
    }

    private static void keepRights(Path from, Path to) throws IOException {
        if (Files.getFileStore(from).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    static void flushFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notOnThisSystem) {
            if (!System.getProperty("os.name", "").startsWith("Windows")) {
                throw notOnThisSystem;
            }
        }
    }
}
