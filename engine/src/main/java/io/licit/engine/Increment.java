package io.licit.engine;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.engine.RowFacts.Places;
import io.licit.engine.SourceState.Mark;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.Sql;
import io.licit.engine.sql.SumScales;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Makes a copy of a warehouse into the warehouse of the sources as they are, by reading what has come or changed alone.
 * Afterwards it holds what a whole load would make, but for the order of the persons' numbers. Wherever that is not
 * certain it gives up, and the sources are loaded whole.
 */
final class Increment {
    private final Database database;
    private final Layout layout;
    private final Servers servers;
    private final Path workspace;
    private final Map<String, RowFacts> facts;
    private final Map<String, RoaringBitmap> touched = new TreeMap<>();
    private final long personsBefore;
    private boolean hasNewPersons;

    /** Only a whole load will do. */
    private static final class Doubt extends Exception {
        Doubt(String why) {
            super(why, null, false, false);
        }
    }

    private Increment(Database database, Path workspace, Layout layout, Servers servers) {
        this.database = database;
        this.workspace = workspace;
        this.layout = layout;
        this.servers = servers;
        this.facts = FactsTable.read(database);
        this.personsBefore = persons();
    }

    /**
     * Changes the copy.
     *
     * @param copy of the warehouse, which is of no use any more where nothing comes back
     * @param oldPrepared the folder of what was prepared for the warehouse itself
     * @return what was changed; empty where the sources are to be loaded whole
     */
    static Optional<Delta> apply(
            Database copy,
            Path workspace,
            Catalogue catalogue,
            Servers servers,
            Fingerprint now,
            Path oldPrepared,
            Progress progress) {
        try {
            Origins before = Origins.read(copy);
            Optional<Map<Table, Change>> changes = Change.between(before.print(), now, catalogue);
            if (changes.isEmpty()) {
                return Optional.empty();
            }
            Increment increment = new Increment(copy, workspace, new Layout(catalogue), servers);
            increment.all(catalogue, changes.get(), before.stored(), progress);
            new Origins(now, before.stored()).write(copy);
            copy.run("CHECKPOINT");
            return Optional.of(increment.delta(oldPrepared));
        } catch (Doubt doubt) {
            return Optional.empty();
        } catch (WarehouseException failure) {
            if (failure.kind() == WarehouseException.Kind.ENVIRONMENT) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    private void all(Catalogue catalogue, Map<Table, Change> changes, Map<String, String> stored, Progress progress)
            throws Doubt {
        List<Table> changed = new ArrayList<>();
        catalogue.persons().ifPresent(changed::add);
        catalogue.tables().values().stream()
                .filter(table -> !(table.role() instanceof Table.Role.Persons))
                .forEach(changed::add);
        changed.removeIf(table -> changes.get(table) instanceof Change.None);
        int done = 0;
        for (Table table : changed) {
            progress.at(Said.of("loading what changed in {}", table.name()), done++ / (double) changed.size());
            TableSource source = source(table);
            require(Origins.stored(source).equals(stored.get(table.name())), "a column's type changed");
            Change change = changes.get(table);
            if (change instanceof Change.Since since && source instanceof ServerTable server) {
                since(server, since);
            } else if (change instanceof Change.Added added && source instanceof FileTable files) {
                added(files, added);
            } else {
                throw new Doubt("another kind of source");
            }
        }
        require(
                !hasNewPersons
                        || facts.values().stream().noneMatch(of -> of.orphans().any()),
                "orphans may be found");
        FactsTable.write(database, List.copyOf(facts.values()), scales(changed));
        progress.at(Said.of("loaded"), 1);
    }

    private TableSource source(Table table) throws Doubt {
        Diagnostics problems = new Diagnostics();
        Optional<TableSource> source = TableSource.open(database, workspace, table, servers, problems::add);
        require(source.isPresent() && !problems.hasErrors(), "the source has another form");
        return source.orElseThrow(() -> new Doubt("no source"));
    }

    private void since(ServerTable source, Change.Since since) throws Doubt {
        Table table = source.table();
        requireSound(before(table));
        RawTable raw = RawTable.since(database, source, since.from());
        RowFacts read;
        if (table.role() instanceof Table.Role.Persons) {
            read = persons(raw);
        } else {
            String name = name(table);
            String gone = " WHERE " + RawTable.WATERMARK + " >= " + local(source, since.from());
            touch(table, "SELECT DISTINCT n FROM " + name + gone);
            database.run("DELETE FROM " + name + gone);
            read = append(raw, table);
        }
        requireSound(read);
        raw.drop();
        requireSame(name(table), source, since);
        facts.put(
                table.name(), new RowFacts(table.name(), since.now().rows(), Places.none(), Places.none(), List.of()));
    }

    private RowFacts persons(RawTable raw) throws Doubt {
        PersonsLoad load = new PersonsLoad(database, raw, layout);
        require(load.problems().isEmpty(), "persons can't be told apart");
        RowFacts read = load.amend();
        touch(raw.table(), "SELECT n FROM " + PersonsLoad.NUMBERED);
        hasNewPersons = persons() > personsBefore;
        return read;
    }

    private void added(FileTable source, Change.Added added) throws Doubt {
        Table table = source.table();
        List<String> paths = SourceFiles.find(workspace, table, problem -> {}).stream()
                .flatMap(files -> files.files().stream())
                .map(file -> file.toAbsolutePath().normalize().toString())
                .toList();
        require(paths.size() == source.files().files().size(), "the files have changed again");
        RawTable raw = RawTable.read(database, source.only(file -> added.paths().contains(paths.get(file))));
        RowFacts read = append(raw, table);
        require(!raw.bad().any(), "rows of the wrong shape");
        boolean ledger = Loader.isLedger(table);
        require(
                !ledger
                        || !read.orphans().any()
                        || new LedgerLoad(database, raw).misspelt().isEmpty(),
                "a key is written otherwise");
        raw.drop();
        RowFacts before = before(table);
        boolean plain = isSound(before) && isSound(read);
        boolean last = paths.stream().skip(paths.size() - added.paths().size()).allMatch(added.paths()::contains);
        require(plain || last, "places would be told in another order");
        facts.put(table.name(), before.and(read));
    }

    /** Puts rows of events or of a ledger to those that are there. */
    private RowFacts append(RawTable raw, Table table) {
        String key = Loader.isLedger(table) ? new LedgerLoad(database, raw).key() : EventsLoad.key(raw);
        touch(table, "SELECT DISTINCT p.n FROM " + RawTable.NAME + " JOIN " + Layout.PERSONS + " p ON p.id = " + key);
        return Loader.isLedger(table)
                ? new LedgerLoad(database, raw).append()
                : EventsLoad.append(database, raw, layout);
    }

    private void touch(Table table, String query) {
        RoaringBitmap persons = touched.computeIfAbsent(table.name(), name -> new RoaringBitmap());
        database.each(query, row -> persons.add(row.getInt(1)));
    }

    /**
     * Whether the rows are those of the server, as far as their number and the sum of their watermarks can tell: rows that
     * went, and rows that came or were dated before the overlap, show.
     */
    private void requireSame(String name, ServerTable source, Change.Since since) throws Doubt {
        Mark mark = since.now().mark().orElseThrow(() -> new Doubt("no watermark"));
        String sum = isWhole(source)
                ? "sum(CAST(" + RawTable.WATERMARK + " AS HUGEINT))"
                : "sum(CAST(epoch_us(" + RawTable.WATERMARK + ") - epoch_us(TIMESTAMP '2000-01-01') AS HUGEINT))";
        List<String> here = database.rows(
                "SELECT count(*) || ' ' || COALESCE(CAST(" + sum + " AS VARCHAR), '0') FROM " + name,
                row -> row.getString(1));
        String[] parts = here.get(0).split(" ", 2);
        require(Long.parseLong(parts[0]) == since.now().rows(), "rows have gone, or came late");
        require(new BigDecimal(parts[1]).compareTo(new BigDecimal(mark.sum())) == 0, "rows have moved");
    }

    private static String local(ServerTable source, String from) {
        return isWhole(source) ? "CAST(" + from + " AS HUGEINT)" : "CAST(" + Sql.text(from) + " AS TIMESTAMP)";
    }

    private static boolean isWhole(ServerTable source) {
        return source.watermark().filter(mark -> source.column(mark).isWhole()).isPresent();
    }

    private String name(Table table) {
        return Loader.isLedger(table) ? LedgerLoad.name(table) : layout.table(table.name());
    }

    private SumScales scales(List<Table> changed) {
        Map<String, Integer> scales =
                new LinkedHashMap<>(FactsTable.scales(database).scales());
        List<Table> events = changed.stream()
                .filter(table -> table.role() instanceof Table.Role.Events)
                .toList();
        scales.putAll(Scales.of(database, layout, events).scales());
        return new SumScales(scales);
    }

    private long persons() {
        return database.number("SELECT count(*) FROM " + Layout.PERSONS);
    }

    private Delta delta(Path oldPrepared) {
        RoaringBitmap changed = new RoaringBitmap();
        touched.values().forEach(changed::or);
        return new Delta(oldPrepared, changed, touched, personsBefore, persons());
    }

    private RowFacts before(Table table) throws Doubt {
        RowFacts before = facts.get(table.name());
        if (before == null) {
            throw new Doubt("nothing is known of the load");
        }
        return before;
    }

    private static boolean isSound(RowFacts of) {
        return !of.badRows().any() && !of.orphans().any() && of.undecodable().isEmpty();
    }

    private static void requireSound(RowFacts of) throws Doubt {
        require(isSound(of), "rows that can't be read or have no person");
    }

    private static void require(boolean certain, String otherwise) throws Doubt {
        if (!certain) {
            throw new Doubt(otherwise);
        }
    }
}
