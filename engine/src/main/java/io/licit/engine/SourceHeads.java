package io.licit.engine;

import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.engine.sql.Sql;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The files of a table with the columns that they have, for an engine that reads them itself.
 *
 * @param columns all of them; a column of the catalogue, or a ledger's field, is in every file or in none
 */
public record SourceHeads(SourceFiles.Kind kind, List<Path> files, Set<String> columns) {
    /** Looks at a table's files; what is wrong goes to {@code problems}, and then there is nothing. */
    public static Optional<SourceHeads> of(Path workspace, Table table, Consumer<Diagnostic> problems) {
        try (Database database = reading()) {
            return FileTable.open(database, workspace, table, problems)
                    .map(source -> new SourceHeads(
                            source.files().kind(),
                            source.files().files(),
                            source.stored().keySet()));
        }
    }

    /**
     * Writes a table's CSV files into one of Parquet, every value that a load reads the text that it was: no other program takes CSV apart.
     *
     * @throws WarehouseException of kind author where a row has the wrong shape
     */
    public static void texts(Path workspace, Table table, Path target, Consumer<Diagnostic> problems) {
        try (Database database = reading()) {
            Optional<FileTable> source = FileTable.open(database, workspace, table, problems);
            if (source.isEmpty()) {
                return;
            }
            RawTable raw = RawTable.read(database, source.get());
            if (raw.bad().any()) {
                problems.accept(DataMessages.badRows(table, raw.bad(), !(table.role() instanceof Table.Role.Events)));
                return;
            }
            String list = source.get().read().stream()
                    .map(name -> raw.column(name) + " AS " + Sql.name(name))
                    .collect(Collectors.joining(", "));
            database.run("COPY (SELECT " + list + " FROM " + RawTable.NAME + ") TO " + Sql.text(target.toString())
                    + " (FORMAT parquet)");
        }
    }

    private static Database reading() {
        Database database = Database.inMemory();
        Tuning.reading(database);
        return database;
    }
}
