package io.licit.server.build;

import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.segment.ConditionParser;
import io.licit.core.segment.Expr;
import io.licit.core.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A condition as rows that a form edits. Values: an edit gives another builder. */
public final class Builder {
    private static final int MOST_ROWS = 500;
    private static final int MOST_DEPTH = 20;

    private final List<Row> rows;

    private Builder(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** The rows of a condition's text; empty where it can't be read. */
    public static Optional<Builder> of(String condition) {
        return ConditionParser.parse(new SourceFile("condition", condition), new Diagnostics())
                .map(Builder::of);
    }

    /** The rows of a condition. */
    public static Builder of(Expr condition) {
        return new Builder(Rows.of(condition));
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
                    : rows.get(i - 1).depth() + (rows.get(i - 1).isGroup() ? 1 : 0);
            rows.add(new Row(Math.min(depth, deepest), !of.apply("not").isBlank(), what(of)));
        }
        if (rows.isEmpty() || !rows.get(0).isGroup()) {
            throw new IllegalArgumentException("no rows of a builder");
        }
        return new Builder(rows);
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
                new Row.OfValue(of.apply("subject"), of.apply("operator"), of.apply("value"), of.apply("other"));
            case "events" ->
                new Row.OfEvents(
                        of.apply("function"),
                        of.apply("table"),
                        of.apply("column"),
                        of.apply("days").replaceAll("[^0-9]", ""),
                        of.apply("operator"),
                        of.apply("value"));
            case "segment" -> new Row.InSegment(of.apply("segment"));
            case "written" -> new Row.Written(of.apply("text"));
            default -> throw new IllegalArgumentException("no such row");
        };
    }

    public List<Row> rows() {
        return rows;
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
        List<Row> changed = new ArrayList<>(rows);
        if (words[0].equals("remove") && words.length == 2) {
            int at = number(words[1], rows.size() - 1);
            if (at > 0) {
                changed.subList(at, end(at)).clear();
            }
        } else if (words[0].equals("add") && words.length == 3 && rows.size() < MOST_ROWS) {
            int at = number(words[2], rows.size() - 1);
            int depth = rows.get(at).depth() + 1;
            if (rows.get(at).isGroup() && depth < MOST_DEPTH) {
                changed.add(end(at), new Row(depth, false, fresh(words[1], subjects)));
            }
        }
        return new Builder(changed);
    }

    /** Behind a row and all that belongs to it. */
    private int end(int at) {
        int end = at + 1;
        while (end < rows.size() && rows.get(end).depth() > rows.get(at).depth()) {
            end++;
        }
        return end;
    }

    private static Row.What fresh(String kind, Subjects subjects) {
        return switch (kind) {
            case "group" -> new Row.Group(true);
            case "events" -> new Row.OfEvents("count", first(subjects.tables()), "", "90", ">=", "1");
            case "segment" -> new Row.InSegment(first(subjects.segments()));
            case "written" -> new Row.Written("");
            default -> new Row.OfValue(first(subjects.values()), "empty", "", "");
        };
    }

    private static String first(List<String> all) {
        return all.isEmpty() ? "" : all.get(0);
    }
}
