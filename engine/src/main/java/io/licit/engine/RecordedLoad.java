package io.licit.engine;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.engine.Recorded.Mark;
import io.licit.engine.sql.GateSql;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.LedgerWords;
import io.licit.engine.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/**
 * Puts what is recorded beside the ledgers of a warehouse: tables in the memory of the connection's database, and in every
 * connection a view of each ledger with them in it, which stands before the warehouse's table of the same name.
 */
final class RecordedLoad implements Recorded.Listener, AutoCloseable {
    private static final String MEMORY = "memory";
    private static final String CONSENTS = "told_consents";
    private static final String RESTRICTIONS = "told_restrictions";
    private static final String ERASED = "told_erased";
    private static final String FOUND = "found_";

    private final Database database;
    private final Map<String, Integer> purposes = new HashMap<>();
    private final Map<String, Integer> channels = new HashMap<>();
    private final boolean products;
    private Recorded.Erased gone = Recorded.Erased.NOBODY;
    private Instant lastRefusal = Instant.MIN;
    private Instant lastRecorded = Instant.MAX;
    private final List<Instant> yetToCome = new ArrayList<>();
    private final DuckDBAppender consents;
    private final DuckDBAppender restrictions;

    private RecordedLoad(Database database) {
        this.database = database;
        this.products = LedgerLoad.tellsProducts(database);
        database.run("CREATE TABLE " + in(CONSENTS)
                + " (person VARCHAR, purposes INTEGER, channels INTEGER, status INTEGER, moment TIMESTAMP,"
                + " expires TIMESTAMP, method INTEGER, explicit BOOLEAN, product VARCHAR)");
        database.run("CREATE TABLE " + in(RESTRICTIONS)
                + " (person VARCHAR, kind INTEGER, moment TIMESTAMP, until TIMESTAMP)");
        this.consents = database.appender(MEMORY, CONSENTS);
        this.restrictions = database.appender(MEMORY, RESTRICTIONS);
    }

    /**
     * What was loaded.
     *
     * @param mark how far the ledger was told
     * @param lastRefusal the latest moment of a refusal or restriction that was told, those yet to come apart
     */
    record Loaded(Mark mark, Instant lastRefusal) {
        /**
         * How far an answer as of an instant has heeded the ledger: where a refusal is of a later moment than is asked
         * about, as when somebody's clock is ahead or she refused while the command began, the gate has not seen it, and
         * the answer counts as one that heeded nothing.
         */
        Mark heeded(Instant asOf) {
            return lastRefusal.isAfter(asOf) ? new Mark(mark.ledger(), 0) : mark;
        }
    }

    /** Loads it all as of one moment, and says which. Nothing recorded costs nothing. */
    static Loaded load(Database database, Recorded recorded) {
        if (recorded.mark().version() == 0) {
            return new Loaded(Mark.NONE, Instant.MIN);
        }
        try (RecordedLoad load = new RecordedLoad(database)) {
            load.lastRecorded = recorded.lastRecorded();
            Mark mark = recorded.tell(load);
            // Asked again: what was recorded while it was told is of no later moment than this.
            load.lastRecorded = recorded.lastRecorded();
            List.copyOf(load.yetToCome).forEach(load::refusedAt);
            load.finish();
            return new Loaded(mark, load.lastRefusal);
        }
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

    private void finish() {
        close();
        find(
                Layout.CONSENTS,
                CONSENTS,
                "p.n AS n, t.purposes, t.channels, t.status, t.moment, t.expires, t.method, t.explicit, t.product");
        find(Layout.RESTRICTIONS, RESTRICTIONS, "p.n AS n, t.kind, t.moment, t.until");
        erase();
        cover(Layout.CONSENTS);
        cover(Layout.RESTRICTIONS);
    }

    private void find(String ledger, String told, String columns) {
        database.run("CREATE TABLE " + in(FOUND + ledger) + " AS SELECT " + columns + " FROM " + in(told) + " t JOIN "
                + Layout.PERSONS + " p ON p.id = t.person ORDER BY n");
        database.run("DROP TABLE " + in(told));
    }

    /** INVARIANT: whoever was erased is so from ever and for ever, so that no grant of the source's lets her in. */
    private void erase() {
        if (gone.hashes().isEmpty()) {
            return;
        }
        database.run("CREATE TABLE " + in(ERASED) + " (hash VARCHAR)");
        try (DuckDBAppender appender = database.appender(MEMORY, ERASED)) {
            gone.hashes().forEach(hash -> Database.row(appender, row -> row.append(hash)));
        } catch (SQLException failure) {
            throw Database.failed(failure);
        }
        database.run("INSERT INTO " + in(FOUND + Layout.RESTRICTIONS) + " SELECT n, "
                + LedgerWords.bit(RestrictionKind.ERASURE) + ", NULL, NULL FROM " + Layout.PERSONS
                + " WHERE sha256(" + Sql.text(gone.secret()) + " || id) IN (SELECT hash FROM " + in(ERASED) + ")");
        database.run("DROP TABLE " + in(ERASED));
    }

    private void cover(String ledger) {
        database.runEverywhere("CREATE TEMP VIEW " + ledger + " AS SELECT * FROM " + Database.WAREHOUSE + ".main."
                + ledger + " UNION ALL SELECT * FROM " + in(FOUND + ledger));
    }

    private static String in(String table) {
        return MEMORY + ".main." + table;
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
