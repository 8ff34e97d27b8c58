package io.licit.core.workspace;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.source.SourceFile;
import io.licit.core.source.Span;
import io.licit.core.yaml.MappingReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code catalogue/*.yaml} and holds the tables against each other. */
final class CatalogueReader {
    private final Diagnostics diagnostics;
    private final List<Table> tables = new ArrayList<>();
    private boolean failed;

    private CatalogueReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * The catalogue; empty where any table holds a mistake, which is reported.
     *
     * @param settings where a message about the catalogue as a whole stands
     */
    static Optional<Catalogue> read(List<SourceFile> files, Span settings, Diagnostics diagnostics) {
        CatalogueReader reader = new CatalogueReader(diagnostics);
        files.forEach(reader::file);
        return reader.catalogue(settings);
    }

    private void file(SourceFile file) {
        Optional<MappingReader> reader = MappingReader.open(file, diagnostics);
        if (reader.isPresent() && Strays.isStray(file, reader.get(), "table", diagnostics)) {
            return;
        }
        Optional<Table> table = reader.flatMap(TableReader::read);
        table.ifPresent(this::add);
        failed |= table.isEmpty();
    }

    private void add(Table table) {
        tables.add(table);
        table.columns().values().stream()
                .filter(column -> column.category().isEmpty())
                .forEach(column -> diagnostics.add(WorkspaceMessages.noLabel(table, column)));
    }

    private Optional<Catalogue> catalogue(Span settings) {
        Map<String, Table> byName = new TreeMap<>();
        for (Table table : tables) {
            Table first = byName.putIfAbsent(table.name(), table);
            if (first != null) {
                report(WorkspaceMessages.twice("table", table.name(), table.span(), first.span()));
            }
        }
        Catalogue catalogue = new Catalogue(byName);
        if (!failed) {
            roles(catalogue, settings);
            Diagnostics lineage = new Diagnostics();
            DerivedFrom.check(catalogue, lineage);
            lineage.sorted().forEach(this::report);
        }
        return failed ? Optional.empty() : Optional.of(catalogue);
    }

    private void roles(Catalogue catalogue, Span settings) {
        List<Table> persons = with(catalogue, Table.Role.Persons.class);
        if (persons.isEmpty()) {
            report(WorkspaceMessages.noPersons(settings));
        }
        persons.stream().skip(1).forEach(table -> report(WorkspaceMessages.secondPersons(table, persons.get(0))));
        for (Class<? extends Table.Role> ledger : List.of(Table.Role.Consents.class, Table.Role.Restrictions.class)) {
            List<Table> ledgers = with(catalogue, ledger);
            ledgers.stream().skip(1).forEach(table -> report(WorkspaceMessages.secondLedger(table, ledgers.get(0))));
        }
    }

    private static List<Table> with(Catalogue catalogue, Class<? extends Table.Role> role) {
        return catalogue.tables().values().stream()
                .filter(table -> role.isInstance(table.role()))
                .toList();
    }

    private void report(Diagnostic diagnostic) {
        failed = true;
        diagnostics.add(diagnostic);
    }
}
