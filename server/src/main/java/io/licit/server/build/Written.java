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
    private static final String NOTHING_YET = "true";
    private static final Pattern UNIT = Pattern.compile("days|weeks|months|years");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    private final List<Row> rows;
    private final Subjects subjects;
    private int next;

    private Written(List<Row> rows, Subjects subjects) {
        this.rows = rows;
        this.subjects = subjects;
    }

    /** The outer group's operands stand each on a line of their own. */
    static String of(List<Row> rows, Subjects subjects) {
        return new Written(rows, subjects).group(true, Subjects.PERSONS);
    }

    private String group(boolean isOuter, String scope) {
        Row head = rows.get(next++);
        boolean any = ((Row.Group) head.what()).any();
        List<String> operands = operands(head.depth(), scope);
        if (operands.isEmpty()) {
            return not(head, NOTHING_YET);
        }
        String joined = String.join((isOuter ? "\n" : " ") + (any ? "or " : "and "), operands);
        if (isOuter && !head.isNot()) {
            return joined;
        }
        return head.isNot() ? "not (" + joined + ")" : operands.size() == 1 ? joined : "(" + joined + ")";
    }

    /** Of all rows from here on that are deeper. */
    private List<String> operands(int depth, String scope) {
        List<String> operands = new ArrayList<>();
        while (next < rows.size() && rows.get(next).depth() > depth) {
            operands.add(rows.get(next).isGroup() ? group(false, scope) : leaf(rows.get(next++), scope));
        }
        return operands;
    }

    private static String not(Row row, String text) {
        return row.isNot() ? "not (" + text + ")" : text;
    }

    private String leaf(Row row, String scope) {
        Row.What what = row.what();
        if (what instanceof Row.InSegment in) {
            return (row.isNot() ? "not " : "") + "in segment " + Canonical.quoted(in.segment());
        }
        if (what instanceof Row.OfEvents events) {
            String reckoned = reckoned(events, operands(row.depth(), events.table()));
            Type type = subjects.type(events);
            return tested(row, known(reckoned, events.unknown(), type), events.test(), type);
        }
        if (what instanceof Row.OfValue value) {
            Type type = subjects.type(scope, value.subject());
            return tested(row, known(spelled(value), value.unknown(), type), value.test(), type);
        }
        String text = ((Row.Written) what).text().strip();
        return text.isEmpty() ? not(row, NOTHING_YET) : row.isNot() ? "not (" + text + ")" : "(" + text + ")";
    }

    private static String known(String value, String unknown, Type type) {
        return unknown.isBlank() ? value : "coalesce(" + value + ", " + Literals.written(unknown, type) + ")";
    }

    private static String tested(Row row, String left, Row.Test test, Type type) {
        String no = row.isNot() ? "not " : "";
        return switch (test.operator()) {
            case "in" -> left + " " + no + "in (" + list(test.value(), type) + ")";
            case "between" ->
                left + " " + no + "between " + Literals.written(test.value(), type) + " and "
                        + Literals.written(test.other(), type);
            case "like" -> left + " " + no + "like " + Canonical.quoted(test.value());
            case "empty" -> left + " is " + no + "null";
            default -> not(row, left + " " + test.operator() + " " + Literals.written(test.value(), type));
        };
    }

    private static String spelled(Row.OfValue of) {
        String subject = of.subject();
        if (subject.equals(Subjects.AGE)) {
            return subject;
        }
        Optional<String> divided = Subjects.columnOf(Subjects.NTILE, subject);
        if (divided.isPresent()) {
            String parts = of.parts().isBlank() ? "10" : Literals.written(of.parts(), Type.NUMBER);
            return Subjects.NTILE + "(" + parts + ", " + Canonical.name(divided.get()) + ")";
        }
        for (String function : List.of(Subjects.PERCENTILE, Subjects.DAYS_SINCE)) {
            Optional<String> column = Subjects.columnOf(function, subject);
            if (column.isPresent()) {
                return Subjects.of(function, Canonical.name(column.get()));
            }
        }
        return Canonical.name(subject);
    }

    private String reckoned(Row.OfEvents of, List<String> filters) {
        String table = Canonical.name(of.table());
        String what = of.column().isEmpty() ? table : table + "." + Canonical.name(of.column());
        List<String> where = new ArrayList<>();
        subjects.time(of.table())
                .filter(at -> WHOLE.matcher(of.within().count()).matches()
                        && UNIT.matcher(of.within().unit()).matches())
                .ifPresent(at -> where.add(Canonical.name(at) + " >= today - "
                        + of.within().count() + " " + of.within().unit()));
        where.addAll(filters);
        String inside = what + (where.isEmpty() ? "" : " where " + String.join(" and ", where));
        return switch (of.function()) {
            case "since_last" -> "days_since(max(" + inside + "))";
            case "since_first" -> "days_since(min(" + inside + "))";
            default -> of.function() + "(" + inside + ")";
        };
    }

    private static String list(String values, Type type) {
        return Arrays.stream(values.split(",", -1))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(value -> Literals.written(value, type))
                .collect(Collectors.joining(", "));
    }
}
