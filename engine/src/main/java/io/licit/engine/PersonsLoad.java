package io.licit.engine;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.source.Span;
import io.licit.engine.RowFacts.Places;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.Sql;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the table of persons from its raw rows. */
final class PersonsLoad {
    private static final String KEYS = "keys_of_persons";
    /** The persons that an amendment is about, with their numbers. */
    static final String NUMBERED = "numbered_persons";

    private static final String ARRIVED = "in the order of arrival";

    private final Database database;
    private final RawTable raw;
    private final Layout layout;
    private final Table table;
    private final Table.Role.Persons role;

    PersonsLoad(Database database, RawTable raw, Layout layout) {
        this.layout = layout;
        this.database = database;
        this.raw = raw;
        this.table = raw.table();
        this.role = (Table.Role.Persons) table.role();
    }

    /** Persons without a key or with one that stands twice: nobody can be told apart then, so nothing is loaded. */
    List<Diagnostic> problems() {
        makeKeys();
        Span span = table.column(role.key()).map(Column::span).orElse(table.span());
        List<Diagnostic> found = new ArrayList<>();
        Places missing = places("SELECT row_id FROM " + KEYS + " WHERE id IS NULL");
        if (missing.any()) {
            found.add(DataMessages.noKey(table, span, missing));
        }
        Places broken = places("SELECT row_id FROM " + KEYS + " WHERE regexp_matches(id, '\\p{Cc}|\\p{Zl}|\\p{Zp}')");
        if (broken.any()) {
            found.add(DataMessages.brokenKey(table, span, broken));
        }
        Places twice = places(
                "SELECT max(row_id) AS row_id FROM " + KEYS + " WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1");
        if (twice.any()) {
            found.add(DataMessages.doubleKey(table, span, twice));
        }
        return found;
    }

    /** Keys and places of all rows, without blanks around them, in capitals where case means nothing. */
    private void makeKeys() {
        String key = role.key().equals(Table.Role.Persons.NUMBERED)
                ? "printf('%012d', rowid)"
                : Decoding.key(raw.column(role.key()), raw.stored(role.key()));
        database.run("CREATE OR REPLACE TEMP TABLE " + KEYS + " AS SELECT rowid AS row_id, " + key + " AS id, "
                + word(role.country()) + " AS country, " + word(role.region()) + " AS region FROM " + RawTable.NAME);
    }

    private Places places(String query) {
        long count = database.number("SELECT count(*) FROM (" + query + ")");
        List<Long> rows = count == 0
                ? List.of()
                : database.rows(query + " ORDER BY row_id LIMIT " + Places.SHOWN, row -> row.getLong(1));
        return new Places(count, raw.places(rows));
    }

    /** To be called after {@link #problems} has found none. */
    RowFacts load() {
        database.run("CREATE TABLE " + Layout.PLACES
                + " AS SELECT CAST(row_number() OVER (ORDER BY country, region) - 1 AS INTEGER) AS place, country,"
                + " region FROM (SELECT DISTINCT country, region FROM " + KEYS + ")");
        database.run("CREATE TABLE " + Layout.PERSONS + " AS "
                + select("SELECT *, row_number() OVER (ORDER BY id) - 1 AS n FROM " + KEYS));
        database.run("DROP TABLE " + KEYS);
        return facts();
    }

    /**
     * Puts persons into the table. Who is there keeps her number; the others' come after the last. To be called after
     * {@link #problems} has found none.
     */
    RowFacts amend() {
        long before = database.number("SELECT count(*) FROM " + Layout.PERSONS);
        database.run("CREATE OR REPLACE TEMP TABLE " + NUMBERED + " AS SELECT k.*, COALESCE(p.n, " + before
                + " - 1 + row_number() OVER (PARTITION BY p.n IS NULL ORDER BY k.id)) AS n FROM " + KEYS
                + " k LEFT JOIN " + Layout.PERSONS + " p ON p.id = k.id");
        database.run("INSERT INTO " + Layout.PLACES + " SELECT CAST((SELECT count(*) FROM " + Layout.PLACES
                + ") - 1 + row_number() OVER (ORDER BY country, region) AS INTEGER), country, region FROM (SELECT"
                + " country, region FROM " + NUMBERED + " EXCEPT SELECT country, region FROM " + Layout.PLACES + ")");
        database.run("DELETE FROM " + Layout.PERSONS + " WHERE n IN (SELECT n FROM " + NUMBERED + ")");
        database.run("INSERT INTO " + Layout.PERSONS + " " + select("SELECT * FROM " + NUMBERED));
        dropEmptyPlaces();
        if (database.number("SELECT count(*) FROM " + Layout.PERSONS) > before) {
            database.run("COMMENT ON COLUMN " + Layout.PERSONS + ".n IS " + Sql.text(ARRIVED));
        }
        return facts();
    }

    /** Whether persons' numbers are in the order of their ids. */
    static boolean isInOrder(Database warehouse) {
        return warehouse.number("SELECT count(*) FROM duckdb_columns() WHERE database_name = current_database()"
                        + " AND table_name = " + Sql.text(Layout.PERSONS) + " AND comment = " + Sql.text(ARRIVED))
                == 0;
    }

    /** A place where nobody is any more is none: places are told to whoever asks who is where. */
    private void dropEmptyPlaces() {
        String lived = " WHERE place IN (SELECT place FROM " + Layout.PERSONS + ")";
        if (database.number("SELECT count(*) FROM " + Layout.PLACES + lived)
                == database.number("SELECT count(*) FROM " + Layout.PLACES)) {
            return;
        }
        database.run("CREATE OR REPLACE TEMP TABLE lived AS SELECT place AS old, CAST(row_number() OVER (ORDER BY"
                + " country, region) - 1 AS INTEGER) AS place, country, region FROM " + Layout.PLACES + lived);
        database.run("UPDATE " + Layout.PERSONS + " SET place = l.place FROM lived l WHERE l.old = " + Layout.PERSONS
                + ".place");
        database.run("CREATE OR REPLACE TABLE " + Layout.PLACES
                + " AS SELECT place, country, region FROM lived ORDER BY place");
    }

    private RowFacts facts() {
        return new RowFacts(table.name(), raw.rows(), raw.bad(), Places.none(), TypedColumns.undecodable(raw));
    }

    private String select(String numbered) {
        String columns = String.join(
                ", ",
                "CAST(k.n AS INTEGER) AS n",
                "k.id AS id",
                "pl.place AS place",
                as(role.birthDate(), Type.DATE) + " AS birth",
                age() + " AS age",
                retainUntil() + " AS retain_until");
        return "SELECT " + columns + TypedColumns.select(raw, layout) + raw.watermark() + " FROM (" + numbered
                + ") k JOIN "
                + RawTable.NAME + " ON " + RawTable.NAME + ".rowid = k.row_id JOIN " + Layout.PLACES
                + " pl ON pl.country = k.country AND pl.region = k.region ORDER BY k.n";
    }

    /** Whole years: who is 17.9 is 17. */
    private String age() {
        String years = as(role.age(), Type.NUMBER);
        return "CAST(CASE WHEN abs(" + years + ") < 1000 THEN floor(" + years + ") END AS INTEGER)";
    }

    private String word(Optional<String> column) {
        return column.map(name ->
                        "upper(" + Sql.stripped("COALESCE(CAST(" + raw.column(name) + " AS VARCHAR), '')") + ")")
                .orElse("''");
    }

    private String as(Optional<String> column, Type type) {
        return column.map(name -> Decoding.as(type, raw.column(name), raw.stored(name)))
                .orElse(type == Type.DATE ? "CAST(NULL AS DATE)" : "CAST(NULL AS DOUBLE)");
    }

    private String retainUntil() {
        if (role.retention().isEmpty()) {
            return "CAST(NULL AS TIMESTAMP)";
        }
        Table.Retention retention = role.retention().get();
        String since = Decoding.as(Type.TIMESTAMP, raw.column(retention.since()), raw.stored(retention.since()));
        Period keep = retention.keep();
        return since + " + to_months(CAST(" + keep.toTotalMonths() + " AS INTEGER)) + to_days(CAST(" + keep.getDays()
                + " AS INTEGER))";
    }
}
