package io.licit.engine;

import io.licit.engine.sql.Sql;
import java.util.UUID;

/**
 * Tells one load from every other, of the same sources too: two of them may number persons otherwise, and what was made for
 * one must never be read with the other.
 *
 * @param load this one; what is prepared is so for it alone
 * @param numbering which person has which number; a load that adds nobody to the warehouse before it leaves it as it was
 */
record LoadId(String load, String numbering) {
    private static final String NAME = "load_id";

    /** Of a load of everything. */
    static LoadId anew() {
        return new LoadId(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    }

    /** Of a load that changes the warehouse of this one. */
    LoadId changed(boolean hasNewPersons) {
        return new LoadId(
                UUID.randomUUID().toString(), hasNewPersons ? UUID.randomUUID().toString() : numbering);
    }

    static LoadId read(Database database) {
        return database.first(
                        "SELECT load, numbering FROM " + NAME, row -> new LoadId(row.getString(1), row.getString(2)))
                .orElseThrow(() -> new IllegalStateException("a warehouse without the id of its load"));
    }

    /** In the place of the one that is there. */
    void write(Database database) {
        database.run("CREATE OR REPLACE TABLE " + NAME + " AS SELECT " + Sql.text(load) + " AS load, "
                + Sql.text(numbering) + " AS numbering");
        database.run("CHECKPOINT");
    }
}
