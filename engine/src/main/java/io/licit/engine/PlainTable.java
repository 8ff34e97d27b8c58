package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of persons that belongs to no workspace: one row a person, told apart by their number. */
public final class PlainTable {
    private static final String NAME = "data";

    private PlainTable() {}

    /**
     * The catalogue of a file, with the types that its data shows and no labels.
     *
     * @param shown the file as the person named it, for messages
     * @throws WarehouseException of kind author, with diagnostics, where the file can't be read
     */
    public static Catalogue describe(Path file, String shown) {
        Span span = new SourceFile(shown, "").start();
        Table bare = table(file, Map.of(), span);
        Diagnostics problems = new Diagnostics();
        Map<String, Column> columns = new LinkedHashMap<>();
        try (Database database = Database.inMemory()) {
            Tuning.reading(database);
            FileTable.open(database, folder(file), bare, problems::add)
                    .ifPresent(source ->
                            source.stored().keySet().forEach(name -> columns.put(name, column(name, span))));
        }
        if (problems.hasErrors()) {
            throw WarehouseException.author(problems.sorted());
        }
        Catalogue catalogue = new Catalogue(Map.of(NAME, table(file, columns, span)));
        Described described = Warehouse.describe(folder(file), catalogue);
        if (!described.problems().isEmpty()) {
            throw WarehouseException.author(described.problems());
        }
        Catalogue typed = catalogue.withTypes(table -> described.of(table.name()));
        Map<String, Column> known = typed.persons().map(Table::columns).orElse(Map.of());
        return new Catalogue(Map.of(NAME, table(file, known, span)));
    }

    private static Path folder(Path file) {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
    }

    private static Table table(Path file, Map<String, Column> columns, Span span) {
        return new Table(
                NAME,
                new Table.Source.Files(file.toAbsolutePath().normalize().toString(), span),
                new Table.Role.Persons(
                        Table.Role.Persons.NUMBERED,
                        Optional.empty(),
                        Optional.empty(),
                        of(columns, "birth_date", Type.DATE),
                        of(columns, "age", Type.NUMBER),
                        Optional.empty(),
                        Optional.empty()),
                columns,
                span);
    }

    /** A column of that name, where it holds what the condition language takes the name for. */
    private static Optional<String> of(Map<String, Column> columns, String name, Type type) {
        return Optional.ofNullable(columns.get(name))
                .filter(column -> column.type() == type)
                .map(Column::name);
    }

    private static Column column(String name, Span span) {
        return new Column(
                name,
                Type.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                span);
    }
}
