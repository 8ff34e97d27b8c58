package io.licit.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** From a record's number in a CSV file, or a byte's, to the line that an editor shows. */
final class CsvLines {
    private CsvLines() {}

    /**
     * @param positions of bytes, from 1, ascending
     * @return the line of each
     */
    static List<Long> ofBytes(Path file, List<Long> positions) throws IOException {
        List<Long> lines = new ArrayList<>();
        try (InputStream bytes = open(file)) {
            long line = 1;
            long at = 0;
            for (long position : positions) {
                while (at < position - 1) {
                    int b = bytes.read();
                    if (b < 0) {
                        break;
                    }
                    at++;
                    line += b == '\n' ? 1 : 0;
                }
                lines.add(line);
            }
        }
        return lines;
    }

    /**
     * @param records numbers from 0 of records that could be read, ascending
     * @param bad lines whose records could not
     * @param blankIsRecord whether an empty line is a record, as it is in a file of one column
     * @return the line on which each begins
     */
    static List<Long> ofRecords(Path file, List<Long> records, Set<Long> bad, boolean blankIsRecord)
            throws IOException {
        List<Long> lines = new ArrayList<>();
        try (InputStream bytes = open(file)) {
            Cursor cursor = new Cursor(bytes);
            cursor.next();
            long record = -1;
            for (long wanted : records) {
                while (record < wanted && cursor.next()) {
                    boolean counts = (cursor.length > 0 || blankIsRecord) && !bad.contains(cursor.start);
                    record += counts ? 1 : 0;
                }
                lines.add(cursor.start);
            }
        }
        return lines;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return new BufferedInputStream(file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, 1 << 16);
    }

    /** Goes from record to record; a line break in quotes does not end one. */
    private static final class Cursor {
        private final InputStream bytes;
        private long line = 1;
        private long start = 1;
        private long length;

        Cursor(InputStream bytes) {
            this.bytes = bytes;
        }

        boolean next() throws IOException {
            start = line;
            length = 0;
            boolean quoted = false;
            int b = bytes.read();
            if (b < 0) {
                return false;
            }
            while (b >= 0 && (quoted || b != '\n')) {
                quoted ^= b == '"';
                line += b == '\n' ? 1 : 0;
                length += b == '\r' ? 0 : 1;
                b = bytes.read();
            }
            line++;
            return true;
        }
    }
}
