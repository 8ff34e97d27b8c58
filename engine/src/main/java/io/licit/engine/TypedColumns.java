package io.licit.engine;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.engine.RowFacts.Places;
import io.licit.engine.RowFacts.Undecodable;
import io.licit.engine.sql.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The catalogue's columns of a table, read as their types. */
final class TypedColumns {
    private TypedColumns() {}

    /** The rest of a select list that gives them their names in the warehouse; ids are left out. */
    static String select(RawTable raw, Layout layout) {
        String table = raw.table().name();
        return raw.table().columns().values().stream()
                .filter(column -> !layout.isId(table, column.name()))
                .map(column -> ", " + decoded(raw, column) + " AS " + layout.column(table, column.name()))
                .collect(Collectors.joining());
    }

    private static String decoded(RawTable raw, Column column) {
        return Decoding.as(column.type(), raw.column(column.name()), raw.stored(column.name()));
    }

    /** The values that could not be read; first a count of all in one pass, then places where there are any. */
    static List<Undecodable> undecodable(RawTable raw) {
        Table table = raw.table();
        List<Column> doubtful = table.columns().values().stream()
                .filter(column -> isDoubtful(raw, column))
                .toList();
        List<Undecodable> found = new ArrayList<>();
        for (Column column : withFailures(raw, doubtful)) {
            Places places = raw.where(failed(raw, column));
            found.add(new Undecodable(column.name(), DataMessages.what(column.type()), places));
        }
        return found;
    }

    private static boolean isDoubtful(RawTable raw, Column column) {
        boolean text = column.type() == Type.TEXT || column.type() == Type.UNKNOWN;
        String stored = raw.stored(column.name());
        return !text && (Decoding.shown(stored) != column.type() || raw.isEndless(column.name()));
    }

    private static List<Column> withFailures(RawTable raw, List<Column> doubtful) {
        if (doubtful.isEmpty()) {
            return List.of();
        }
        List<Long> counts =
                raw.counts(doubtful.stream().map(column -> failed(raw, column)).toList());
        List<Column> failing = new ArrayList<>();
        for (int i = 0; i < doubtful.size(); i++) {
            if (counts.get(i) > 0) {
                failing.add(doubtful.get(i));
            }
        }
        return failing;
    }

    private static String failed(RawTable raw, Column column) {
        return Decoding.failed(column.type(), raw.column(column.name()), raw.stored(column.name()));
    }
}
