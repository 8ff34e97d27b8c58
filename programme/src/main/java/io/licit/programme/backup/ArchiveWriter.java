package io.licit.programme.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a back-up under a name of its own, for its owner alone; it gets the name that was asked for when it is whole and
 * on the disk. Its comment, at the very end, is the SHA-256 of all that stands before.
 */
final class ArchiveWriter implements AutoCloseable {
    private static final String FRESH = ".new";

    private final Path file;
    private final Path fresh;
    private final ZipOutputStream zip;
    private final Map<String, Manifest.Content> files = new LinkedHashMap<>();

    private ArchiveWriter(Path file, Path fresh, ZipOutputStream zip) {
        this.file = file;
        this.fresh = fresh;
        this.zip = zip;
    }

    static ArchiveWriter to(Path file) throws IOException {
        removeLeft(file);
        Path fresh = file.resolveSibling(prefix(file) + ProcessHandle.current().pid() + FRESH);
        boolean posix = fresh.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(fresh, mode);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh));
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setComment("0".repeat(Archive.SEAL_BYTES));
        return new ArchiveWriter(file, fresh, zip);
    }

    private static String prefix(Path file) {
        return "." + file.getFileName() + ".";
    }

    /** What a process has left that died over the same file: there are persons in it. */
    private static void removeLeft(Path file) throws IOException {
        String prefix = prefix(file);
        Path folder = file.toAbsolutePath().getParent();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.toList()) {
                String name = path.getFileName().toString();
                if (name.startsWith(prefix) && name.endsWith(FRESH)) {
                    String pid = name.substring(prefix.length(), Math.max(prefix.length(), name.length() - 4));
                    boolean dead = pid.matches("[0-9]{1,18}")
                            && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
                    if (dead) {
                        Files.deleteIfExists(path);
                    }
                }
            }
        }
    }

    /** What a file of the back-up is written by. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    void add(String name, Content content) throws IOException {
        if (!Names.isFit(name)) {
            throw BackupRefused.mistake(
                    "the file `" + name + "` can't be in a back-up: its name has characters that not every system has",
                    "give it another name");
        }
        zip.putNextEntry(new ZipEntry(name));
        MessageDigest digest = Archive.sha256();
        Counting counting = new Counting(new DigestOutputStream(zip, digest));
        content.write(counting);
        counting.flush();
        zip.closeEntry();
        files.put(name, new Manifest.Content(counting.bytes, HexFormat.of().formatHex(digest.digest())));
    }

    void add(String name, Path from) throws IOException {
        add(name, out -> {
            try (InputStream in = Files.newInputStream(from)) {
                in.transferTo(out);
            }
        });
    }

    /** The files so far. */
    Map<String, Manifest.Content> files() {
        return Collections.unmodifiableMap(files);
    }

    /** Writes the manifest and the seal, and gives the file its name. */
    String finish(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(manifest.print().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.close();
        String seal = Archive.seal(fresh);
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(seal.getBytes(StandardCharsets.US_ASCII));
            long at = channel.size() - Archive.SEAL_BYTES;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        flushName(file);
        return seal;
    }

    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static final class Counting extends OutputStream {
        private final OutputStream out;
        private long bytes;

        Counting(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
            bytes += length;
        }
    }

    /** Makes sure that the name of a file or a folder is on the disk, where the system lets a folder be flushed. */
    static void flushName(Path named) {
        Path folder = named.toAbsolutePath().getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, Set.of(StandardOpenOption.READ))) {
            channel.force(true);
        } catch (IOException noFolders) {
            // Windows opens no folders; there the name is kept by the file system's own journal.
            return;
        }
    }
}
