package io.licit.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A CSV file whose lines end in two ways, as when one program wrote it and another added to it. DuckDB reads such a file
 * either not at all or without telling rows of the wrong shape, so it is given a copy whose lines all end with LF; line
 * numbers are the same, and what stands in quotes is left as it is.
 */
final class LineEnds {
    private static final int TAIL_BYTES = 64 * 1024;

    private LineEnds() {}

    /** The file itself, or an evened copy that goes when this program does. */
    static Path even(Path file) throws IOException {
        if (file.getFileName().toString().endsWith(".gz") || startsAsItEnds(file)) {
            return file;
        }
        Path copy = Files.createTempFile("licit-", ".csv");
        copy.toFile().deleteOnExit();
        try (InputStream from = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                OutputStream to = new BufferedOutputStream(Files.newOutputStream(copy), 1 << 16)) {
            copy(from, to);
        }
        return copy;
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        boolean quoted = false;
        int held = -1;
        for (int next = from.read(); next >= 0; next = from.read()) {
            quoted ^= next == '"';
            if (held >= 0 && (next != '\n' || quoted)) {
                to.write(held);
            }
            held = next == '\r' ? next : -1;
            if (held < 0) {
                to.write(next);
            }
        }
        if (held >= 0) {
            to.write(held);
        }
    }

    /** Whether the first line and the last lines end alike. */
    private static boolean startsAsItEnds(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] head = new byte[(int) Math.min(bytes.length(), TAIL_BYTES)];
            bytes.readFully(head);
            byte[] tail = new byte[head.length];
            bytes.seek(bytes.length() - tail.length);
            bytes.readFully(tail);
            int first = indexOfLine(head);
            return first < 0 || allEnd(tail, first > 0 && head[first - 1] == '\r');
        }
    }

    private static int indexOfLine(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static boolean allEnd(byte[] bytes, boolean withReturn) {
        for (int i = 1; i < bytes.length; i++) {
            if (bytes[i] == '\n' && (bytes[i - 1] == '\r') != withReturn) {
                return false;
            }
        }
        return true;
    }
}
