package io.licit.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The operations of which the writing of a log consists, each of which may be the last before a crash. */
interface Disk {
    /** Writes a file from its beginning, in place of what it held. It is durable only after {@link #sync}. */
    void write(Path file, byte[] bytes) throws IOException;

    void sync(Path file) throws IOException;

    /** Puts one file in the place of another in one step. */
    void rename(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    void createDirectory(Path directory) throws IOException;

    /** Makes the names in a folder durable. */
    void syncDirectory(Path directory) throws IOException;

    /** The folder in which a file or folder stands. */
    static Path directoryOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalStateException("the root of the disk is no file of a log");
        }
        return parent;
    }

    Disk REAL = new Disk() {
        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            Files.write(file, bytes);
        }

        @Override
        public void sync(Path file) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.deleteIfExists(file);
        }

        @Override
        public void createDirectory(Path directory) throws IOException {
            Files.createDirectory(directory);
        }

        @Override
        public void syncDirectory(Path directory) throws IOException {
            // Windows opens no folder as a file, and has no need to: names are durable with the file.
            if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
    };
}
