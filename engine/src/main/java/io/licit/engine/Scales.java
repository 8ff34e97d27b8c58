package io.licit.engine;

import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.SumScales;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds how many decimal places the numbers of events have. */
final class Scales {
    private static final int[] PLACES = {0, 2, 4, SumScales.MOST_PLACES};
    /** Whole numbers below this are exact in a double, with room for rounding. */
    private static final double EXACT = 4e15;

    private static final double LONG_LIMIT = 1e15;

    private final Database database;

    private Scales(Database database) {
        this.database = database;
    }

    /** The scales of all number columns of some tables of events. */
    static SumScales of(Database database, Layout layout, Collection<Table> events) {
        return new Scales(database).scales(layout, events);
    }

    private SumScales scales(Layout layout, Collection<Table> events) {
        Map<String, Integer> scales = new LinkedHashMap<>();
        for (Table table : events) {
            String name = layout.table(table.name());
            List<String> numbers = table.columns().values().stream()
                    .filter(column -> column.type() == Type.NUMBER)
                    .map(Column::name)
                    .map(column -> layout.column(table.name(), column))
                    .toList();
            for (String column : numbers) {
                scales.put(name + "." + column, scale(name, column));
            }
        }
        return new SumScales(scales);
    }

    /** The fewest decimal places that hold every value of a column exactly. */
    private int scale(String table, String column) {
        double largest = database.first(
                        "SELECT COALESCE(max(abs(" + column + ")), 0) FROM " + table, row -> row.getDouble(1))
                .orElse(0.0);
        for (int places : PLACES) {
            if (largest < EXACT / Math.pow(10, places) && holds(table, column, "DECIMAL(18, " + places + ")", column)) {
                return places;
            }
        }
        boolean fits =
                largest < LONG_LIMIT && holds(table, column, "DECIMAL(38, 18)", "CAST(" + column + " AS VARCHAR)");
        return fits ? SumScales.LONG : SumScales.ANY;
    }

    private boolean holds(String table, String column, String type, String from) {
        String lost = "COALESCE(CAST(TRY_CAST(" + from + " AS " + type + ") AS DOUBLE) <> " + column + ", true)";
        return database.rows(
                        "SELECT 1 FROM " + table + " WHERE " + column + " IS NOT NULL AND " + lost + " LIMIT 1",
                        row -> row.getInt(1))
                .isEmpty();
    }
}
