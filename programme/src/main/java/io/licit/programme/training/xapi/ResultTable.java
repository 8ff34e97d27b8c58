package io.licit.programme.training.xapi;

import io.licit.programme.training.Recording.Outside;
import io.licit.programme.training.TrainingException;
import io.licit.programme.training.course.Course;
import io.licit.programme.training.course.Courses;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table of results as comma-separated values (RFC 4180): {@code person,course,score,passed_at,source[,version]}. */
final class ResultTable {
    private static final List<String> NEEDED = List.of("person", "course", "score", "passed_at", "source");
    private static final Set<String> KNOWN = Set.of("person", "course", "score", "passed_at", "source", "version");

    private ResultTable() {}

    /**
     * @param mistakes gets what is wrong, with its line
     * @throws TrainingException where the head is not that of such a table
     */
    static List<Outside> read(String text, Courses courses, List<String> mistakes) {
        List<Line> lines = lines(text.startsWith("\ufeff") ? text.substring(1) : text);
        List<String> head = lines.isEmpty() ? List.of() : lines.get(0).fields();
        if (!head.containsAll(NEEDED)
                || !KNOWN.containsAll(head)
                || Set.copyOf(head).size() != head.size()) {
            throw TrainingException.mistake(
                    "the first line is not the head of a table of results",
                    "it is " + String.join(",", NEEDED) + ", and `version` where versions differ");
        }
        List<Outside> told = new ArrayList<>();
        for (Line line : lines.subList(1, lines.size())) {
            try {
                told.add(result(head, line, courses));
            } catch (TrainingException mistake) {
                mistakes.add("line " + line.number() + ": " + mistake.text());
            }
        }
        return told;
    }

    private static Outside result(List<String> head, Line line, Courses courses) {
        if (line.fields().size() != head.size()) {
            throw wrong(line.fields().size() + " values stand where the head has " + head.size());
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < head.size(); i++) {
            row.put(head.get(i), line.fields().get(i).strip());
        }
        String id = value(row, "course");
        Course course = courses.course(id).orElseThrow(() -> wrong("there is no course `" + id + "`"));
        int version = row.getOrDefault("version", "").isEmpty()
                ? course.terms().version()
                : whole(value(row, "version"), "version", 1, 9999);
        return new Outside(
                Optional.empty(),
                value(row, "person"),
                course,
                version,
                Optional.of(whole(value(row, "score"), "score", 0, 100)),
                Optional.empty(),
                instant(value(row, "passed_at")),
                value(row, "source"),
                Optional.empty());
    }

    private static String value(Map<String, String> row, String key) {
        String value = row.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw wrong("`" + key + "` is empty");
        }
        return value;
    }

    private static int whole(String text, String key, int least, int most) {
        int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw wrong("`" + key + "` is no whole number from " + least + " to " + most);
        }
        return number;
    }

    private static Instant instant(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            throw wrong("`passed_at` is no date like 2027-01-31");
        }
    }

    /** @param number of the line in the file that it begins on */
    private record Line(int number, List<String> fields) {}

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        int number = 1;
        int begun = 1;
        String all = text.endsWith("\n") || text.isEmpty() ? text : text + "\n";
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            number += c == '\n' ? 1 : 0;
            if (quoted && c == '"' && i + 1 < all.length() && all.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n')) {
                field.append(c);
            } else {
                String value = field.toString();
                fields.add(value.endsWith("\r") ? value.substring(0, value.length() - 1) : value);
                field.setLength(0);
                if (c == '\n') {
                    if (fields.size() > 1 || !fields.get(0).isBlank()) {
                        lines.add(new Line(begun, fields));
                    }
                    fields = new ArrayList<>();
                    begun = number;
                }
            }
        }
        if (quoted) {
            throw TrainingException.mistake(
                    "a quotation mark is never closed", "it opens on line " + begun + " or after");
        }
        return lines;
    }

    private static TrainingException wrong(String message) {
        return TrainingException.mistake(message, "");
    }
}
