package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.engine.sql.Layout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a warehouse from the sources: persons first, then what hangs on them. */
final class Loader {
    private final Database database;
    private final Path workspace;
    private final Servers servers;
    private final Fingerprint print;
    private final Catalogue catalogue;
    private final Layout layout;
    private final BadRows badRows;
    private final Diagnostics problems = new Diagnostics();
    private final List<RowFacts> facts = new ArrayList<>();

    private Loader(
            Database database,
            Path workspace,
            Catalogue catalogue,
            BadRows badRows,
            Servers servers,
            Fingerprint print) {
        this.print = print;
        this.servers = servers;
        this.database = database;
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.layout = new Layout(catalogue);
        this.badRows = badRows;
    }

    /** @throws WarehouseException with everything that is wrong with the data; nothing usable is made then */
    static void load(
            Database database,
            Path workspace,
            Catalogue catalogue,
            BadRows badRows,
            Servers servers,
            Fingerprint print,
            Progress progress) {
        new Loader(database, workspace, catalogue, badRows, servers, print).load(progress);
    }

    private void load(Progress progress) {
        Map<Table, TableSource> sources = sources();
        stopAtProblems();
        int done = 0;
        for (Map.Entry<Table, TableSource> entry : sources.entrySet()) {
            progress.at(Said.of("loading {}", entry.getKey().name()), done++ / (double) sources.size());
            load(entry.getKey(), entry.getValue());
        }
        stopAtProblems();
        if (catalogue.consents().isEmpty()) {
            LedgerLoad.makeEmptyConsents(database);
        }
        if (catalogue.restrictions().isEmpty()) {
            LedgerLoad.makeEmptyRestrictions(database);
        }
        FactsTable.write(database, facts, Scales.of(database, layout, catalogue.events()));
        new Origins(print, Origins.stored(sources)).write(database);
        database.run("CHECKPOINT");
        progress.at(Said.of("loaded"), 1);
    }

    private Map<Table, TableSource> sources() {
        List<Table> inOrder = new ArrayList<>();
        catalogue.persons().ifPresent(inOrder::add);
        catalogue.tables().values().stream()
                .filter(table -> !(table.role() instanceof Table.Role.Persons))
                .forEach(inOrder::add);
        Map<Table, TableSource> sources = new LinkedHashMap<>();
        for (Table table : inOrder) {
            TableSource.open(database, workspace, table, servers, problems::add)
                    .ifPresent(source -> sources.put(table, source));
        }
        return sources;
    }

    private void stopAtProblems() {
        if (problems.hasErrors()) {
            throw WarehouseException.author(problems.sorted());
        }
    }

    /** After a problem with one table the others are still looked at, so that one run tells all. */
    private void load(Table table, TableSource source) {
        boolean ledger = isLedger(table);
        Optional<RawTable> read = read(source);
        if (read.isEmpty()) {
            return;
        }
        RawTable raw = read.get();
        if (raw.bad().any() && (ledger || badRows == BadRows.STOP)) {
            problems.add(DataMessages.badRows(table, raw.bad(), ledger));
        }
        if (table.role() instanceof Table.Role.Persons) {
            problems.addAll(new PersonsLoad(database, raw, layout).problems());
        }
        if (!problems.hasErrors()) {
            RowFacts made = make(table, raw);
            facts.add(made);
            if (ledger && made.orphans().any()) {
                problems.addAll(new LedgerLoad(database, raw).misspelt());
            }
        }
        raw.drop();
    }

    private Optional<RawTable> read(TableSource source) {
        try {
            return Optional.of(RawTable.read(database, source));
        } catch (WarehouseException failure) {
            if (failure.kind() != WarehouseException.Kind.AUTHOR) {
                throw failure;
            }
            problems.addAll(failure.diagnostics());
            return Optional.empty();
        }
    }

    private RowFacts make(Table table, RawTable raw) {
        Table.Role role = table.role();
        if (role instanceof Table.Role.Persons) {
            return new PersonsLoad(database, raw, layout).load();
        }
        if (isLedger(table)) {
            return new LedgerLoad(database, raw).load();
        }
        return EventsLoad.load(database, raw, layout);
    }

    static boolean isLedger(Table table) {
        return table.role() instanceof Table.Role.Consents || table.role() instanceof Table.Role.Restrictions;
    }
}
