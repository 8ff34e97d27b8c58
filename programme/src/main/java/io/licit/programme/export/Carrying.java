package io.licit.programme.export;

import io.licit.engine.ExportRequest.Form;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** Files on their way from one folder to another, flushed to the disk, with the hash of what arrived. */
final class Carrying {
    private static final int BUFFER = 1 << 16;

    private Carrying() {}

    /** Copies what the warehouse made; the lines of a CSV file end as RFC 4180 has it. Gives the hash of the copy. */
    static String carry(Path from, Path to, Form form) throws IOException {
        MessageDigest digest = Sha256.begin();
        try (InputStream in = Files.newInputStream(from);
                FileOutputStream file = new FileOutputStream(to.toFile());
                OutputStream out = new DigestOutputStream(new BufferedOutputStream(file, BUFFER), digest)) {
            if (form == Form.CSV) {
                withLineEnds(in, out);
            } else {
                in.transferTo(out);
            }
            out.flush();
            file.getFD().sync();
        }
        return Sha256.end(digest);
    }

    /** Within quotes a line break is a value's own. */
    private static void withLineEnds(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        boolean quoted = false;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            int begin = 0;
            for (int i = 0; i < read; i++) {
                if (buffer[i] == '"') {
                    quoted = !quoted;
                } else if (buffer[i] == '\n' && !quoted) {
                    out.write(buffer, begin, i - begin);
                    out.write('\r');
                    begin = i;
                }
            }
            out.write(buffer, begin, read - begin);
        }
    }

    static void write(Path to, byte[] bytes) throws IOException {
        try (FileOutputStream file = new FileOutputStream(to.toFile())) {
            file.write(bytes);
            file.getFD().sync();
        }
    }

    /** Makes sure that the name of a file is on the disk, where the system can do that for folders. */
    static void flushFolder(Path file) {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException notOfThisSystem) {
            return;
        }
    }
}
