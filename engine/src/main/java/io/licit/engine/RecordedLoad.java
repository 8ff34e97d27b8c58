package io.licit.engine;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.engine.Recorded.Changes;
import io.licit.engine.Recorded.Mark;
import io.licit.engine.sql.GateSql;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.LedgerWords;
import io.licit.engine.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.roaringbitmap.RoaringBitmap;

/**
 * Puts what is recorded beside the ledgers of a warehouse: all of it into the memory of the connection's database, or what
 * is recorded of some persons into temporary tables. A connection that is {@link #cover}ed then has a view of each ledger
 * with that in it, which stands before the warehouse's table of the same name.
 */
final class RecordedLoad implements Recorded.Listener, AutoCloseable {
    /** Where everything is put, for all connections. */
    static final String MEMORY = "memory";
    /** Where some persons' is put, for one connection. */
    static final String TEMPORARY = "temp";

    private static final String CONSENTS = "told_consents";
    private static final String RESTRICTIONS = "told_restrictions";
    private static final String ERASED = "told_erased";
    private static final String NAMED = "told_persons";
    private static final String FURTHER = "told_further";
    private static final String KNOWN = "known_persons";
    private static final String FOUND = "found_";
    private static final String CONSENT_COLUMNS = "person VARCHAR, purposes INTEGER, channels INTEGER, status INTEGER,"
            + " moment TIMESTAMP, expires TIMESTAMP, method INTEGER, explicit BOOLEAN, product VARCHAR";
    private static final String RESTRICTION_COLUMNS = "person VARCHAR, kind INTEGER, moment TIMESTAMP, until TIMESTAMP";
    /** Of more persons, everything is told. */
    private static final long MOST_NAMED = 50_000;

    private final Database database;
    private final String where;
    private final Map<String, Integer> purposes = new HashMap<>();
    private final Map<String, Integer> channels = new HashMap<>();
    private final boolean products;
    private Recorded.Erased gone = Recorded.Erased.NOBODY;
    private Instant lastRefusal;
    private Instant lastRecorded;
    private final Set<Instant> yetToCome;
    private final DuckDBAppender consents;
    private final DuckDBAppender restrictions;

    private RecordedLoad(Database database, String where, Refusals before) {
        this.database = database;
        this.where = where;
        this.lastRefusal = before.last();
        this.lastRecorded = before.lastRecorded();
        this.yetToCome = new TreeSet<>(before.yetToCome());
        this.products = LedgerLoad.tellsProducts(database);
        make(CONSENTS, CONSENT_COLUMNS);
        make(RESTRICTIONS, RESTRICTION_COLUMNS);
        this.consents = database.appender(where, CONSENTS);
        this.restrictions = database.appender(where, RESTRICTIONS);
    }

    private void make(String table, String columns) {
        database.run(create() + in(table) + " (" + columns + ")");
    }

    /**
     * When refusals and restrictions were that a load was told of.
     *
     * @param lastRecorded when the last of all that is recorded was; long past where nothing is
     * @param last the latest moment of one, those yet to come apart
     * @param yetToCome moments after the last of all was recorded
     */
    record Refusals(Instant lastRecorded, Instant last, Set<Instant> yetToCome) {
        static final Refusals NONE = new Refusals(Instant.MIN, Instant.MIN, Set.of());

        Refusals {
            yetToCome = Set.copyOf(yetToCome);
        }
    }

    /**
     * What was loaded.
     *
     * @param mark how far the ledger was told
     */
    record Loaded(Mark mark, Refusals refusals) {
        static final Loaded NOTHING = new Loaded(Mark.NONE, Refusals.NONE);

        /**
         * How far an answer as of an instant has heeded the ledger: where a refusal is of a later moment than is asked
         * about, as when somebody's clock is ahead or she refused while the command began, the gate has not seen it, and
         * the answer counts as one that heeded nothing.
         */
        Mark heeded(Instant asOf) {
            return refusals.last().isAfter(asOf) ? new Mark(mark.ledger(), 0) : mark;
        }
    }

    /**
     * What was loaded of some persons.
     *
     * @param changed of whom anything was recorded since
     */
    record Some(Loaded loaded, RoaringBitmap changed) {}

    /** Loads it all as of one moment, and says which. Nothing recorded costs nothing, and there is nothing to cover then. */
    static Loaded everything(Database database, Recorded recorded) {
        if (recorded.mark().version() == 0) {
            return Loaded.NOTHING;
        }
        try (RecordedLoad load = new RecordedLoad(database, MEMORY, Refusals.NONE)) {
            load.lastRecorded = recorded.lastRecorded();
            Mark mark = recorded.tell(load);
            load.finish(Layout.PERSONS);
            // Asked again: what was recorded while it was told is of no later moment than this.
            return new Loaded(mark, load.refusals(recorded.lastRecorded()));
        }
    }

    /**
     * Loads what is recorded of those of whom anything was since a load, and of further persons.
     *
     * @return empty where the ledger is not one that the load's can have become
     */
    static Optional<Some> some(Database database, Recorded recorded, Loaded before, RoaringBitmap further) {
        database.run("CREATE OR REPLACE TEMP TABLE " + FURTHER + " (n INTEGER)");
        database.append(FURTHER, further, (n, row) -> {});
        try (RecordedLoad load = new RecordedLoad(database, TEMPORARY, before.refusals())) {
            Changes changes = recorded.tell(before.mark(), keys(database, further), load);
            if (!before.mark().leadsTo(changes.mark())) {
                return Optional.empty();
            }
            RoaringBitmap changed = load.know(changes);
            load.finish(KNOWN);
            Instant last =
                    changes.lastRecorded().isAfter(load.lastRecorded) ? changes.lastRecorded() : load.lastRecorded;
            return Optional.of(new Some(new Loaded(changes.mark(), load.refusals(last)), changed));
        }
    }

    private static Optional<Set<String>> keys(Database database, RoaringBitmap further) {
        return further.getLongCardinality() > MOST_NAMED
                ? Optional.empty()
                : Optional.of(Set.copyOf(database.rows(
                        "SELECT id FROM " + Layout.PERSONS + " WHERE n IN (SELECT n FROM " + FURTHER + ")",
                        row -> row.getString(1))));
    }

    /** Makes the table of those whom the load is about, and says which of them changed. */
    private RoaringBitmap know(Changes changes) {
        make(NAMED, "person VARCHAR");
        append(NAMED, changes.persons());
        String persons = "SELECT n, id FROM " + Layout.PERSONS + " WHERE ";
        database.run(create() + in(KNOWN) + " AS " + persons + "id IN (SELECT person FROM " + in(NAMED) + ")");
        if (!changes.erased().hashes().isEmpty()) {
            putHashes(changes.erased());
            database.run("INSERT INTO " + in(KNOWN) + " " + persons + isErased(changes.erased()) + " AND "
                    + "n NOT IN (SELECT n FROM " + in(KNOWN) + ")");
        }
        RoaringBitmap changed = new RoaringBitmap();
        database.each("SELECT n FROM " + in(KNOWN), row -> changed.add(row.getInt(1)));
        database.run("INSERT INTO " + in(KNOWN) + " " + persons + "n IN (SELECT n FROM " + FURTHER
                + ") AND n NOT IN (SELECT n FROM " + in(KNOWN) + ")");
        return changed;
    }

    private void append(String table, Set<String> words) {
        try (DuckDBAppender appender = database.appender(where, table)) {
            words.forEach(word -> Database.row(appender, row -> row.append(word)));
        } catch (SQLException failure) {
            throw Database.failed(failure);
        }
    }

    private Refusals refusals(Instant recordedUntil) {
        lastRecorded = recordedUntil;
        Set.copyOf(yetToCome).forEach(this::refusedAt);
        return new Refusals(
                lastRecorded,
                lastRefusal,
                yetToCome.stream().filter(at -> at.isAfter(lastRecorded)).collect(Collectors.toSet()));
    }

    private void refusedAt(Instant at) {
        if (at.isAfter(lastRecorded)) {
            yetToCome.add(at);
        } else if (at.isAfter(lastRefusal)) {
            lastRefusal = at;
        }
    }

    @Override
    public void erased(Recorded.Erased erased) {
        gone = erased;
    }

    @Override
    public void consent(Recorded.Consent consent) {
        if (consent.status() != ConsentStatus.GRANTED && consent.status() != ConsentStatus.INFORMED) {
            refusedAt(consent.at());
        }
        Database.row(consents, row -> {
            row.append(consent.person());
            row.append(
                    (int) purposes.computeIfAbsent(consent.purpose(), list -> LedgerWords.mask(Purpose.class, list)));
            row.append(
                    (int) channels.computeIfAbsent(consent.channel(), list -> LedgerWords.mask(Channel.class, list)));
            row.append(consent.status().ordinal());
            row.append(Sql.time(consent.at()));
            moment(row, consent.expiresAt());
            row.append(GateSql.Method.of(consent.method()).ordinal());
            row.append(consent.explicit());
            // INVARIANT: beside a ledger that tells products, one that is not told is none.
            Optional<String> product = consent.product().or(() -> products ? Optional.of("") : Optional.empty());
            if (product.isPresent()) {
                row.append(product.get());
            } else {
                row.appendNull();
            }
        });
    }

    @Override
    public void restriction(Recorded.Restriction restriction) {
        refusedAt(restriction.at());
        Database.row(restrictions, row -> {
            row.append(restriction.person());
            row.append(LedgerWords.bit(restriction.kind()));
            row.append(Sql.time(restriction.at()));
            moment(row, restriction.until());
        });
    }

    private static void moment(DuckDBAppender row, Optional<Instant> instant) throws SQLException {
        if (instant.isPresent()) {
            row.append(Sql.time(instant.get()));
        } else {
            row.appendNull();
        }
    }

    /** @param persons the table of those whose rows are wanted */
    private void finish(String persons) {
        close();
        String from = persons.equals(KNOWN) ? in(KNOWN) : persons;
        find(
                Layout.CONSENTS,
                CONSENTS,
                from,
                "p.n AS n, t.purposes, t.channels, t.status, t.moment, t.expires, t.method, t.explicit, t.product");
        find(Layout.RESTRICTIONS, RESTRICTIONS, from, "p.n AS n, t.kind, t.moment, t.until");
        erase(from);
    }

    private void find(String ledger, String told, String persons, String columns) {
        database.run(create() + in(FOUND + ledger) + " AS SELECT " + columns + " FROM " + in(told) + " t JOIN "
                + persons + " p ON p.id = t.person ORDER BY n");
        database.run("DROP TABLE " + in(told));
    }

    /** INVARIANT: whoever was erased is so from ever and for ever, so that no grant of the source's lets her in. */
    private void erase(String persons) {
        if (gone.hashes().isEmpty()) {
            return;
        }
        putHashes(gone);
        database.run("INSERT INTO " + in(FOUND + Layout.RESTRICTIONS) + " SELECT n, "
                + LedgerWords.bit(RestrictionKind.ERASURE) + ", NULL, NULL FROM " + persons + " WHERE "
                + isErased(gone));
        database.run("DROP TABLE " + in(ERASED));
    }

    private void putHashes(Recorded.Erased erased) {
        make(ERASED, "hash VARCHAR");
        append(ERASED, erased.hashes());
    }

    private String isErased(Recorded.Erased erased) {
        return "sha256(" + Sql.text(erased.secret()) + " || id) IN (SELECT hash FROM " + in(ERASED) + ")";
    }

    /** Has a connection read the ledgers with what was loaded. */
    static void cover(Database connection, String where) {
        for (String ledger : List.of(Layout.CONSENTS, Layout.RESTRICTIONS)) {
            connection.run("CREATE OR REPLACE TEMP VIEW " + ledger + " AS SELECT * FROM " + Database.WAREHOUSE
                    + ".main." + ledger + " UNION ALL SELECT * FROM " + where + ".main." + FOUND + ledger);
        }
    }

    private String create() {
        return "CREATE OR REPLACE " + (where.equals(TEMPORARY) ? "TEMP " : "") + "TABLE ";
    }

    private String in(String table) {
        return where + ".main." + table;
    }

    @Override
    public void close() {
        try {
            consents.close();
            restrictions.close();
        } catch (SQLException failure) {
            throw Database.failed(failure);
        }
    }
}
