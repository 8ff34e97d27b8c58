package io.licit.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Small files of text, read with a limit and replaced as a whole. */
final class TextFile {
    private static final int LIMIT_BYTES = 4 << 20;

    private TextFile() {}

    static String text(Path file, String what) throws EvidenceException {
        return Words.utf8(bytes(file, what), what + " in " + file);
    }

    static byte[] bytes(Path file, String what) throws EvidenceException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMIT_BYTES + 1);
            if (bytes.length > LIMIT_BYTES) {
                throw EvidenceException.given(what + " in " + file + " is larger than 4 MiB");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw EvidenceException.store(what + " cannot be read: there is no file " + file, e);
        } catch (IOException e) {
            throw EvidenceException.store(what + " cannot be read from " + file, e);
        }
    }

    /** Puts the text in the file's place: after a crash the file has the old text or the new, never a part. */
    static void replace(Path file, String text, String what) throws EvidenceException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(Words.bytes(text));
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Disk.REAL.syncDirectory(Disk.directoryOf(file));
        } catch (IOException e) {
            throw EvidenceException.store(what + " cannot be written to " + file, e);
        }
    }
}
