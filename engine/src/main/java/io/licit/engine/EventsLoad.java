package io.licit.engine;

import io.licit.core.catalogue.Table;
import io.licit.engine.RowFacts.Places;
import io.licit.engine.sql.Layout;

/** Makes a table of events from its raw rows, sorted by person. */
final class EventsLoad {
    private EventsLoad() {}

    static RowFacts load(Database database, RawTable raw, Layout layout) {
        String name = layout.table(raw.table().name());
        Table.Role.Events role = (Table.Role.Events) raw.table().role();
        String key = Decoding.key(raw.column(role.person()), raw.stored(role.person()));
        database.run("CREATE TABLE " + name + " AS SELECT p.n AS n" + TypedColumns.select(raw, layout) + " FROM "
                + RawTable.NAME + " JOIN " + Layout.PERSONS + " p ON p.id = " + key + " ORDER BY n");
        return new RowFacts(
                raw.table().name(),
                raw.rows(),
                raw.bad(),
                orphans(database, raw, key, name),
                TypedColumns.undecodable(raw));
    }

    /** Rows whose person is unknown; looked for only where there are any. */
    static Places orphans(Database database, RawTable raw, String key, String made) {
        if (database.number("SELECT count(*) FROM " + made) == raw.rows()) {
            return Places.none();
        }
        return raw.where(
                key + " IS NULL OR NOT EXISTS (SELECT 1 FROM " + Layout.PERSONS + " p WHERE p.id = " + key + ")");
    }
}
