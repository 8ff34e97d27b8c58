package io.licit.engine.spark;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.engine.DataFindings;
import io.licit.engine.LoadReport;
import io.licit.engine.WarehouseException;
import io.licit.engine.sql.SumScales;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was found in the sources when they were first looked at, kept so that whoever asks later is told the same.
 *
 * @param scales how sums come out exact
 */
record Facts(List<Fact> all, SumScales scales) {
    enum Kind {
        ROWS,
        NO_KEY,
        BROKEN_KEY,
        DOUBLE_KEY,
        ORPHANS,
        MISSPELT,
        UNDECODABLE
    }

    /** @param what the value should have been: a type, or words such as {@code known purpose} */
    record Fact(String table, Kind kind, String column, String what, long count) {
        static Fact of(String table, Kind kind) {
            return new Fact(table, kind, "", "", 0);
        }

        static Fact of(String table, String column, String what) {
            return new Fact(table, Kind.UNDECODABLE, column, what, 0);
        }

        static Fact of(String table, String column, Type type) {
            return of(table, column, type.name());
        }

        Fact times(long times) {
            return new Fact(table, kind, column, what, times);
        }

        private Optional<Diagnostic> said(Table of) {
            return switch (kind) {
                case ROWS -> Optional.empty();
                case NO_KEY -> Optional.of(DataFindings.noKey(of, count));
                case BROKEN_KEY -> Optional.of(DataFindings.brokenKey(of, count));
                case DOUBLE_KEY -> Optional.of(DataFindings.doubleKey(of, count));
                case ORPHANS -> Optional.of(DataFindings.orphans(of, count));
                case MISSPELT -> Optional.of(DataFindings.misspelt(of, count));
                case UNDECODABLE ->
                    Optional.of(
                            what.startsWith("known ")
                                    ? DataFindings.undecodable(of, column, what, count)
                                    : DataFindings.undecodable(of, column, Type.valueOf(what), count));
            };
        }
    }

    /** @throws WarehouseException where persons can't be told apart, or a refusal does not find its person */
    LoadReport report(Catalogue catalogue) {
        Diagnostics found = new Diagnostics();
        List<LoadReport.TableReport> tables = new ArrayList<>();
        for (Table table : catalogue.tables().values()) {
            all.stream()
                    .filter(fact -> fact.table.equals(table.name()))
                    .flatMap(fact -> fact.said(table).stream())
                    .forEach(found::add);
            tables.add(new LoadReport.TableReport(
                    table.name(),
                    count(table, Kind.ROWS),
                    0,
                    count(table, Kind.UNDECODABLE),
                    count(table, Kind.ORPHANS)));
        }
        if (found.hasErrors()) {
            throw WarehouseException.author(found.sorted().stream()
                    .filter(one -> one.severity() == Severity.ERROR)
                    .toList());
        }
        return new LoadReport(tables, found.sorted());
    }

    private long count(Table table, Kind kind) {
        return all.stream()
                .filter(fact -> fact.table.equals(table.name()) && fact.kind == kind)
                .mapToLong(Fact::count)
                .sum();
    }

    Json json() {
        Json.Builder places = Json.object();
        new TreeMap<>(scales.scales()).forEach((column, scale) -> places.put(column, (long) scale));
        return Json.object()
                .put(
                        "facts",
                        Json.array(all.stream()
                                .map(fact -> Json.object()
                                        .put("table", fact.table)
                                        .put("kind", fact.kind.name())
                                        .put("column", fact.column)
                                        .put("what", fact.what)
                                        .put("count", fact.count)
                                        .build())
                                .toList()))
                .put("scales", places.build())
                .build();
    }

    /** As {@link #json} writes it; what is not so is a {@link ClassCastException} or one of its kind. */
    static Facts of(Json json) {
        Json.Obj whole = (Json.Obj) json;
        List<Fact> facts = new ArrayList<>();
        for (Json item : ((Json.Arr) whole.get("facts").orElseThrow()).items()) {
            Json.Obj fact = (Json.Obj) item;
            facts.add(new Fact(
                    text(fact, "table"),
                    Kind.valueOf(text(fact, "kind")),
                    text(fact, "column"),
                    text(fact, "what"),
                    number(fact.get("count")).longValueExact()));
        }
        Map<String, Integer> scales = new TreeMap<>();
        ((Json.Obj) whole.get("scales").orElseThrow())
                .members()
                .forEach((column, scale) ->
                        scales.put(column, number(Optional.of(scale)).intValueExact()));
        return new Facts(facts, new SumScales(scales));
    }

    private static String text(Json.Obj object, String key) {
        return ((Json.Str) object.get(key).orElseThrow()).value();
    }

    private static BigDecimal number(Optional<Json> json) {
        return ((Json.Num) json.orElseThrow()).value();
    }
}
