package io.licit.engine;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table's rows where they are, with what is known of its columns before any row is read. */
sealed interface TableSource permits FileTable, ServerTable {
    /**
     * Looks at a table's source; what is wrong goes to {@code problems}, and then there is nothing.
     *
     * @throws WarehouseException of kind environment, with a diagnostic, where a server can't be reached
     */
    static Optional<TableSource> open(
            Database database, Path workspace, Table table, Servers servers, Consumer<Diagnostic> problems) {
        return table.source() instanceof Table.Source.Jdbc source
                ? ServerTable.open(servers, table, source, problems).map(found -> found)
                : FileTable.open(database, workspace, table, problems).map(found -> found);
    }

    Table table();

    /** The type that DuckDB stores every column of the source in. */
    Map<String, String> stored();

    default boolean has(String column) {
        return stored().containsKey(column);
    }

    /** The column that rises with every row that is added or changed, where the source has one. */
    default Optional<String> watermark() {
        return table().source() instanceof Table.Source.Jdbc jdbc
                ? jdbc.watermark().map(Table.Watermark::column)
                : Optional.empty();
    }

    /** The columns of the data that a load reads. */
    default List<String> read() {
        boolean ledger =
                table().role() instanceof Table.Role.Consents || table().role() instanceof Table.Role.Restrictions;
        Set<String> columns = new LinkedHashSet<>(ledger ? LedgerLoad.columns(table(), this) : table().columnNames());
        watermark().ifPresent(columns::add);
        return List.copyOf(columns);
    }

    /** Reads columns of all rows into {@link RawTable#NAME}, which is there and empty. */
    RawRows fill(Database database, List<String> columns);

    /**
     * Asks a question of the rows where they are, of each file or of the server.
     *
     * @param query of an expression for the rows, whose columns are called {@code f0}, {@code f1} …
     */
    void each(
            Database database,
            List<String> columns,
            BadRows badRows,
            UnaryOperator<String> query,
            Database.RowVisit visit);

    static String names(int columns) {
        return IntStream.range(0, columns).mapToObj(i -> "f" + i).collect(Collectors.joining(", "));
    }

    static void reportLacking(
            Table table, Set<String> present, String place, Set<String> lacking, Consumer<Diagnostic> problems) {
        for (Column column : table.columns().values()) {
            if (!present.contains(column.name()) && lacking.add(column.name())) {
                problems.accept(DataMessages.noColumn(table, column, present, place));
            }
        }
    }
}
