package io.licit.benchmarks;

import java.util.List;

/**
 * What a person's events come to, in the condition language and in SQL.
 *
 * @param name its column in the prepared table
 * @param licit the expression in the condition language
 * @param sql the aggregate over {@code events}
 * @param thresholds comparisons that conditions make with it
 * @param isDay whether it is a day, which conditions compare by how long ago it was
 */
record Trait(String name, String licit, String sql, List<Integer> thresholds, boolean isDay) {
    static final List<Trait> ALL = List.of(
            counted("orders_90", "kind = 'order'", 90, 1, 2, 3),
            counted("orders_365", "kind = 'order'", 365, 1, 2, 3, 5),
            counted("visits_30", "kind = 'visit'", 30, 1, 2),
            counted("visits_180", "kind = 'visit'", 180, 2, 3, 4),
            counted("opens_90", "kind = 'open'", 90, 1, 2),
            counted("returns_365", "kind = 'return'", 365, 1, 2),
            counted("app_180", "channel = 'app'", 180, 1, 2, 3),
            counted("garden_365", "category = 'garden'", 365, 1, 2),
            of("spent_90", "sum", "amount", "kind = 'order'", 90, 50, 100, 200),
            of("spent_365", "sum", "amount", "kind = 'order'", 365, 100, 250, 500, 750),
            of("average_365", "avg", "amount", "kind = 'order'", 365, 50, 100, 150),
            of("dearest_180", "max", "amount", "category = 'lighting'", 180, 50, 150),
            last("last_event", "true", 30, 60, 120),
            last("last_order", "kind = 'order'", 60, 120, 240, 365));

    private static Trait counted(String name, String where, int days, Integer... thresholds) {
        return new Trait(
                name,
                "count(events where " + where + " and made_at >= today - " + days + " days)",
                "count(*) FILTER (WHERE " + where + " AND made_at >= DATE '" + RetailData.TODAY + "' - " + days + ")",
                List.of(thresholds),
                false);
    }

    private static Trait of(
            String name, String aggregate, String column, String where, int days, Integer... thresholds) {
        return new Trait(
                name,
                aggregate + "(events." + column + " where " + where + " and made_at >= today - " + days + " days)",
                aggregate + "(" + column + ") FILTER (WHERE " + where + " AND made_at >= DATE '" + RetailData.TODAY
                        + "' - " + days + ")",
                List.of(thresholds),
                false);
    }

    private static Trait last(String name, String where, Integer... daysAgo) {
        return new Trait(
                name,
                "max(events.made_at" + (where.equals("true") ? "" : " where " + where) + ")",
                "CAST(max(made_at) FILTER (WHERE " + where + ") AS DATE)",
                List.of(daysAgo),
                true);
    }

    /** With its type made narrow, as somebody who prepares a table would. Everybody has events, so that no count is null. */
    String prepared() {
        String narrow = licit.startsWith("count") ? "CAST(" + sql + " AS UTINYINT)" : sql;
        return "    " + narrow + " AS " + name;
    }
}
