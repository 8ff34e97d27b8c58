package io.licit.engine;

import io.licit.engine.sql.Layout;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;

/**
 * A stored audience held against the same segment's audience now.
 *
 * @param persons whom the stored one has, as it is read now
 * @param staying of them those who would not be let in now, or of whom there is no data any more
 */
public record Overstay(long persons, long staying) {
    private static final String STORED = "audit_stored";
    private static final String NOW = "audit_now";

    static Overstay of(Database database, Audience now, Members stored) {
        database.run("CREATE OR REPLACE TEMP TABLE " + STORED + " (id VARCHAR)");
        database.run("CREATE OR REPLACE TEMP TABLE " + NOW + " (n INTEGER)");
        try (stored;
                Stream<String> ids = stored.ids();
                DuckDBAppender appender = database.appender("temp", STORED)) {
            for (Iterator<String> each = ids.iterator(); each.hasNext(); ) {
                String id = each.next();
                Database.row(appender, row -> row.append(id));
            }
        } catch (SQLException failure) {
            throw Database.failed(failure);
        }
        database.append(NOW, now.eligible(), (n, row) -> {});
        long persons = database.number("SELECT count(*) FROM " + STORED);
        long staying = database.number("SELECT count(*) FROM " + STORED + " s LEFT JOIN " + Layout.PERSONS
                + " p ON p.id = s.id LEFT JOIN " + NOW + " e ON e.n = p.n WHERE e.n IS NULL");
        return new Overstay(persons, staying);
    }
}
