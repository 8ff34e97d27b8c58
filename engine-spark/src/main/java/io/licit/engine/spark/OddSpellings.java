package io.licit.engine.spark;

import io.licit.core.catalogue.Type;
import io.licit.engine.Database;
import io.licit.engine.Decoding;
import io.licit.engine.sql.Sql;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads texts that are written in an unusual way by asking DuckDB, once for each: what such a text means is then the same
 * wherever it is read. One to a process.
 */
final class OddSpellings {
    private static final int REMEMBERED = 50_000;
    private static final OddSpellings HERE = new OddSpellings();

    private final Map<Asked, Optional<String>> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Optional<String>> eldest) {
            return size() > REMEMBERED;
        }
    };

    private Optional<Database> database = Optional.empty();

    private record Asked(Type type, String text) {}

    private OddSpellings() {}

    /** A text read as a type, as text again: a number, a day of ISO 8601, or microseconds since 1970. */
    static Optional<String> read(Type type, String text) {
        return HERE.answer(new Asked(type, text));
    }

    private synchronized Optional<String> answer(Asked asked) {
        return known.computeIfAbsent(asked, this::ask);
    }

    private Optional<String> ask(Asked asked) {
        String read = Decoding.as(asked.type, Sql.text(asked.text), "VARCHAR");
        String shown = switch (asked.type) {
            case TIMESTAMP -> "CAST(epoch_us(" + read + ") AS VARCHAR)";
            case DATE -> "strftime(" + read + ", '%Y-%m-%d')";
            case TEXT, UNKNOWN -> "CAST(CAST(" + Sql.text(asked.text) + " AS DOUBLE) AS VARCHAR)";
            case BOOLEAN, NUMBER -> "CAST(" + read + " AS VARCHAR)";
        };
        return opened().rows("SELECT " + shown, row -> Optional.ofNullable(row.getString(1)))
                .get(0);
    }

    private Database opened() {
        if (database.isEmpty()) {
            Database made = Database.inMemory();
            made.run("SET autoinstall_known_extensions = false");
            made.run("SET autoload_known_extensions = false");
            made.run("SET TimeZone = 'UTC'");
            made.run("SET threads = 1");
            database = Optional.of(made);
        }
        return database.get();
    }
}
