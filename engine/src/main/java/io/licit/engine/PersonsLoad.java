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
    private final Database database;
    private final RawTable raw;
    private final Table table;
    private final Table.Role.Persons role;

    PersonsLoad(Database database, RawTable raw) {
        this.database = database;
        this.raw = raw;
        this.table = raw.table();
        this.role = (Table.Role.Persons) table.role();
    }

    /** Persons without a key or with one that stands twice: nobody can be told apart then, so nothing is loaded. */
    List<Diagnostic> problems() {
        String key = key();
        Span span = table.column(role.key()).map(Column::span).orElse(table.span());
        List<Diagnostic> found = new ArrayList<>();
        Places missing = raw.where(key + " IS NULL");
        if (missing.any()) {
            found.add(DataMessages.noKey(table, span, missing));
        }
        String twice = "SELECT min(rowid) AS first, max(rowid) AS last FROM " + RawTable.NAME + " WHERE " + key
                + " IS NOT NULL GROUP BY " + key + " HAVING count(*) > 1";
        long count = database.number("SELECT count(*) FROM (" + twice + ")");
        if (count > 0) {
            List<Long> rows = database.rows(
                    "SELECT last FROM (" + twice + ") ORDER BY last LIMIT " + Places.SHOWN, row -> row.getLong(1));
            found.add(DataMessages.doubleKey(table, span, new Places(count, raw.places(rows))));
        }
        return found;
    }

    RowFacts load() {
        makePlaces();
        String columns = String.join(
                ", ",
                "CAST(row_number() OVER (ORDER BY " + key() + ") - 1 AS INTEGER) AS n",
                key() + " AS id",
                "CAST(COALESCE(pl.place, 0) AS INTEGER) AS place",
                as(role.birthDate(), Type.DATE) + " AS birth",
                "CAST(CASE WHEN abs(" + as(role.age(), Type.NUMBER) + ") < 1000 THEN floor("
                        + as(role.age(), Type.NUMBER) + ") END AS INTEGER) AS age",
                retainUntil() + " AS retain_until",
                TypedColumns.select(raw));
        database.run("CREATE TABLE " + Layout.PERSONS + " AS SELECT " + columns + " FROM " + RawTable.NAME
                + " LEFT JOIN " + Layout.PLACES + " pl ON pl.country = " + word(role.country()) + " AND pl.region = "
                + word(role.region()) + " ORDER BY n");
        return new RowFacts(table.name(), raw.rows(), raw.bad(), Places.none(), TypedColumns.undecodable(raw));
    }

    /** Every pair of country and region as the data spells it, without blanks and in capitals. */
    private void makePlaces() {
        database.run("CREATE TABLE " + Layout.PLACES
                + " AS SELECT CAST(row_number() OVER (ORDER BY country, region) - 1 AS INTEGER) AS place, country,"
                + " region FROM (SELECT DISTINCT " + word(role.country()) + " AS country, " + word(role.region())
                + " AS region FROM " + RawTable.NAME + ")");
    }

    private String key() {
        return Decoding.key(raw.column(role.key()), raw.stored(role.key()));
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
