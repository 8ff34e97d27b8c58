package io.licit.engine.sql;

import io.licit.core.catalogue.Type;
import io.licit.core.segment.Expr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The person state that conditions are asked of: one row per person with the columns, traits and ranks that they need.
 * First every condition is turned; then {@link #statements} makes what they need, each trait and each rank once, and each
 * condition holds of rows of {@link #source}.
 */
public final class StateSql {
    private static final String STATE = "state";

    private final Layout layout;
    private final LocalDate today;
    private final SumScales scales;
    private final Dialect dialect;
    private final Set<String> columns = new LinkedHashSet<>();
    private final Map<String, AggregateSql> aggregates = new TreeMap<>();
    private final Map<String, String> ranked = new LinkedHashMap<>();

    /** In DuckDB's SQL. */
    public StateSql(Layout layout, LocalDate today, SumScales scales) {
        this(layout, today, scales, Dialect.DUCKDB);
    }

    public StateSql(Layout layout, LocalDate today, SumScales scales, Dialect dialect) {
        this.layout = layout;
        this.today = today;
        this.scales = scales;
        this.dialect = dialect;
    }

    /** A condition, true, false or null. */
    public String condition(Expr expr) {
        return ConditionSql.ofPersons(this).condition(expr);
    }

    /** A value as text; null where it is unknown. */
    public String text(Expr expr) {
        return "CAST(" + expr.accept(ConditionSql.ofPersons(this)).sql() + " AS " + dialect.varchar() + ")";
    }

    /** A value as it is, with its type. {@code UNKNOWN} is null of everybody. */
    public record Valued(String sql, Type type) {}

    public Valued value(Expr expr) {
        Typed typed = expr.accept(ConditionSql.ofPersons(this));
        return new Valued(typed.sql(), typed.type());
    }

    /** Temporary tables to be made before any condition is asked. */
    public List<String> statements() {
        if (aggregates.isEmpty() && ranked.isEmpty()) {
            return List.of();
        }
        List<String> statements = new ArrayList<>();
        StringBuilder list = new StringBuilder("p.n");
        StringBuilder from = new StringBuilder(Layout.PERSONS + " p");
        columns.forEach(column -> list.append(", p.").append(column));
        aggregates.forEach((table, aggregate) -> {
            String traits = "traits_of_" + table;
            statements.add(temporary(traits, aggregate.query()));
            aggregate
                    .columns()
                    .forEach(column ->
                            list.append(", ").append(traits).append('.').append(column));
            from.append(joined(traits));
        });
        String unranked = from.toString();
        for (Map.Entry<String, String> rank : ranked.entrySet()) {
            String name = rank.getValue();
            statements.add(temporary("rank_of_" + name, ranks(rank.getKey(), name, unranked)));
            list.append(", ")
                    .append(name)
                    .append(", ")
                    .append(name)
                    .append("_below, ")
                    .append(name)
                    .append("_known");
            from.append(joined("rank_of_" + name));
        }
        statements.add(temporary(STATE, "SELECT " + list + " FROM " + from));
        return statements;
    }

    /** The columns of persons that the conditions read, for an engine that puts a state together itself. */
    public Set<String> columns() {
        return Collections.unmodifiableSet(columns);
    }

    /** The names of ranked values by the value, likewise; a value may read columns and traits. */
    public Map<String, String> ranks() {
        return Collections.unmodifiableMap(ranked);
    }

    /** The queries of traits by the warehouse's name of the table that they are over, likewise. */
    public Map<String, Traits> traits() {
        Map<String, Traits> all = new LinkedHashMap<>();
        aggregates.forEach((table, aggregate) -> all.put(table, new Traits(aggregate.meanings(), aggregate.query())));
        return all;
    }

    /**
     * Traits over one table of events.
     *
     * @param meanings of each trait, by its name; one meaning is one trait in every plan of a day
     * @param query one row per person with rows: {@code n} and the traits
     */
    public record Traits(Map<String, String> meanings, String query) {}

    /** The ranks of one value alone, so that no sort carries a whole person with it. */
    private static String ranks(String value, String name, String from) {
        return "SELECT n, " + name + ", rank() OVER (ORDER BY " + name + ") - 1 AS " + name
                + "_below, count(*) OVER () AS "
                + name + "_known FROM (SELECT p.n AS n, " + value + " AS " + name + " FROM " + from + ") WHERE " + name
                + " IS NOT NULL";
    }

    private static String temporary(String name, String query) {
        return "CREATE OR REPLACE TEMP TABLE " + name + " AS " + query;
    }

    private static String joined(String table) {
        return " LEFT JOIN " + table + " ON " + table + ".n = p.n";
    }

    /** The table whose rows the conditions are about. */
    public String source() {
        return aggregates.isEmpty() && ranked.isEmpty() ? Layout.PERSONS : STATE;
    }

    Layout layout() {
        return layout;
    }

    Dialect dialect() {
        return dialect;
    }

    LocalDate today() {
        return today;
    }

    /** A column of the table of persons, to be part of the state. */
    String personColumn(String column) {
        columns.add(column);
        return column;
    }

    /** The aggregates over a table of events, by its name in the catalogue. */
    AggregateSql aggregates(String table) {
        String name = layout.table(table);
        return aggregates.computeIfAbsent(
                name,
                key -> new AggregateSql(
                        name,
                        layout.column(table, layout.events(table).at()),
                        layout.foreignId(table),
                        scales,
                        dialect));
    }

    /** The name of a value that is ranked; {@code _below} of it counts lesser ones, {@code _known} all that are known. */
    String ranked(String value) {
        return ranked.computeIfAbsent(value, key -> "ranked" + ranked.size());
    }
}
