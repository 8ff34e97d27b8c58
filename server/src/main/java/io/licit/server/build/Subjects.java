package io.licit.server.build;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the data has that a row can be about. */
public final class Subjects {
    static final String AGE = "age";
    private static final String PERCENTILE = "percentile(";

    private final Map<String, Type> values = new LinkedHashMap<>();
    private final Map<String, Map<String, Type>> events = new LinkedHashMap<>();
    private final Map<String, String> times = new LinkedHashMap<>();
    private final List<String> segments;

    private Subjects(List<String> segments) {
        this.segments = List.copyOf(segments);
    }

    /** @param segments that a condition may refer to */
    public static Subjects of(Catalogue catalogue, List<String> segments) {
        Subjects all = new Subjects(segments);
        Optional<Table> persons = catalogue.persons();
        persons.ifPresent(
                table -> table.columns().values().forEach(column -> all.values.put(column.name(), column.type())));
        all.values.put(AGE, Type.NUMBER);
        persons.ifPresent(table -> table.columns().values().stream()
                .filter(column -> column.type() == Type.NUMBER)
                .map(Column::name)
                .forEach(name -> all.values.put(percentile(name), Type.NUMBER)));
        for (Table table : catalogue.events()) {
            Map<String, Type> columns = new LinkedHashMap<>();
            table.columns().values().forEach(column -> columns.put(column.name(), column.type()));
            all.events.put(table.name(), columns);
            if (table.role() instanceof Table.Role.Events role) {
                all.times.put(table.name(), role.at());
            }
        }
        return all;
    }

    static String percentile(String column) {
        return PERCENTILE + column + ")";
    }

    /** The column whose percentile a subject is. */
    static Optional<String> ofPercentile(String subject) {
        return subject.startsWith(PERCENTILE) && subject.endsWith(")")
                ? Optional.of(subject.substring(PERCENTILE.length(), subject.length() - 1))
                : Optional.empty();
    }

    /** Columns of persons and what is computed of them. */
    public List<String> values() {
        return List.copyOf(values.keySet());
    }

    public List<String> tables() {
        return List.copyOf(events.keySet());
    }

    /** Columns of a table of events; none of one that is not there. */
    public List<String> columns(String table) {
        return new ArrayList<>(events.getOrDefault(table, Map.of()).keySet());
    }

    public List<String> segments() {
        return segments;
    }

    Type type(String subject) {
        return Optional.ofNullable(values.get(subject)).orElse(Type.UNKNOWN);
    }

    Type type(String table, String column) {
        return Optional.ofNullable(events.getOrDefault(table, Map.of()).get(column))
                .orElse(Type.UNKNOWN);
    }

    /** The column with the time of a table's rows. */
    Optional<String> time(String table) {
        return Optional.ofNullable(times.get(table));
    }
}
