package io.licit.engine.sql;

import io.licit.core.catalogue.Type;
import java.util.Locale;

/**
 * How an engine writes what engines write differently. Everything else is one text for both. Spark's is read with its
 * ANSI mode off and in the time zone UTC, so that dividing by zero is null there too.
 */
public enum Dialect {
    DUCKDB,
    SPARK;

    /** The function that Spark is given, since its own knows capitals of several letters, and the language does not. */
    public static final String LOWER = "licit_lower";

    private static final String LARGEST = "1.7976931348623157E308D";
    private static final String ESCAPE = "\u0001";

    /** The type of a column. */
    String stored(Type type) {
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case NUMBER -> "DOUBLE";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
            case TEXT, UNKNOWN -> varchar();
        };
    }

    String varchar() {
        return this == DUCKDB ? "VARCHAR" : "STRING";
    }

    /** A literal. Spark reads escapes in one, so that whatever is no plain letter or figure is written as one. */
    public String text(String value) {
        return this == DUCKDB ? Sql.text(value) : escaped(value);
    }

    private static String escaped(String value) {
        StringBuilder literal = new StringBuilder("'");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == ' ' || c == '-';
            literal.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04X", (int) c));
        }
        return literal.append('\'').toString();
    }

    /** No character of a pattern takes another's meaning away; Spark needs one that does, and one that nobody writes. */
    String like(String value, boolean negated, String pattern) {
        String operator = negated ? " NOT LIKE " : " LIKE ";
        return this == DUCKDB
                ? value + operator + Sql.text(pattern)
                : value + operator + escaped(pattern.replace(ESCAPE, ESCAPE + ESCAPE)) + " ESCAPE " + escaped(ESCAPE);
    }

    /** A number, null where it is not finite; a long expression is written once, in a list of one. */
    String finite(String number, boolean once) {
        if (this == DUCKDB) {
            return once
                    ? "list_filter([" + number + "], lambda v: isfinite(v))[1]"
                    : "CASE WHEN isfinite(" + number + ") THEN " + number + " END";
        }
        return once
                ? "filter(array(" + number + "), v -> abs(v) <= " + LARGEST + ")[0]"
                : "CASE WHEN abs(" + number + ") <= " + LARGEST + " THEN " + number + " END";
    }

    /** A time so many units later, whatever its type. */
    String shifted(String time, int count, String unit) {
        return this == DUCKDB
                ? "(" + time + " + INTERVAL (" + count + ") " + unit + ")"
                : "timestampadd(" + unit + ", " + count + ", " + time + ")";
    }

    /** Whole days from one day to another. */
    String days(String from, String to) {
        return this == DUCKDB ? "date_diff('day', " + from + ", " + to + ")" : "datediff(" + to + ", " + from + ")";
    }

    String lower(String text) {
        return (this == DUCKDB ? "lower" : LOWER) + "(" + text + ")";
    }

    /** Between whole numbers, without a remainder. */
    String divided() {
        return this == DUCKDB ? " // " : " div ";
    }

    /** Which rows an aggregate is of. */
    String filter(String condition) {
        return this == DUCKDB ? " FILTER (" + condition + ")" : " FILTER (WHERE " + condition + ")";
    }

    /** A sum of doubles in ascending order, null where there are none or it is not finite. */
    String ascendingSum(String column, String filter) {
        if (this == DUCKDB) {
            String sum = "sum(" + column + " ORDER BY " + column + ")" + filter;
            return "CASE WHEN isfinite(" + sum + ") THEN " + sum + " END";
        }
        return "filter(transform(filter(array(array_sort(collect_list(" + column + ")" + filter
                + ")), l -> size(l) > 0), l -> aggregate(l, 0.0D, (a, v) -> a + v)), s -> abs(s) <= " + LARGEST
                + ")[0]";
    }
}
