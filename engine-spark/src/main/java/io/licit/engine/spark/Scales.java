package io.licit.engine.spark;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.SumScales;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Looks for the decimal places of every number column of events. */
final class Scales {
    /** Whole numbers below this are exact in a double, with room for rounding. */
    private static final double EXACT = 4e15;

    private static final double LONG_LIMIT = 1e15;
    private static final int LONG_PLACES = 18;

    private Scales() {}

    static SumScales of(SparkSession session, Catalogue catalogue) {
        Layout layout = new Layout(catalogue);
        Map<String, Integer> scales = new TreeMap<>();
        for (Table table : catalogue.events()) {
            String name = layout.table(table.name());
            List<String> numbers = table.columns().values().stream()
                    .filter(column -> column.type() == Type.NUMBER)
                    .map(Column::name)
                    .map(column -> layout.column(table.name(), column))
                    .toList();
            if (numbers.isEmpty()) {
                continue;
            }
            List<String> list = new ArrayList<>();
            for (String column : numbers) {
                list.add("COALESCE(max(abs(" + column + ")), 0.0D)");
                list.add("COALESCE(max(" + Functions.PLACES + "(" + column + ")), 0)");
            }
            Row row =
                    session.table(name).selectExpr(list.toArray(String[]::new)).head();
            for (int i = 0; i < numbers.size(); i++) {
                scales.put(name + "." + numbers.get(i), scale(row.getDouble(2 * i), row.getInt(2 * i + 1)));
            }
        }
        return new SumScales(scales);
    }

    private static int scale(double largest, int places) {
        for (int scale = 0; scale <= SumScales.MOST_PLACES; scale += 2) {
            if (places <= scale && largest < EXACT / Math.pow(10, scale)) {
                return scale;
            }
        }
        return largest < LONG_LIMIT && places <= LONG_PLACES ? SumScales.LONG : SumScales.ANY;
    }
}
