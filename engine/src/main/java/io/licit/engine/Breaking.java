package io.licit.engine;

import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.segment.Expr;
import io.licit.core.source.Span;
import io.licit.engine.column.CodeCounts;
import io.licit.engine.column.Column;
import io.licit.engine.column.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.roaringbitmap.RoaringBitmap;

/** Breaks an audience down by prepared columns, which are those that conditions on the same values read. */
final class Breaking {
    private static final List<String> TRUTHS = List.of("false", "true");

    private final Database database;
    private final PreparedColumns prepared;
    private final LocalDate today;

    Breaking(Database database, PreparedColumns prepared, LocalDate today) {
        this.database = database;
        this.prepared = prepared;
        this.today = today;
    }

    /** In the order of the names, which are of columns of the persons that hold texts or truths. */
    List<Breakdown> of(Audience audience, List<String> names, Progress progress) {
        List<RoaringBitmap> sets = List.of(audience.matching(), audience.eligible(), audience.reachable());
        List<Breakdown> all = new ArrayList<>();
        columns(names, progress).forEach((name, column) -> {
            if (column.kind() == Kind.UNLISTED) {
                all.add(new Breakdown.TooMany(name));
            } else {
                List<String> values = values(column);
                all.add(Breakdown.of(name, values, CodeCounts.of(column, values.size(), sets)));
            }
        });
        return all;
    }

    /** What the codes of a column stand for. */
    static List<String> values(Column column) {
        return column.kind() == Kind.BOOLEAN ? TRUTHS : column.texts().all();
    }

    /** By name, in the order of the names. */
    Map<String, Column> columns(List<String> names, Progress progress) {
        Table persons = prepared.layout().persons();
        Map<String, ColumnSource> sources = new LinkedHashMap<>();
        names.forEach(name -> sources.put(name, source(persons, name)));
        Map<String, Column> columns = prepared.columns(database, today, sources.values(), progress);
        Map<String, Column> named = new LinkedHashMap<>();
        sources.forEach((name, source) -> named.put(name, Objects.requireNonNull(columns.get(source.text()))));
        return named;
    }

    private static ColumnSource source(Table persons, String name) {
        Type type = persons.column(name)
                .orElseThrow(() -> new IllegalArgumentException("no column " + name + " of persons"))
                .type();
        return switch (type) {
            case TEXT, BOOLEAN, UNKNOWN ->
                new ColumnSource.OfValue(new Expr.Column(Span.none(), persons.name(), name, type));
            case NUMBER, DATE, TIMESTAMP ->
                throw new IllegalArgumentException("a column of neither texts nor truths: " + name);
        };
    }
}
