package io.licit.engine;

import io.licit.core.catalogue.Table.Watermark;
import io.licit.engine.SourceState.Mark;
import io.licit.engine.sql.Sql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks a server what a table's state is, without reading its rows over the network. */
final class ServerState {
    private static final String DAY_ONE = "timestamp '2000-01-01'";

    private final ServerTable table;
    private final List<String> columns;

    private ServerState(ServerTable table, List<String> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    /** @param columns those that a load reads; what happens in others does not matter */
    static SourceState.OfServer of(ServerTable table, List<String> columns) {
        return new ServerState(table, columns).state();
    }

    private SourceState.OfServer state() {
        Optional<Marks> marks = table.source().watermark().map(this::marks);
        Optional<Mark> mark = marks.flatMap(Marks::mark);
        String where = mark.flatMap(known -> table.source().watermark().map(column -> after(column, known.from())))
                .map(rows -> " WHERE " + rows)
                .orElse("");
        String row = columns.stream()
                .map(column -> table.column(column).expression())
                .collect(Collectors.joining(", "));
        List<String> content = new ArrayList<>();
        table.each(
                "SELECT count(*), COALESCE(sum(hashtextextended(CAST(ROW(" + row + ") AS text), 0)), 0) FROM "
                        + table.name() + where,
                found -> content.addAll(List.of(found.getString(1), found.getString(2))));
        String typed = columns.stream()
                .map(column -> column + ":" + table.column(column).type())
                .collect(Collectors.collectingAndThen(Collectors.toList(), SourceState::line));
        String asked = SourceState.line(
                List.of(table.server().address().url(), table.server().address().user(), table.name()));
        long rows = marks.filter(all -> mark.isPresent()).map(Marks::rows).orElse(Long.parseLong(content.get(0)));
        return new SourceState.OfServer(asked, typed, rows, String.join(" ", content), mark);
    }

    /** @param mark empty where a row has no watermark, or there is no row */
    private record Marks(long rows, Optional<Mark> mark) {}

    private Marks marks(Watermark watermark) {
        ServerColumn column = table.column(watermark.column());
        String mark = column.expression();
        boolean time = column.isTime();
        String known = time ? "isfinite(" + mark + ")" : mark + " IS NOT NULL";
        String last = "max(" + mark + ") FILTER (WHERE " + known + ")";
        String from = time
                ? last + " - interval '" + watermark.overlap().toSeconds() + " seconds'"
                : "CAST(" + last + " AS numeric) - " + watermark.behind();
        String sum = time
                // Whole microseconds: the sum of so many intervals would not fit into one.
                ? "sum(CAST(extract(epoch FROM " + mark + " - " + DAY_ONE + ") * 1000000 AS bigint)) FILTER (WHERE "
                        + known + ")"
                : "sum(" + mark + ")";
        List<Marks> found = new ArrayList<>();
        table.each(
                "SELECT count(*), count(*) FILTER (WHERE " + known + "), CAST(" + last + " AS text), CAST(" + from
                        + " AS text), CAST(" + sum + " AS text) FROM " + table.name(),
                row -> {
                    long rows = row.getLong(1);
                    boolean whole = rows > 0 && rows == row.getLong(2);
                    found.add(new Marks(
                            rows,
                            whole
                                    ? Optional.of(new Mark(row.getString(3), row.getString(4), plain(row.getString(5))))
                                    : Optional.empty()));
                });
        return found.get(0);
    }

    private static String plain(String number) {
        BigDecimal exact = new BigDecimal(number).stripTrailingZeros();
        return exact.toPlainString();
    }

    /** The rows at or after a watermark, as the server is asked. */
    private String after(Watermark watermark, String from) {
        return after(table.column(watermark.column()), from);
    }

    static String after(ServerColumn column, String from) {
        return column.isTime()
                ? bare(column) + " >= CAST(" + Sql.text(from) + " AS timestamp)" + zone(column)
                : Sql.name(column.name()) + " >= " + new BigDecimal(from).toPlainString();
    }

    /** The column as it is, so that an index on it is of use. */
    private static String bare(ServerColumn column) {
        return Sql.name(column.name());
    }

    private static String zone(ServerColumn column) {
        return column.type().equals("timestamptz") ? " AT TIME ZONE 'UTC'" : "";
    }
}
