package io.licit.programme.state;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the tables up to date: {@code state/V*.sql}, in their order. Flyway takes half a second to begin, so it is asked
 * only where the version that stands in the database is not the newest.
 */
final class Migrations {
    /** The newest of the files. */
    static final int NEWEST = 10;

    static final String HISTORY = "licit_schema";

    /** Flyway tells every step; held here, since a logger that nobody holds forgets its level. */
    private static final Logger TALK = Logger.getLogger("org.flywaydb");

    private Migrations() {}

    /** @param form the last of the files that counts, for what was written before the others were there */
    static void apply(Backend backend, int form) {
        OptionalInt stands = version(backend);
        if (stands.isPresent() && stands.getAsInt() > form) {
            throw new StateException(
                    "the state was written by a newer version of Licit",
                    "use that version, or a copy of the workspace");
        }
        if (stands.isPresent() && stands.getAsInt() == form) {
            return;
        }
        TALK.setLevel(Level.SEVERE);
        try {
            Flyway.configure()
                    .dataSource(
                            backend.login().url(),
                            backend.login().name(),
                            backend.login().password())
                    .locations("classpath:state")
                    .placeholders(backend.spelling())
                    .table(HISTORY)
                    .target(String.valueOf(form))
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new StateException(
                    "the state's tables can't be brought up to date: " + failure.getMessage(),
                    "nothing of it was changed where the database can undo that; keep a copy before you try again",
                    failure);
        }
    }

    /** Empty where there are no tables yet. */
    private static OptionalInt version(Backend backend) {
        try (Connection connection = backend.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT MAX(CAST(version AS INTEGER)) AS n FROM " + HISTORY + " WHERE success")) {
            return row.next() ? OptionalInt.of(row.getInt("n")) : OptionalInt.empty();
        } catch (SQLException noTable) {
            return OptionalInt.empty();
        }
    }
}
