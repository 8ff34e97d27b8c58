package io.licit.engine;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.engine.RowFacts.Places;
import io.licit.engine.RowFacts.Undecodable;
import io.licit.engine.sql.GateSql;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.LedgerWords;
import io.licit.engine.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Makes the ledgers that the gate reads: words as bits ({@link LedgerWords}), times as instants. {@code consents} has
 * {@code n, purposes, channels, status, moment, expires, method, explicit, product}; {@code restrictions} has
 * {@code n, kind, moment, until}. A time that can't be read is null in {@code moment} and {@code until}, and long past in
 * {@code expires}.
 */
final class LedgerLoad {
    private static final String LONG_PAST = "CAST('0001-01-01' AS TIMESTAMP)";
    private static final String YES = "('true', 't', 'yes', '1')";
    private static final String STRANGERS = "keys_of_nobody";
    private static final String TOLD = "told";
    private static final int BATCH = 1000;

    private final Database database;
    private final TableSource source;
    private final RawTable raw;
    private final List<Undecodable> undecodable = new ArrayList<>();

    private boolean appending;
    private long before;

    LedgerLoad(Database database, RawTable raw) {
        this.database = database;
        this.source = raw.source();
        this.raw = raw;
    }

    /** Makes the ledger. */
    RowFacts load() {
        return raw.table().role() instanceof Table.Role.Consents consents
                ? consents(consents)
                : restrictions((Table.Role.Restrictions) raw.table().role());
    }

    /** Puts the rows to those that are there. */
    RowFacts append() {
        appending = true;
        before = database.number("SELECT count(*) FROM " + name(raw.table()));
        return load();
    }

    /** The warehouse's name of a ledger. */
    static String name(Table ledger) {
        return ledger.role() instanceof Table.Role.Consents ? Layout.CONSENTS : Layout.RESTRICTIONS;
    }

    /** Whose a row is, as the table of persons has it. */
    String key() {
        return key(person());
    }

    /**
     * Rows of nobody whose key would be somebody's if it were written alike: a refusal among them would not find its
     * person.
     */
    List<Diagnostic> misspelt() {
        String key = key(person());
        database.run("CREATE OR REPLACE TEMP TABLE " + STRANGERS + " AS SELECT DISTINCT key FROM (SELECT " + key
                + " AS key FROM " + RawTable.NAME + ") WHERE key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
                + Layout.PERSONS + " p WHERE p.id = key)");
        String alike = "SELECT key FROM " + STRANGERS + " WHERE " + Decoding.alike("key") + " IN (SELECT "
                + Decoding.alike("id") + " FROM " + Layout.PERSONS + ")";
        Places rows = raw.where(key + " IN (" + alike + ")");
        return rows.any() ? List.of(DataMessages.misspelt(raw.table(), rows)) : List.of();
    }

    private Optional<String> person() {
        if (raw.table().role() instanceof Table.Role.Consents consents) {
            return new Fields<>(consents.columns(), source).of(Table.ConsentField.PERSON);
        }
        Table.Role.Restrictions restrictions =
                (Table.Role.Restrictions) raw.table().role();
        return new Fields<>(restrictions.columns(), source).of(Table.RestrictionField.PERSON);
    }

    private RowFacts consents(Table.Role.Consents role) {
        Fields<Table.ConsentField> fields = new Fields<>(role.columns(), source);
        Optional<String> expires = fields.of(Table.ConsentField.EXPIRES_AT);
        String key = key(fields.of(Table.ConsentField.PERSON));
        String purposes = words("purpose", fields.of(Table.ConsentField.PURPOSE), Purpose.class);
        String channels = words("channel", fields.of(Table.ConsentField.CHANNEL), Channel.class);
        String status = spelled(
                "status",
                fields.of(Table.ConsentField.STATUS),
                word -> status(word).orElse(ConsentStatus.OBJECTED).ordinal(),
                word -> status(word).isPresent());
        String method = spelled(
                "method",
                fields.of(Table.ConsentField.METHOD),
                word -> GateSql.Method.of(word).ordinal(),
                word -> true);
        String product = fields.of(Table.ConsentField.PRODUCT)
                .map(name -> "COALESCE(CAST(" + raw.column(name) + " AS VARCHAR), '')")
                .orElse("CAST(NULL AS VARCHAR)");
        make(
                Layout.CONSENTS,
                key,
                List.of(
                        purposes + " AS purposes",
                        channels + " AS channels",
                        status + " AS status",
                        time(fields.of(Table.ConsentField.AT)) + " AS moment",
                        expires.map(this::expiry).orElse("CAST(NULL AS TIMESTAMP)") + " AS expires",
                        method + " AS method",
                        explicit(fields.of(Table.ConsentField.EXPLICIT)) + " AS explicit",
                        product + " AS product"));
        if (fields.of(Table.ConsentField.PRODUCT).isPresent()) {
            database.run("COMMENT ON COLUMN " + Layout.CONSENTS + ".product IS " + Sql.text(TOLD));
        }
        undecodableTimes(fields.of(Table.ConsentField.AT), expires);
        return facts(key, Layout.CONSENTS);
    }

    /** Whether the source's ledger of consents has a column of products. */
    static boolean tellsProducts(Database warehouse) {
        return warehouse.number("SELECT count(*) FROM duckdb_columns() WHERE database_name = current_database()"
                        + " AND table_name = " + Sql.text(Layout.CONSENTS) + " AND comment = " + Sql.text(TOLD))
                > 0;
    }

    private RowFacts restrictions(Table.Role.Restrictions role) {
        Fields<Table.RestrictionField> fields = new Fields<>(role.columns(), source);
        String key = key(fields.of(Table.RestrictionField.PERSON));
        String kind = spelled(
                "kind",
                fields.of(Table.RestrictionField.KIND),
                word -> kind(word).map(LedgerWords::bit).orElse(LedgerWords.OPEN),
                word -> kind(word).isPresent());
        Optional<String> at = fields.of(Table.RestrictionField.AT);
        Optional<String> until = fields.of(Table.RestrictionField.UNTIL);
        make(Layout.RESTRICTIONS, key, List.of(kind + " AS kind", time(at) + " AS moment", time(until) + " AS until"));
        undecodableTimes(at, until);
        return facts(key, Layout.RESTRICTIONS);
    }

    /** A workspace without such a ledger has an empty one. */
    static void makeEmptyConsents(Database database) {
        database.run(
                "CREATE TABLE " + Layout.CONSENTS + " (n INTEGER, purposes INTEGER, channels INTEGER, status INTEGER,"
                        + " moment TIMESTAMP, expires TIMESTAMP, method INTEGER, explicit BOOLEAN, product VARCHAR)");
    }

    static void makeEmptyRestrictions(Database database) {
        database.run("CREATE TABLE " + Layout.RESTRICTIONS
                + " (n INTEGER, kind INTEGER, moment TIMESTAMP, until TIMESTAMP)");
    }

    /** The columns of the data that a ledger's load reads. */
    static List<String> columns(Table table, TableSource source) {
        if (table.role() instanceof Table.Role.Consents consents) {
            return new Fields<>(consents.columns(), source).present(Table.ConsentField.class);
        }
        Table.Role.Restrictions restrictions = (Table.Role.Restrictions) table.role();
        return new Fields<>(restrictions.columns(), source).present(Table.RestrictionField.class);
    }

    private void make(String table, String key, List<String> columns) {
        database.run((appending ? "INSERT INTO " + table + " " : "CREATE TABLE " + table + " AS ") + "SELECT p.n AS n, "
                + String.join(", ", columns) + raw.watermark() + " FROM " + RawTable.NAME + " JOIN " + Layout.PERSONS
                + " p ON p.id = " + key + " ORDER BY n");
    }

    private RowFacts facts(String key, String made) {
        long rows = database.number("SELECT count(*) FROM " + made) - before;
        return new RowFacts(raw.table().name(), raw.rows(), raw.bad(), EventsLoad.orphans(raw, key, rows), undecodable);
    }

    private String key(Optional<String> column) {
        return column.map(name -> Decoding.key(raw.column(name), raw.stored(name)))
                .orElse("CAST(NULL AS VARCHAR)");
    }

    private String time(Optional<String> column) {
        return column.map(name -> Decoding.as(Type.TIMESTAMP, raw.column(name), raw.stored(name)))
                .orElse("CAST(NULL AS TIMESTAMP)");
    }

    private String expiry(String column) {
        return "CASE WHEN " + Decoding.present(raw.column(column)) + " THEN COALESCE(" + time(Optional.of(column))
                + ", " + LONG_PAST + ") END";
    }

    private String explicit(Optional<String> column) {
        return column.map(name ->
                        "COALESCE(lower(trim(CAST(" + raw.column(name) + " AS VARCHAR))) IN " + YES + ", false)")
                .orElse("false");
    }

    private <E extends Enum<E> & Word> String words(String what, Optional<String> column, Class<E> vocabulary) {
        return spelled(
                what,
                column,
                word -> LedgerWords.mask(vocabulary, word),
                word -> LedgerWords.isKnown(vocabulary, word));
    }

    /** A column's words by number: each distinct spelling is decoded once, in Java, and looked up. */
    private String spelled(
            String what, Optional<String> column, ToIntFunction<String> number, Predicate<String> known) {
        if (column.isEmpty()) {
            return String.valueOf(number.applyAsInt(""));
        }
        String table = what + "_words";
        database.run("CREATE OR REPLACE TEMP TABLE " + table + " (word VARCHAR, number INTEGER, known BOOLEAN)");
        List<String> spellings = raw.spellings(column.get());
        for (int from = 0; from < spellings.size(); from += BATCH) {
            List<String> values = spellings.subList(from, Math.min(from + BATCH, spellings.size())).stream()
                    .map(word -> "(" + Sql.text(word) + ", " + number.applyAsInt(word) + ", " + known.test(word) + ")")
                    .toList();
            database.run("INSERT INTO " + table + " VALUES " + String.join(", ", values));
        }
        String text = "COALESCE(CAST(" + raw.column(column.get()) + " AS VARCHAR), '')";
        if (!spellings.stream().allMatch(known)) {
            Places unknown = raw.where(text + " IN (SELECT word FROM " + table + " WHERE NOT known)");
            undecodable.add(new Undecodable(column.get(), "known " + what, unknown));
        }
        return "(SELECT w.number FROM " + table + " w WHERE w.word = " + text + ")";
    }

    private void undecodableTimes(Optional<String> first, Optional<String> second) {
        for (Optional<String> column : List.of(first, second)) {
            if (column.isPresent()) {
                String name = column.get();
                Places failed = raw.where(Decoding.failed(Type.TIMESTAMP, raw.column(name), raw.stored(name)));
                if (failed.any()) {
                    undecodable.add(new Undecodable(name, DataMessages.what(Type.TIMESTAMP), failed));
                }
            }
        }
    }

    private static Optional<ConsentStatus> status(String word) {
        return Word.of(ConsentStatus.class, word.strip());
    }

    private static Optional<RestrictionKind> kind(String word) {
        return Word.of(RestrictionKind.class, word.strip());
    }
}
