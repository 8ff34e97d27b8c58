package io.licit.server.view;

import io.licit.server.build.Row;
import io.licit.server.build.Subjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The builder of a segment's condition.
 *
 * @param id of the segment
 * @param rows none where the text can't be read as a condition
 * @param scopes by row: the table whose events it speaks of; the empty text for persons
 * @param found findings by the row that causes them
 */
public record BuilderView(
        String id,
        List<Row> rows,
        List<String> scopes,
        Map<Integer, List<Found>> found,
        Subjects subjects,
        boolean mayEdit) {
    public static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=", "between", "empty");
    public static final List<String> OF_VALUES =
            List.of("=", "<>", "<", "<=", ">", ">=", "in", "between", "like", "empty");
    public static final List<String> FUNCTIONS = List.of(
            "count", "sum", "avg", "min", "max", "first", "last", "distinct_count", "since_last", "since_first");
    public static final List<String> UNITS = List.of("days", "weeks", "months", "years");

    /** What can be put into a group. */
    public static final List<String> KINDS = List.of("value", "events", "segment", "group", "written");

    /** What can be said of events. */
    private static final List<String> OF_EVENTS = List.of("value", "group", "written");

    private static final Map<String, String> WORDS =
            Map.of("=", "equal", "<>", "not-equal", "<", "less", "<=", "at-most", ">", "more", ">=", "at-least");

    public BuilderView {
        rows = List.copyOf(rows);
        scopes = List.copyOf(scopes);
        found = Map.copyOf(found);
    }

    /** What a text says an operator by. */
    public static String word(String operator) {
        return Objects.requireNonNullElse(WORDS.get(operator), operator);
    }

    /** The columns that something can be reckoned of; of a count of rows none. */
    public List<String> columns(Row.OfEvents events) {
        List<String> columns = new ArrayList<>(List.of(""));
        columns.addAll(subjects.columns(events.table()));
        return columns;
    }

    /** What can be put below a row. */
    public List<String> kinds(int row) {
        boolean isOfEvents =
                rows.get(row).what() instanceof Row.OfEvents || !scopes.get(row).isEmpty();
        return isOfEvents ? OF_EVENTS : KINDS;
    }

    /** Findings that a row causes. */
    public List<Found> found(int row) {
        return found.getOrDefault(row, List.of());
    }
}
