package io.licit.engine.sql;

import java.util.Map;

/**
 * How sums over each number column of events come out exact, whatever the order of addition: by how many decimal places
 * its values have, as found when they were loaded.
 *
 * @param scales by table and column of the warehouse, as in {@code events0.c3}: a number of places from 0 to
 *     {@link #MOST_PLACES}, or {@link #LONG}, or {@link #ANY}
 */
public record SumScales(Map<String, Integer> scales) {
    /** The most places with which a whole multiple still fits into a double. */
    public static final int MOST_PLACES = 6;

    /** More places, but small enough for a decimal of 38 digits. */
    public static final int LONG = -1;

    /** Values that no decimal of 38 digits holds; their sum is a double's, in ascending order of the values. */
    public static final int ANY = -2;

    public SumScales {
        scales = Map.copyOf(scales);
    }

    /** A sum, as a double, over the rows of a filter. */
    String sum(String table, String column, String filter, Dialect dialect) {
        int scale = scales.getOrDefault(table + "." + column, ANY);
        if (scale == ANY) {
            return dialect.ascendingSum(column, filter);
        }
        String exact = scale == LONG
                ? "CAST(CAST(" + column + " AS " + dialect.varchar() + ") AS DECIMAL(38, 18))"
                : "CAST(" + column + " AS DECIMAL(18, " + scale + "))";
        return "CAST(sum(" + exact + ")" + filter + " AS DOUBLE)";
    }
}
