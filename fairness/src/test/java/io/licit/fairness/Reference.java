package io.licit.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A table of reference results that others' programs computed; {@code reference/README.md} says which and how. */
public final class Reference {
    /** Relative; the references have twelve digits or more. */
    public static final double CLOSE = 1e-9;

    /** Below this a double has fewer digits than twelve. */
    private static final double SUBNORMAL = 1e-305;

    private Reference() {}

    /** A line of a table, by column. */
    public record Row(Map<String, String> cells) {
        public String text(String column) {
            String text = cells.get(column);
            if (text == null) {
                throw new IllegalArgumentException("no column " + column);
            }
            return text;
        }

        public long whole(String column) {
            return Long.parseLong(text(column));
        }

        /** Empty where the reference has no number. */
        public OptionalDouble number(String column) {
            String text = text(column);
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        }
    }

    public static List<Row> rows(String name) {
        List<String> lines = text("/reference/" + name + ".tsv").lines().toList();
        String[] columns = lines.get(0).split("\t", -1);
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).hasSameSizeAs(columns);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < columns.length; i++) {
                row.put(columns[i], cells[i]);
            }
            rows.add(new Row(row));
        }
        assertThat(rows).isNotEmpty();
        return rows;
    }

    /** Asserts that a number is the reference's, relatively, where the reference has one. */
    public static void same(Row row, String column, double actual) {
        row.number(column)
                .ifPresent(expected -> close(row.cells().getOrDefault("case", "") + " " + column, expected, actual));
    }

    public static void close(String what, double expected, double actual) {
        assertThat(actual)
                .as(what)
                .satisfiesAnyOf(
                        value -> assertThat(value).isEqualTo(expected),
                        value -> assertThat(Math.abs(value - expected))
                                .isLessThanOrEqualTo(CLOSE * Math.abs(expected) + SUBNORMAL));
    }

    private static String text(String path) {
        try (InputStream in = Reference.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("no " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
