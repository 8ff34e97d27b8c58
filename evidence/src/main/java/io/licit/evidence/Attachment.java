package io.licit.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that goes into a pack, because the log names its digest. */
public sealed interface Attachment {
    /** Its content, from the beginning. */
    InputStream open() throws IOException;

    static Attachment of(byte[] content) {
        return new InMemory(content);
    }

    static Attachment of(Path file) {
        return new OnDisk(file);
    }

    /** Content that is at hand. */
    record InMemory(byte[] content) implements Attachment {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }
    }

    /** Content that is read when the pack is written. */
    record OnDisk(Path file) implements Attachment {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
