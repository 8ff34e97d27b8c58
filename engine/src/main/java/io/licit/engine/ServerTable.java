package io.licit.engine;

import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Table.Watermark;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.engine.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table, view or the like of a PostgreSQL server.
 *
 * @param name quoted, with its schema where one is stated
 * @param columns all that it has, by name, in its order
 */
record ServerTable(Table table, Table.Source.Jdbc source, Server server, String name, Map<String, ServerColumn> columns)
        implements TableSource {
    private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")+)\"(?:\\.|$)|([^.\"]+)(?:\\.|$)");

    /** Domains are what lies under them. */
    private static final String COLUMNS = "WITH RECURSIVE held AS (SELECT a.attnum, a.attname, a.atttypid AS type,"
            + " has_column_privilege(a.attrelid, a.attnum, 'SELECT') AS readable"
            + " FROM pg_attribute a WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped"
            + " UNION ALL SELECT h.attnum, h.attname, t.typbasetype, h.readable FROM held h JOIN pg_type t ON t.oid = h.type"
            + " WHERE t.typtype = 'd') SELECT h.attname, t.typname, h.readable FROM held h JOIN pg_type t ON t.oid = h.type"
            + " WHERE t.typtype <> 'd' ORDER BY h.attnum";

    private static final String TABLES = "SELECT table_schema || '.' || table_name FROM information_schema.tables"
            + " WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1 LIMIT 1000";

    /** Looks at a table's columns; what is wrong goes to {@code problems}, and then there is nothing. */
    static Optional<ServerTable> open(
            Servers servers, Table table, Table.Source.Jdbc source, Consumer<Diagnostic> problems) {
        if (!ServerAddress.isPostgres(source.url())) {
            problems.accept(ServerMessages.otherKind(table));
            return Optional.empty();
        }
        if (ServerAddress.hasUserBeforeHost(source.url())) {
            problems.accept(ServerMessages.userBeforeHost(table));
            return Optional.empty();
        }
        Server server = servers.of(table, source);
        try {
            ServerTable found = new ServerTable(table, source, server, quoted(source.table()), new LinkedHashMap<>());
            server.each(
                    COLUMNS,
                    List.of(found.name),
                    row -> found.columns.put(
                            row.getString(1), new ServerColumn(row.getString(1), row.getString(2), row.getBoolean(3))));
            return found.columns.isEmpty() ? missing(found, problems) : sound(found, problems);
        } catch (SQLException failure) {
            WarehouseException said = ServerMessages.failed(table, source, server.address(), failure);
            if (said.kind() != WarehouseException.Kind.AUTHOR) {
                throw said;
            }
            said.diagnostics().forEach(problems);
            return Optional.empty();
        }
    }

    private static Optional<ServerTable> missing(ServerTable table, Consumer<Diagnostic> problems) throws SQLException {
        List<String> there = new ArrayList<>();
        table.server.each(TABLES, List.of(), row -> there.add(row.getString(1)));
        problems.accept(ServerMessages.missing(table.table, table.source, table.server.address(), there));
        return Optional.empty();
    }

    private static Optional<ServerTable> sound(ServerTable found, Consumer<Diagnostic> problems) {
        Set<String> lacking = new HashSet<>();
        Set<String> present = found.columns.keySet();
        String shown = "`" + found.source.table() + "`";
        TableSource.reportLacking(found.table, present, shown, lacking, problems);
        List<Diagnostic> doubtful =
                new ArrayList<>(Doubtful.columns(found.table, List.of(shown), List.of(), List.of(present)));
        found.source.watermark().ifPresent(mark -> found.watermark(mark, doubtful::add));
        if (lacking.isEmpty() && doubtful.isEmpty() && !found.isReadable()) {
            doubtful.add(ServerMessages.mayNotRead(found.table, found.source));
        }
        doubtful.forEach(problems);
        return lacking.isEmpty() && doubtful.isEmpty() ? Optional.of(found) : Optional.empty();
    }

    private boolean isReadable() {
        return read().stream().allMatch(column -> column(column).readable());
    }

    private void watermark(Watermark mark, Consumer<Diagnostic> problems) {
        ServerColumn column = columns.get(mark.column());
        if (column == null) {
            problems.accept(ServerMessages.noWatermark(table, mark, columns.keySet()));
        } else if (!column.isTime() && !column.isWhole()) {
            problems.accept(ServerMessages.unfitWatermark(table, mark));
        }
    }

    /** {@code crm.customers} as the server takes it, down to case; parts may stand in quotes. */
    private static String quoted(String name) {
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(name);
        while (part.find()) {
            parts.add(part.group(1) == null ? part.group(2) : part.group(1).replace("\"\"", "\""));
        }
        return (parts.isEmpty() ? List.of(name) : parts).stream().map(Sql::name).collect(Collectors.joining("."));
    }

    @Override
    public Map<String, String> stored() {
        Map<String, String> stored = new LinkedHashMap<>();
        columns.forEach((column, held) -> stored.put(column, held.stored()));
        return stored;
    }

    /** The types that the server states. */
    Map<String, Type> shown() {
        Map<String, Type> shown = new LinkedHashMap<>();
        columns.forEach((column, held) -> shown.put(column, held.shown()));
        return shown;
    }

    @Override
    public RawRows fill(Database database, List<String> read) {
        return ServerRows.read(database, this, read, "");
    }

    /** Reads columns of the rows at or after a watermark. */
    RawRows fillSince(Database database, List<String> read, String from) {
        String where = source.watermark()
                .map(mark -> ServerState.after(column(mark.column()), from))
                .orElseThrow(() -> new IllegalStateException("no watermark: " + name));
        return ServerRows.read(database, this, read, where);
    }

    /** Columns of rows as the warehouse reads them, as a query of the server. */
    String select(List<String> read) {
        return "SELECT "
                + read.stream().map(column -> column(column).expression()).collect(Collectors.joining(", "))
                + " FROM " + name;
    }

    ServerColumn column(String column) {
        ServerColumn held = columns.get(column);
        if (held == null) {
            throw new IllegalArgumentException("no column " + column + " in " + name);
        }
        return held;
    }

    @Override
    public void each(
            Database database,
            List<String> read,
            BadRows badRows,
            UnaryOperator<String> query,
            Database.RowVisit visit) {
        each(query.apply("(" + select(read) + ") AS t(" + TableSource.names(read.size()) + ")"), visit);
    }

    /** Asks the server. */
    void each(String sql, Database.RowVisit visit) {
        try {
            server.each(sql, List.of(), visit);
        } catch (SQLException failure) {
            throw failed(failure);
        }
    }

    WarehouseException failed(SQLException failure) {
        return ServerMessages.failed(table, source, server.address(), failure);
    }
}
