package io.licit.server.build;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.segment.ConditionParser;
import io.licit.core.segment.Expr;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** A condition as rows that a form edits. Values: an edit gives another builder. */
public final class Builder {
    private static final int MOST_ROWS = 500;
    private static final int MOST_DEPTH = 20;

    private final List<Row> rows;
    private final List<Span> places;

    private Builder(List<Row> rows, List<Span> places) {
        this.rows = List.copyOf(rows);
        this.places = List.copyOf(places);
    }

    /** The rows of a condition's text; empty where it can't be read. */
    public static Optional<Builder> of(String condition, Subjects subjects) {
        return ConditionParser.parse(new SourceFile("condition", condition), new Diagnostics())
                .map(read -> of(read, subjects));
    }

    /** The rows of a condition. */
    public static Builder of(Expr condition, Subjects subjects) {
        Rows.Placed placed = Rows.of(condition, subjects);
        return new Builder(placed.rows(), placed.places());
    }

    /**
     * The rows that a form sends.
     *
     * @param field a field's value by its name, blank where there is none
     * @throws IllegalArgumentException where the form is none of a builder
     */
    public static Builder ofForm(Function<String, String> field) {
        int count = number(field.apply("rows"), MOST_ROWS);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String prefix = "r" + i + ".";
            Function<String, String> of = name -> field.apply(prefix + name);
            int depth = number(of.apply("depth"), MOST_DEPTH);
            int deepest = rows.isEmpty()
                    ? 0
                    : rows.get(i - 1).depth() + (rows.get(i - 1).holdsRows() ? 1 : 0);
            rows.add(new Row(Math.min(depth, deepest), !of.apply("not").isBlank(), what(of)));
        }
        if (rows.isEmpty() || !rows.get(0).isGroup()) {
            throw new IllegalArgumentException("no rows of a builder");
        }
        return new Builder(rows, List.of());
    }

    private static int number(String text, int most) {
        int number = Integer.parseInt(text);
        if (number < 0 || number > most) {
            throw new IllegalArgumentException("no such number: " + number);
        }
        return number;
    }

    private static Row.What what(Function<String, String> of) {
        return switch (of.apply("kind")) {
            case "group" -> new Row.Group(of.apply("join").equals("any"));
            case "value" ->
                new Row.OfValue(of.apply("subject"), digits(of.apply("parts")), of.apply("unknown"), test(of));
            case "events" ->
                new Row.OfEvents(
                        of.apply("function"),
                        of.apply("table"),
                        of.apply("column"),
                        new Row.Within(digits(of.apply("last")), of.apply("unit")),
                        of.apply("unknown"),
                        test(of));
            case "segment" -> new Row.InSegment(of.apply("segment"));
            case "written" -> new Row.Written(of.apply("text"));
            default -> throw new IllegalArgumentException("no such row");
        };
    }

    private static Row.Test test(Function<String, String> of) {
        return new Row.Test(of.apply("operator"), of.apply("value"), of.apply("other"));
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    public List<Row> rows() {
        return rows;
    }

    /** What in a text each row was made of; none of rows that a form has sent. */
    public List<Span> places() {
        return places;
    }

    /** The deepest row that was made of what holds a stretch of a text; empty where none was, or only the whole. */
    public OptionalInt rowOf(Span stretch) {
        int found = 0;
        for (int row = 1; row < places.size(); row++) {
            Span place = places.get(row);
            boolean holds =
                    place.file() == stretch.file() && place.start() <= stretch.start() && place.end() >= stretch.end();
            boolean isCloser =
                    found == 0 || rows.get(row).depth() > rows.get(found).depth();
            found = holds && isCloser ? row : found;
        }
        return found == 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /** The same rows with the places of others, where both are alike. */
    public Builder placedAs(Builder read) {
        return rows.equals(read.rows) ? read : this;
    }

    /** The table whose events a row speaks of; the empty text where it speaks of persons. */
    public String scope(int at) {
        int depth = rows.get(at).depth();
        for (int above = at - 1; above >= 0 && depth > 0; above--) {
            Row row = rows.get(above);
            if (row.depth() < depth) {
                depth = row.depth();
                if (row.what() instanceof Row.OfEvents events) {
                    return events.table();
                }
            }
        }
        return Subjects.PERSONS;
    }

    /** The condition as text; true where a group is empty. */
    public String text(Subjects subjects) {
        return Written.of(rows, subjects);
    }

    /**
     * What a button does.
     *
     * @param deed {@code add-KIND-ROW}, into the group at that row, or {@code remove-ROW}; anything else changes nothing
     */
    public Builder done(String deed, Subjects subjects) {
        String[] words = deed.split("-", 3);
        if (words[0].equals("remove") && words.length == 2) {
            return without(number(words[1], rows.size() - 1));
        }
        if (words[0].equals("add") && words.length == 3 && rows.size() < MOST_ROWS) {
            return with(words[1], number(words[2], rows.size() - 1), subjects);
        }
        return this;
    }

    /** Without a row and all that belongs to it; the whole stays. */
    public Builder without(int at) {
        if (at == 0) {
            return this;
        }
        List<Row> changed = new ArrayList<>(rows);
        changed.subList(at, end(at)).clear();
        return new Builder(changed, List.of());
    }

    /** Whether anything is left to be said when a row is taken out. */
    public boolean leavesSomethingWithout(int at) {
        return without(at).rows.stream().anyMatch(row -> !row.isGroup());
    }

    /** With a bound on how long the events of a row are looked back at; the same where the row is of no events. */
    public Builder within(int at, Row.Within within) {
        if (!(rows.get(at).what() instanceof Row.OfEvents of)) {
            return this;
        }
        List<Row> changed = new ArrayList<>(rows);
        changed.set(
                at,
                new Row(
                        rows.get(at).depth(),
                        rows.get(at).isNot(),
                        new Row.OfEvents(of.function(), of.table(), of.column(), within, of.unknown(), of.test())));
        return new Builder(changed, List.of());
    }

    private Builder with(String kind, int at, Subjects subjects) {
        int depth = rows.get(at).depth() + 1;
        if (!rows.get(at).holdsRows() || depth >= MOST_DEPTH) {
            return this;
        }
        String scope = rows.get(at).what() instanceof Row.OfEvents of ? of.table() : scope(at);
        List<Row> changed = new ArrayList<>(rows);
        changed.add(end(at), new Row(depth, false, fresh(kind, scope, subjects)));
        return new Builder(changed, List.of());
    }

    /** Behind a row and all that belongs to it. */
    private int end(int at) {
        int end = at + 1;
        while (end < rows.size() && rows.get(end).depth() > rows.get(at).depth()) {
            end++;
        }
        return end;
    }

    private static Row.What fresh(String kind, String scope, Subjects subjects) {
        return switch (kind) {
            case "group" -> new Row.Group(true);
            case "events" ->
                new Row.OfEvents(
                        "count",
                        first(subjects.tables()),
                        "",
                        new Row.Within("90", "days"),
                        "",
                        new Row.Test(">=", "1", ""));
            case "segment" -> new Row.InSegment(first(subjects.segments()));
            case "written" -> new Row.Written("");
            default -> new Row.OfValue(first(subjects.values(scope)), "", "", new Row.Test("empty", "", ""));
        };
    }

    private static String first(List<String> all) {
        return all.isEmpty() ? "" : all.get(0);
    }
}
