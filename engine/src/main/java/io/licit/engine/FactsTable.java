package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.Span;
import io.licit.engine.RowFacts.Places;
import io.licit.engine.RowFacts.Undecodable;
import io.licit.engine.sql.Sql;
import io.licit.engine.sql.SumScales;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a load found, kept in the warehouse, so that whoever opens it later is told the same. */
final class FactsTable {
    private static final String NAME = "facts";
    private static final String SCALES = "sum_scales";

    private enum Kind {
        ROWS,
        BAD,
        ORPHANS,
        UNDECODABLE
    }

    /** One row of the table. */
    private record Fact(String table, Kind kind, String column, String what, Places places) {}

    private FactsTable() {}

    /** In the place of those that are there. */
    static void write(Database database, List<RowFacts> all, SumScales scales) {
        database.run("CREATE OR REPLACE TABLE " + NAME
                + " (source VARCHAR, kind VARCHAR, col VARCHAR, what VARCHAR, amount BIGINT, places VARCHAR)");
        for (RowFacts facts : all) {
            insert(database, new Fact(facts.table(), Kind.ROWS, "", "", new Places(facts.rows(), List.of())));
            insert(database, new Fact(facts.table(), Kind.BAD, "", "", facts.badRows()));
            insert(database, new Fact(facts.table(), Kind.ORPHANS, "", "", facts.orphans()));
            for (Undecodable values : facts.undecodable()) {
                insert(
                        database,
                        new Fact(facts.table(), Kind.UNDECODABLE, values.column(), values.what(), values.places()));
            }
        }
        database.run("CREATE OR REPLACE TABLE " + SCALES + " (col VARCHAR, scale INTEGER)");
        scales.scales()
                .forEach((column, scale) ->
                        database.run("INSERT INTO " + SCALES + " VALUES (" + Sql.text(column) + ", " + scale + ")"));
    }

    private static void insert(Database database, Fact fact) {
        database.run(
                "INSERT INTO " + NAME + " VALUES (" + Sql.text(fact.table) + ", " + Sql.text(fact.kind.name()) + ", "
                        + Sql.text(fact.column) + ", " + Sql.text(fact.what) + ", " + fact.places.count() + ", "
                        + Sql.text(String.join("\n", fact.places.first())) + ")");
    }

    static SumScales scales(Database database) {
        Map<String, Integer> scales = new HashMap<>();
        database.each("SELECT col, scale FROM " + SCALES, row -> scales.put(row.getString(1), row.getInt(2)));
        return new SumScales(scales);
    }

    /** What was written, by table. */
    static Map<String, RowFacts> read(Database database) {
        Map<String, List<Fact>> byTable = new LinkedHashMap<>();
        facts(database)
                .forEach(fact -> byTable.computeIfAbsent(fact.table, table -> new ArrayList<>())
                        .add(fact));
        Map<String, RowFacts> all = new LinkedHashMap<>();
        byTable.forEach((table, facts) -> all.put(
                table,
                new RowFacts(
                        table,
                        count(facts, Kind.ROWS),
                        first(facts, Kind.BAD),
                        first(facts, Kind.ORPHANS),
                        facts.stream()
                                .filter(fact -> fact.kind == Kind.UNDECODABLE)
                                .map(fact -> new Undecodable(fact.column, fact.what, fact.places))
                                .toList())));
        return all;
    }

    private static Places first(List<Fact> facts, Kind kind) {
        return facts.stream()
                .filter(fact -> fact.kind == kind)
                .map(Fact::places)
                .findFirst()
                .orElse(Places.none());
    }

    private static List<Fact> facts(Database database) {
        return database.rows(
                "SELECT source, kind, col, what, amount, places FROM " + NAME + " ORDER BY rowid",
                row -> new Fact(
                        row.getString(1),
                        Kind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        places(row.getLong(5), row.getString(6))));
    }

    static LoadReport report(Database database, Catalogue catalogue) {
        List<Fact> facts = facts(database);
        List<LoadReport.TableReport> tables = new ArrayList<>();
        Diagnostics found = new Diagnostics();
        for (Table table : catalogue.tables().values()) {
            List<Fact> own = facts.stream()
                    .filter(fact -> fact.table.equals(table.name()))
                    .toList();
            tables.add(new LoadReport.TableReport(
                    table.name(),
                    count(own, Kind.ROWS),
                    count(own, Kind.BAD),
                    count(own, Kind.UNDECODABLE),
                    count(own, Kind.ORPHANS)));
            own.forEach(fact -> say(table, fact, found));
        }
        return new LoadReport(tables, found.sorted());
    }

    private static Places places(long count, String lines) {
        return new Places(count, lines.isEmpty() ? List.of() : List.of(lines.split("\n", -1)));
    }

    private static long count(List<Fact> facts, Kind kind) {
        return facts.stream()
                .filter(fact -> fact.kind == kind)
                .mapToLong(fact -> fact.places.count())
                .sum();
    }

    private static void say(Table table, Fact fact, Diagnostics found) {
        if (!fact.places.any()) {
            return;
        }
        switch (fact.kind) {
            case ROWS -> {}
            case BAD -> found.add(DataMessages.skipped(table, fact.places));
            case ORPHANS -> found.add(DataMessages.orphans(table, fact.places));
            case UNDECODABLE ->
                found.add(DataMessages.undecodable(
                        table, fact.column, fact.what, spanOf(table, fact.column), fact.places));
        }
    }

    private static Span spanOf(Table table, String column) {
        Optional<Column> declared = table.column(column);
        return declared.map(Column::span).orElse(table.span());
    }
}
