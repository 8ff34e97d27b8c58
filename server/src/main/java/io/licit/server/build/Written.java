package io.licit.server.build;

import io.licit.core.catalogue.Type;
import io.licit.core.segment.Canonical;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows put together into the text of a condition. */
final class Written {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String NOTHING_YET = "true";

    private final List<Row> rows;
    private final Subjects subjects;
    private int next;

    private Written(List<Row> rows, Subjects subjects) {
        this.rows = rows;
        this.subjects = subjects;
    }

    /** The outer group's operands stand each on a line of their own. */
    static String of(List<Row> rows, Subjects subjects) {
        return new Written(rows, subjects).group(true);
    }

    private String group(boolean isOuter) {
        Row head = rows.get(next++);
        boolean any = ((Row.Group) head.what()).any();
        List<String> operands = new ArrayList<>();
        while (next < rows.size() && rows.get(next).depth() > head.depth()) {
            Row row = rows.get(next);
            operands.add(row.isGroup() ? group(false) : leaf(rows.get(next++)));
        }
        if (operands.isEmpty()) {
            return not(head, NOTHING_YET);
        }
        String joined = String.join((isOuter ? "\n" : " ") + (any ? "or " : "and "), operands);
        if (isOuter && !head.isNot()) {
            return joined;
        }
        return head.isNot() ? "not (" + joined + ")" : operands.size() == 1 ? joined : "(" + joined + ")";
    }

    private static String not(Row row, String text) {
        return row.isNot() ? "not (" + text + ")" : text;
    }

    private String leaf(Row row) {
        Row.What what = row.what();
        if (what instanceof Row.InSegment in) {
            return (row.isNot() ? "not " : "") + "in segment " + Canonical.quoted(in.segment());
        }
        if (what instanceof Row.OfEvents events) {
            return not(row, events(events));
        }
        if (what instanceof Row.OfValue value) {
            return value(row, value);
        }
        String text = ((Row.Written) what).text().strip();
        return text.isEmpty() ? not(row, NOTHING_YET) : row.isNot() ? "not (" + text + ")" : "(" + text + ")";
    }

    private String value(Row row, Row.OfValue of) {
        String subject = spelled(of.subject());
        Type type = subjects.type(of.subject());
        String no = row.isNot() ? "not " : "";
        return switch (of.operator()) {
            case "in" -> subject + " " + no + "in (" + list(of.value(), type) + ")";
            case "between" ->
                subject + " " + no + "between " + literal(of.value(), type) + " and " + literal(of.other(), type);
            case "like" -> subject + " " + no + "like " + Canonical.quoted(of.value());
            case "empty" -> subject + " is " + no + "null";
            default -> not(row, subject + " " + of.operator() + " " + literal(of.value(), type));
        };
    }

    private static String spelled(String subject) {
        return Subjects.ofPercentile(subject)
                .map(column -> Subjects.percentile(Canonical.name(column)))
                .orElseGet(() -> Canonical.name(subject));
    }

    private String events(Row.OfEvents of) {
        String table = Canonical.name(of.table());
        String what = of.column().isEmpty() ? table : table + "." + Canonical.name(of.column());
        Optional<String> time =
                subjects.time(of.table()).filter(at -> !of.days().isBlank());
        String window = time.map(at -> " where " + Canonical.name(at) + " >= today - "
                        + of.days().strip() + " days")
                .orElse("");
        boolean counts = of.function().contains("count")
                || of.function().equals("sum")
                || of.function().equals("avg");
        Type type = counts ? Type.NUMBER : subjects.type(of.table(), of.column());
        return of.function() + "(" + what + window + ") " + of.operator() + " " + literal(of.value(), type);
    }

    private static String list(String values, Type type) {
        return Arrays.stream(values.split(",", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> literal(value, type))
                .collect(Collectors.joining(", "));
    }

    /** As the type has it; what is no value of the type is a text, and the findings then say so. */
    static String literal(String value, Type type) {
        String plain = value.strip();
        return switch (type) {
            case NUMBER -> NUMBER.matcher(plain).matches() ? plain : Canonical.quoted(plain);
            case BOOLEAN -> plain.equals("true") || plain.equals("false") ? plain : Canonical.quoted(plain);
            case DATE, TIMESTAMP ->
                DAY.matcher(plain).matches() ? "date " + Canonical.quoted(plain) : Canonical.quoted(plain);
            case TEXT, UNKNOWN -> Canonical.quoted(plain);
        };
    }
}
