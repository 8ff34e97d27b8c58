package io.licit.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The first record of a CSV file, which names its columns, and the separator that it shows.
 *
 * @param columns as they stand there, without blanks around them
 */
public record CsvHead(char separator, List<String> columns) {
    /** No head is longer. */
    private static final int MAX_CHARACTERS = 1 << 20;

    private static final String SEPARATORS = ",;\t|";
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    public CsvHead {
        columns = List.copyOf(columns);
    }

    /** @throws IOException also where the file is not UTF-8; a {@link CharacterCodingException} then */
    public static CsvHead read(Path file) throws IOException {
        try (BufferedReader reader = open(file)) {
            String record = record(reader);
            char separator = separator(record);
            return new CsvHead(separator, fields(record, separator));
        }
    }

    boolean isEmpty() {
        return columns.size() == 1 && columns.get(0).isEmpty();
    }

    /** The file's text, past a byte order mark. */
    static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        boolean packed = file.toString().endsWith(".gz");
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                packed ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8.newDecoder()));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }

    /** Up to the first line break outside quotes. */
    private static String record(Reader reader) throws IOException {
        StringBuilder record = new StringBuilder();
        boolean quoted = false;
        int c = reader.read();
        while (c >= 0 && record.length() < MAX_CHARACTERS && (quoted || (c != '\n' && c != '\r'))) {
            quoted ^= c == '"';
            record.append((char) c);
            c = reader.read();
        }
        return record.toString();
    }

    /** The one that stands most often outside quotes; a comma where none does. */
    private static char separator(String record) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            quoted ^= record.charAt(i) == '"';
            int which = SEPARATORS.indexOf(record.charAt(i));
            if (!quoted && which >= 0) {
                counts[which]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    private static List<String> fields(String record, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (c == '"' && quoted && i + 1 < record.length() && record.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
