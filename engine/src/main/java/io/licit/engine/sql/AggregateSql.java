package io.licit.engine.sql;

import io.licit.core.catalogue.Type;
import io.licit.core.segment.Expr;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * The aggregates over one table of events, each once however many conditions use it, computed together in one grouping.
 * {@code first} and {@code last} need a grouping before that, for the time that they look at.
 */
final class AggregateSql {
    private final String table;
    private final String at;
    private final String key;
    private final SumScales scales;
    private final Dialect dialect;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> endNames = new LinkedHashMap<>();

    private boolean readsKey;

    /**
     * @param table the warehouse's name
     * @param at the warehouse's name of its column of time
     * @param key the name of its foreign key, which is not stored but is the person's id
     */
    AggregateSql(String table, String at, String key, SumScales scales, Dialect dialect) {
        this.table = table;
        this.at = at;
        this.key = key;
        this.scales = scales;
        this.dialect = dialect;
    }

    /**
     * The name of an aggregate's value.
     *
     * @param column the aggregated column; empty for a count of rows
     * @param where which rows count
     */
    Typed add(Expr.AggregateFunction function, Optional<Typed> column, Optional<String> where) {
        String filter = where.map(dialect::filter).orElse("");
        String of = column.map(Typed::sql).orElse("*");
        Type type = column.map(Typed::type).orElse(Type.NUMBER);
        return switch (function) {
            case COUNT -> count("count(" + of + ")" + filter);
            case DISTINCT_COUNT -> count("count(DISTINCT " + of + ")" + filter);
            case SUM -> number(type, scales.sum(table, of, filter, dialect));
            case AVG -> number(type, scales.sum(table, of, filter, dialect) + " / count(" + of + ")" + filter);
            case MIN -> new Typed(named("min(" + of + ")" + filter), type);
            case MAX -> new Typed(named("max(" + of + ")" + filter), type);
            case FIRST -> new Typed(atEnd("min", of, where), type);
            case LAST -> new Typed(atEnd("max", of, where), type);
        };
    }

    /** A column of a row. */
    String column(String name) {
        readsKey |= name.equals(key);
        return name;
    }

    /** When the person's last row was, in the type of the column of time. */
    String recency() {
        return named("max(" + at + ")");
    }

    /** How many rows the person has; null for none. */
    String frequency() {
        return named("count(*)");
    }

    String money(Typed column) {
        return column.is(Type.NUMBER) ? named(scales.sum(table, column.sql(), "", dialect)) : "CAST(NULL AS DOUBLE)";
    }

    /** The query of all that was added: one row per person with rows. */
    String query() {
        StringBuilder list = new StringBuilder("n");
        names.forEach((aggregate, name) ->
                list.append(", ").append(aggregate).append(" AS ").append(name));
        if (endNames.isEmpty()) {
            return "SELECT " + list + " FROM " + rows() + " GROUP BY n";
        }
        StringBuilder ends = new StringBuilder("n AS end_n");
        endNames.forEach((aggregate, name) ->
                ends.append(", ").append(aggregate).append(" AS ").append(name));
        return "SELECT " + list + " FROM " + rows() + " JOIN (SELECT " + ends + " FROM " + rows()
                + " GROUP BY n) ON n = end_n GROUP BY n";
    }

    private String rows() {
        String joined = "(SELECT e.*, p." + Layout.ID + " AS " + key + " FROM " + table + " e JOIN " + Layout.PERSONS
                + " p ON p.n = e.n)";
        return readsKey ? joined : table;
    }

    /** What all that was added is, by name, in words that mean the same in every plan. */
    Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        names.forEach((aggregate, name) -> {
            String meaning = aggregate;
            for (Map.Entry<String, String> end : endNames.entrySet()) {
                meaning = meaning.replaceAll(
                        "\\b" + end.getValue() + "\\b", Matcher.quoteReplacement("[" + end.getKey() + "]"));
            }
            meanings.put(name, table + ": " + meaning);
        });
        return meanings;
    }

    /** Names of all that was added. */
    Iterable<String> columns() {
        return names.values();
    }

    private Typed count(String aggregate) {
        return Typed.number("CAST(COALESCE(" + named(aggregate) + ", 0) AS DOUBLE)");
    }

    private Typed number(Type type, String aggregate) {
        return type == Type.NUMBER ? Typed.number(named(aggregate)) : Typed.nothing(Type.NUMBER, dialect);
    }

    private String atEnd(String end, String column, Optional<String> where) {
        String counts = column + " IS NOT NULL"
                + where.map(condition -> " AND " + condition).orElse("");
        String moment =
                endNames.computeIfAbsent(end + "(" + at + ")" + dialect.filter(counts), key -> "end" + endNames.size());
        return named(end + "(" + column + ")" + dialect.filter(counts + " AND " + at + " = " + moment));
    }

    private String named(String aggregate) {
        return names.computeIfAbsent(aggregate, key -> table + "_" + names.size());
    }
}
