package io.licit.engine.erase;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The records of a CSV file as bytes, one after the other, so that what is not changed is written as it was read: RFC 4180
 * with any separator of one byte, line ends LF, CR LF or CR.
 */
final class CsvRecords {
    private static final int QUOTE = '"';
    private static final int FIRST_FIELDS = 64;

    private final InputStream in;
    private final int separator;
    private int ahead = -2;
    private byte[] bytes = new byte[1 << 12];
    private int length;
    private int content;
    private int[] starts = new int[FIRST_FIELDS];
    private int fields;

    CsvRecords(InputStream in, char separator) {
        this.in = in;
        this.separator = separator;
    }

    /** Reads the next record with its line end; false after the last. */
    boolean next() throws IOException {
        length = 0;
        fields = 0;
        startField();
        boolean quoted = false;
        for (int b = read(); b >= 0; b = read()) {
            add(b);
            if (b == QUOTE) {
                quoted = !quoted;
            } else if (!quoted && b == separator) {
                startField();
            } else if (!quoted && (b == '\n' || b == '\r')) {
                content = length - 1;
                if (b == '\r' && peek() == '\n') {
                    add(read());
                }
                return true;
            }
        }
        content = length;
        return length > 0;
    }

    int fields() {
        return fields;
    }

    /** A field's text, without its quotes; nothing where the record has fewer. */
    String field(int i) {
        if (i < 0 || i >= fields) {
            return "";
        }
        String text = new String(bytes, starts[i], end(i) - starts[i], StandardCharsets.UTF_8);
        return text.indexOf('"') < 0 ? text : unquoted(text);
    }

    boolean mayHold(Identifiers identifiers) {
        return identifiers.mayBeIn(bytes, length);
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /** Writes the record with other texts in some fields; a field keeps its quotes, or gets them where it needs them. */
    void writeTo(OutputStream out, Map<Integer, String> changed) throws IOException {
        for (int i = 0; i < fields; i++) {
            if (i > 0) {
                out.write(separator);
            }
            String text = changed.get(i);
            if (text == null) {
                out.write(bytes, starts[i], end(i) - starts[i]);
            } else {
                boolean wasQuoted = end(i) > starts[i] && bytes[starts[i]] == QUOTE;
                out.write(written(text, wasQuoted).getBytes(StandardCharsets.UTF_8));
            }
        }
        out.write(bytes, content, length - content);
    }

    private String written(String text, boolean wasQuoted) {
        boolean needs = text.indexOf(separator) >= 0
                || text.indexOf('"') >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0;
        return wasQuoted || needs ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private static String unquoted(String text) {
        StringBuilder plain = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '"') {
                plain.append(c);
            } else if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                plain.append(c);
                i++;
            } else {
                quoted = !quoted;
            }
        }
        return plain.toString();
    }

    private int end(int i) {
        return i + 1 < fields ? starts[i + 1] - 1 : content;
    }

    private void startField() {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, fields * 2);
        }
        starts[fields++] = length;
    }

    private void add(int b) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) b;
    }

    private int read() throws IOException {
        int b = peek();
        ahead = -2;
        return b;
    }

    private int peek() throws IOException {
        if (ahead == -2) {
            ahead = in.read();
        }
        return ahead;
    }
}
