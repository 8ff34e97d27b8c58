package io.licit.server.build;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the data has that a row can be about. The scope of a row is a table of events, or the empty text for persons. */
public final class Subjects {
    static final String PERSONS = "";
    static final String AGE = "age";
    static final String PERCENTILE = "percentile";
    static final String NTILE = "ntile";
    static final String DAYS_SINCE = "days_since";

    private final Map<String, Map<String, Type>> scopes = new LinkedHashMap<>();
    private final Map<String, String> times = new LinkedHashMap<>();
    private final List<String> segments;

    private Subjects(List<String> segments) {
        this.segments = List.copyOf(segments);
    }

    /** @param segments that a condition may refer to */
    public static Subjects of(Catalogue catalogue, List<String> segments) {
        Subjects all = new Subjects(segments);
        all.scopes.put(PERSONS, catalogue.persons().map(Subjects::types).orElseGet(LinkedHashMap::new));
        for (Table table : catalogue.events()) {
            all.scopes.put(table.name(), types(table));
            if (table.role() instanceof Table.Role.Events role) {
                all.times.put(table.name(), role.at());
            }
        }
        return all;
    }

    private static Map<String, Type> types(Table table) {
        Map<String, Type> columns = new LinkedHashMap<>();
        table.columns().values().stream()
                .filter(column -> isOfColumn(column.name()))
                .forEach(column -> columns.put(column.name(), column.type()));
        return columns;
    }

    /** A function of a column, as a subject is called. */
    static String of(String function, String column) {
        return function + "(" + column + ")";
    }

    /** The column that a subject is a function of; empty where it is no such function of one. */
    static Optional<String> columnOf(String function, String subject) {
        return subject.startsWith(function + "(") && subject.endsWith(")")
                ? Optional.of(subject.substring(function.length() + 1, subject.length() - 1))
                : Optional.empty();
    }

    /** Whether a column of that name can be told from what is made of columns. */
    static boolean isOfColumn(String name) {
        return !name.isEmpty() && !name.equalsIgnoreCase(AGE) && !name.endsWith(")");
    }

    /** Whether a subject is of equal parts, whose number is to be said. */
    public static boolean isOfParts(String subject) {
        return columnOf(NTILE, subject).isPresent();
    }

    /** The columns of a scope; of persons, {@code age} as well. */
    public List<String> values(String scope) {
        List<String> all = new ArrayList<>(columns(scope));
        if (scope.equals(PERSONS)) {
            all.add(AGE);
        }
        return all;
    }

    /** How many days ago the times of a scope are. */
    public List<String> days(String scope) {
        return typed(scope, DAYS_SINCE, Type.DATE, Type.TIMESTAMP);
    }

    /** Where somebody stands among all persons by her numbers: from 0 to 1. */
    public List<String> percentiles() {
        return typed(PERSONS, PERCENTILE, Type.NUMBER);
    }

    /** Where somebody stands among all persons by her numbers: in which of equal parts. */
    public List<String> parts() {
        return typed(PERSONS, NTILE, Type.NUMBER);
    }

    private List<String> typed(String scope, String function, Type... types) {
        List<Type> wanted = List.of(types);
        return columnsOf(scope).entrySet().stream()
                .filter(column -> wanted.contains(column.getValue()))
                .map(column -> of(function, column.getKey()))
                .toList();
    }

    public List<String> tables() {
        return scopes.keySet().stream().filter(name -> !name.equals(PERSONS)).toList();
    }

    /** Columns of a table of events; none of one that is not there. */
    public List<String> columns(String table) {
        return new ArrayList<>(columnsOf(table).keySet());
    }

    public List<String> segments() {
        return segments;
    }

    Type type(String scope, String subject) {
        boolean isNumber = subject.equals(AGE)
                || List.of(PERCENTILE, NTILE, DAYS_SINCE).stream()
                        .anyMatch(function -> columnOf(function, subject).isPresent());
        return Optional.ofNullable(columnsOf(scope).get(subject)).orElse(isNumber ? Type.NUMBER : Type.UNKNOWN);
    }

    /** What comes out of a function of events. */
    Type type(Row.OfEvents of) {
        boolean isNumber = of.function().contains("count")
                || of.function().startsWith("since_")
                || of.function().equals("sum")
                || of.function().equals("avg");
        return isNumber ? Type.NUMBER : type(of.table(), of.column());
    }

    private Map<String, Type> columnsOf(String scope) {
        return scopes.getOrDefault(scope, Map.of());
    }

    /** The column with the time of a table's rows. */
    Optional<String> time(String table) {
        return Optional.ofNullable(times.get(table));
    }
}
