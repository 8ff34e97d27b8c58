package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.engine.sql.Sql;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Holds two warehouses equal, whatever numbers their persons have. */
final class SameContent {
    private SameContent() {}

    static void check(Path one, Path other) {
        try (Database database = Database.inMemory()) {
            database.run("SET TimeZone = 'UTC'");
            database.run("ATTACH " + Sql.text(one.toString()) + " AS one (READ_ONLY)");
            database.run("ATTACH " + Sql.text(other.toString()) + " AS other (READ_ONLY)");
            Map<String, Long> different = new LinkedHashMap<>();
            for (String table : database.rows(
                    "SELECT table_name FROM duckdb_tables() WHERE database_name = 'other' AND table_name NOT IN ('origins', 'load_id')"
                            + " ORDER BY 1",
                    row -> row.getString(1))) {
                different.put(table, difference(database, table, "one", "other"));
                different.merge(table, difference(database, table, "other", "one"), Long::sum);
            }
            assertThat(different).containsKeys("persons", "consents", "restrictions", "facts", "sum_scales");
            assertThat(different.values()).as(different.toString()).containsOnly(0L);
            assertThat(database.number(
                            "SELECT count(DISTINCT n) FROM one.persons WHERE n BETWEEN 0 AND (SELECT count(*) - 1"
                                    + " FROM one.persons)"))
                    .isEqualTo(database.number("SELECT count(*) FROM other.persons"));
        }
    }

    private static long difference(Database database, String table, String one, String other) {
        return database.number("SELECT count(*) FROM (" + rows(table, one) + " EXCEPT ALL " + rows(table, other) + ")");
    }

    private static String rows(String table, String from) {
        return switch (table) {
            case "persons" ->
                "SELECT p.* EXCLUDE (n, place), l.country, l.region FROM " + from + ".persons p JOIN " + from
                        + ".places l USING (place)";
            case "places" -> "SELECT country, region FROM " + from + ".places";
            case "facts", "sum_scales" -> "SELECT * FROM " + from + "." + table;
            default ->
                "SELECT p.id, t.* EXCLUDE (n) FROM " + from + "." + table + " t JOIN " + from + ".persons p USING (n)";
        };
    }
}
