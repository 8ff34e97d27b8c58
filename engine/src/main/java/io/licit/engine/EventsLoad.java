package io.licit.engine;

import io.licit.core.catalogue.Table;
import io.licit.engine.RowFacts.Places;
import io.licit.engine.sql.Layout;

/** Makes a table of events from its raw rows, sorted by person. */
final class EventsLoad {
    private EventsLoad() {}

    static RowFacts load(Database database, RawTable raw, Layout layout) {
        String name = layout.table(raw.table().name());
        database.run("CREATE TABLE " + name + " AS " + select(raw, layout));
        return facts(raw, database.number("SELECT count(*) FROM " + name));
    }

    /** Puts the rows to those that are there. */
    static RowFacts append(Database database, RawTable raw, Layout layout) {
        String name = layout.table(raw.table().name());
        long before = database.number("SELECT count(*) FROM " + name);
        database.run("INSERT INTO " + name + " " + select(raw, layout));
        return facts(raw, database.number("SELECT count(*) FROM " + name) - before);
    }

    private static String select(RawTable raw, Layout layout) {
        return "SELECT p.n AS n" + TypedColumns.select(raw, layout) + raw.watermark() + " FROM " + RawTable.NAME
                + " JOIN " + Layout.PERSONS + " p ON p.id = " + key(raw) + " ORDER BY n";
    }

    /** Whose a row is, as the table of persons has it. */
    static String key(RawTable raw) {
        Table.Role.Events role = (Table.Role.Events) raw.table().role();
        return Decoding.key(raw.column(role.person()), raw.stored(role.person()));
    }

    private static RowFacts facts(RawTable raw, long made) {
        return new RowFacts(
                raw.table().name(), raw.rows(), raw.bad(), orphans(raw, key(raw), made), TypedColumns.undecodable(raw));
    }

    /** Rows whose person is unknown; looked for only where there are any. */
    static Places orphans(RawTable raw, String key, long made) {
        if (made == raw.rows()) {
            return Places.none();
        }
        return raw.where(
                key + " IS NULL OR NOT EXISTS (SELECT 1 FROM " + Layout.PERSONS + " p WHERE p.id = " + key + ")");
    }
}
