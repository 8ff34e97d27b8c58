package io.licit.engine;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.LedgerWords;
import io.licit.engine.sql.Sql;
import java.time.Instant;

/**
 * The data as a whole, in counts.
 *
 * @param persons of whom there is data
 * @param pastRetention those whose retention has ended, or who have no day that it counts from; 0 where none is declared
 * @param erased those under an erasure in force, of whom there is data all the same
 * @param grants rows of the ledgers that grant something
 * @param undatedGrants those of them whose time can't be read
 */
public record Census(long persons, long pastRetention, long erased, long grants, long undatedGrants) {
    static Census of(Database database, boolean retention, Instant at) {
        String moment = Sql.moment(at);
        String granted = " FROM " + Layout.CONSENTS + " WHERE status = " + ConsentStatus.GRANTED.ordinal();
        return new Census(
                database.number("SELECT count(*) FROM " + Layout.PERSONS),
                retention
                        ? database.number("SELECT count(*) FROM " + Layout.PERSONS
                                + " WHERE retain_until IS NULL OR retain_until <= " + moment)
                        : 0,
                database.number("SELECT count(DISTINCT n) FROM " + Layout.RESTRICTIONS + " WHERE (kind & "
                        + LedgerWords.bit(RestrictionKind.ERASURE) + ") <> 0 AND (moment IS NULL OR moment <= " + moment
                        + ") AND (until IS NULL OR until > " + moment + ")"),
                database.number("SELECT count(*)" + granted),
                database.number("SELECT count(*)" + granted + " AND moment IS NULL"));
    }

    /** Persons whose newest grant is older than an instant. */
    static long lastGrantedBefore(Database database, Instant before) {
        return database.number("SELECT count(*) FROM (SELECT n, max(moment) AS newest FROM " + Layout.CONSENTS
                + " WHERE status = " + ConsentStatus.GRANTED.ordinal()
                + " GROUP BY n) WHERE newest IS NULL OR newest < "
                + Sql.moment(before));
    }
}
