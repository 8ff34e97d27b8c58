package io.licit.programme.consent.signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of a CSV text as RFC 4180 has them, with the line on which each begins. */
final class CsvRows {
    private static final int MOST_CHARACTERS = 200_000;

    private final BufferedReader reader;
    private long line;

    CsvRows(BufferedReader reader) {
        this.reader = reader;
    }

    /** @param problem why it can't be read; empty where it can */
    record CsvRow(long line, List<String> fields, Optional<String> problem) {}

    /** The next row that is not empty; empty at the end. */
    Optional<CsvRow> next() {
        try {
            for (String text = readLine(); text != null; text = readLine()) {
                if (!text.isBlank()) {
                    return Optional.of(row(text, line));
                }
            }
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private @Nullable String readLine() throws IOException {
        line++;
        return reader.readLine();
    }

    private CsvRow row(String first, long start) throws IOException {
        StringBuilder text = new StringBuilder(first);
        while (isOpen(text)) {
            String more = readLine();
            if (more == null || text.length() > MOST_CHARACTERS) {
                return new CsvRow(start, List.of(), Optional.of("a quotation that does not end"));
            }
            text.append('\n').append(more);
        }
        return new CsvRow(start, fields(text), Optional.empty());
    }

    private static boolean isOpen(CharSequence text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static List<String> fields(CharSequence text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
