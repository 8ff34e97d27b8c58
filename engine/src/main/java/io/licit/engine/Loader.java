package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.SumScales;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a warehouse from the sources: persons first, then what hangs on them. */
final class Loader {
    private static final int[] PLACES = {0, 2, 4, SumScales.MOST_PLACES};
    /** Whole numbers below this are exact in a double, with room for rounding. */
    private static final double EXACT = 4e15;

    private static final double LONG_LIMIT = 1e15;

    private final Database database;
    private final Path workspace;
    private final Catalogue catalogue;
    private final Layout layout;
    private final BadRows badRows;
    private final Diagnostics problems = new Diagnostics();
    private final List<RowFacts> facts = new ArrayList<>();

    private Loader(Database database, Path workspace, Catalogue catalogue, BadRows badRows) {
        this.database = database;
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.layout = new Layout(catalogue);
        this.badRows = badRows;
    }

    /** @throws WarehouseException with everything that is wrong with the data; nothing usable is made then */
    static void load(Database database, Path workspace, Catalogue catalogue, BadRows badRows, Progress progress) {
        new Loader(database, workspace, catalogue, badRows).load(progress);
    }

    private void load(Progress progress) {
        Map<Table, TableSource> sources = sources();
        stopAtProblems();
        int done = 0;
        for (Map.Entry<Table, TableSource> entry : sources.entrySet()) {
            progress.at("loading " + entry.getKey().name(), done++ / (double) sources.size());
            load(entry.getKey(), entry.getValue());
        }
        stopAtProblems();
        if (catalogue.consents().isEmpty()) {
            LedgerLoad.makeEmptyConsents(database);
        }
        if (catalogue.restrictions().isEmpty()) {
            LedgerLoad.makeEmptyRestrictions(database);
        }
        FactsTable.write(database, facts, scales());
        database.run("CHECKPOINT");
        progress.at("loaded", 1);
    }

    private Map<Table, TableSource> sources() {
        List<Table> inOrder = new ArrayList<>();
        catalogue.persons().ifPresent(inOrder::add);
        catalogue.tables().values().stream()
                .filter(table -> !(table.role() instanceof Table.Role.Persons))
                .forEach(inOrder::add);
        Map<Table, TableSource> sources = new LinkedHashMap<>();
        for (Table table : inOrder) {
            TableSource.open(database, workspace, table, problems::add).ifPresent(source -> sources.put(table, source));
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
        List<String> columns = ledger ? LedgerLoad.columns(table, source) : table.columnNames();
        Optional<RawTable> read = read(source, columns);
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
            RowFacts made = make(table, source, raw);
            facts.add(made);
            if (ledger && made.orphans().any()) {
                problems.addAll(new LedgerLoad(database, source, raw).misspelt());
            }
        }
        raw.drop();
    }

    private Optional<RawTable> read(TableSource source, List<String> columns) {
        try {
            return Optional.of(RawTable.read(database, source, columns));
        } catch (WarehouseException failure) {
            if (failure.kind() != WarehouseException.Kind.AUTHOR) {
                throw failure;
            }
            problems.addAll(failure.diagnostics());
            return Optional.empty();
        }
    }

    private RowFacts make(Table table, TableSource source, RawTable raw) {
        Table.Role role = table.role();
        if (role instanceof Table.Role.Persons) {
            return new PersonsLoad(database, raw, layout).load();
        }
        if (role instanceof Table.Role.Consents consents) {
            return new LedgerLoad(database, source, raw).consents(consents);
        }
        if (role instanceof Table.Role.Restrictions restrictions) {
            return new LedgerLoad(database, source, raw).restrictions(restrictions);
        }
        return EventsLoad.load(database, raw, layout);
    }

    private static boolean isLedger(Table table) {
        return table.role() instanceof Table.Role.Consents || table.role() instanceof Table.Role.Restrictions;
    }

    private SumScales scales() {
        Map<String, Integer> scales = new LinkedHashMap<>();
        for (Table table : catalogue.events()) {
            String name = layout.table(table.name());
            List<String> numbers = table.columns().values().stream()
                    .filter(column -> column.type() == Type.NUMBER)
                    .map(Column::name)
                    .map(column -> layout.column(table.name(), column))
                    .toList();
            for (String column : numbers) {
                scales.put(name + "." + column, scale(name, column));
            }
        }
        return new SumScales(scales);
    }

    /** The fewest decimal places that hold every value of a column exactly. */
    private int scale(String table, String column) {
        double largest = database.first(
                        "SELECT COALESCE(max(abs(" + column + ")), 0) FROM " + table, row -> row.getDouble(1))
                .orElse(0.0);
        for (int places : PLACES) {
            if (largest < EXACT / Math.pow(10, places) && holds(table, column, "DECIMAL(18, " + places + ")", column)) {
                return places;
            }
        }
        boolean fits =
                largest < LONG_LIMIT && holds(table, column, "DECIMAL(38, 18)", "CAST(" + column + " AS VARCHAR)");
        return fits ? SumScales.LONG : SumScales.ANY;
    }

    private boolean holds(String table, String column, String type, String from) {
        String lost = "COALESCE(CAST(TRY_CAST(" + from + " AS " + type + ") AS DOUBLE) <> " + column + ", true)";
        return database.rows(
                        "SELECT 1 FROM " + table + " WHERE " + column + " IS NOT NULL AND " + lost + " LIMIT 1",
                        row -> row.getInt(1))
                .isEmpty();
    }
}
