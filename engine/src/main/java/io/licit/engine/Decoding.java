package io.licit.engine;

import io.licit.core.catalogue.Type;
import io.licit.engine.sql.Sql;
import java.util.Locale;

/**
 * How a stored value is read as the type that its column has. Whatever can't be so read is null. Dates and times begin
 * with the year and go down from there: a day that might be a month is no date.
 */
public final class Decoding {
    private static final String FIRST_DAY = "'0001-01-01'";
    private static final String LAST_DAY = "'9999-12-31'";
    private static final String UNSEEN = "'[\\s\\p{Z}\\p{C}\"'']+'";
    private static final String ISO_DATE = "'^\\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\\s*$'";

    private Decoding() {}

    /** The type that a stored type shows by itself; text for what it can't tell. */
    static Type shown(String stored) {
        String type = stored.toUpperCase(Locale.ROOT);
        if (type.equals("BOOLEAN")) {
            return Type.BOOLEAN;
        }
        if (type.equals("DATE")) {
            return Type.DATE;
        }
        if (type.startsWith("TIMESTAMP")) {
            return Type.TIMESTAMP;
        }
        return isNumeric(type) ? Type.NUMBER : Type.TEXT;
    }

    private static boolean isNumeric(String type) {
        return (type.endsWith("INT")
                        || type.equals("INTEGER")
                        || type.equals("UINTEGER")
                        || type.equals("FLOAT")
                        || type.equals("DOUBLE")
                        || type.startsWith("DECIMAL"))
                && !type.endsWith("[]");
    }

    /** An expression of the type, null where the value can't be read so. */
    public static String as(Type type, String column, String stored) {
        Type from = shown(stored);
        return switch (type) {
            case TEXT, UNKNOWN -> "CAST(" + column + " AS VARCHAR)";
            case NUMBER -> number(column, from);
            case BOOLEAN -> truth(column, from);
            case DATE -> day(column, stored);
            case TIMESTAMP -> time(column, stored);
        };
    }

    /** Whether there is a value that can't be read. */
    static String failed(Type type, String column, String stored) {
        String there = shown(stored) == Type.TEXT ? present(column) : column + " IS NOT NULL";
        return "(" + there + " AND " + as(type, column, stored) + " IS NULL)";
    }

    /** Whether there is a value at all; one of blanks is none. */
    static String present(String column) {
        return "(trim(CAST(" + column + " AS VARCHAR)) <> '')";
    }

    /** A person's id, written the same in every table: without blanks around it, whole numbers without a point. */
    public static String key(String column, String stored) {
        String text = "CAST(" + column + " AS VARCHAR)";
        if (shown(stored) == Type.NUMBER && !stored.toUpperCase(Locale.ROOT).contains("INT")) {
            text = "regexp_replace(" + text + ", '\\.0+$', '')";
        }
        return "NULLIF(" + Sql.stripped(text) + ", '')";
    }

    /**
     * What two keys have in common that may be meant for the same person: without blanks, signs that can't be seen, quotes
     * and case, and as a plain whole number where they are one. Never null where the key is not.
     */
    static String alike(String key) {
        String bare = "lower(nfc_normalize(regexp_replace(" + key + ", " + UNSEEN + ", '', 'g')))";
        String plain = "regexp_replace(" + bare + ", '^[+]?0*([0-9]+)([.]0*)?$', '\\1')";
        return "CASE WHEN regexp_full_match(" + bare
                + ", '[0-9]+([.][0-9]+)?e[+]?[0-9]{1,2}') THEN COALESCE(CAST(TRY_CAST(" + bare
                + " AS HUGEINT) AS VARCHAR), " + bare + ") ELSE " + plain + " END";
    }

    private static String number(String column, Type from) {
        if (from != Type.NUMBER && from != Type.TEXT) {
            return "CAST(NULL AS DOUBLE)";
        }
        String number = "TRY_CAST(" + column + " AS DOUBLE)";
        // Adding zero makes a negative zero a plain one.
        return "CASE WHEN isfinite(" + number + ") THEN " + number + " + 0.0 END";
    }

    private static String truth(String column, Type from) {
        if (from == Type.BOOLEAN) {
            return column;
        }
        String text = "lower(trim(CAST(" + column + " AS VARCHAR)))";
        return "CASE WHEN " + text + " IN ('true', 't', 'yes', 'y', '1') THEN true WHEN " + text
                + " IN ('false', 'f', 'no', 'n', '0') THEN false END";
    }

    private static String day(String column, String stored) {
        String day = switch (shown(stored)) {
            case DATE -> column;
            case TIMESTAMP -> "CAST(" + utc(column, stored) + " AS DATE)";
            case TEXT, UNKNOWN -> "TRY_CAST(" + column + " AS DATE)";
            case BOOLEAN, NUMBER -> "CAST(NULL AS DATE)";
        };
        return within(day, "DATE");
    }

    private static String time(String column, String stored) {
        String time = switch (shown(stored)) {
            case DATE -> "CAST(" + column + " AS TIMESTAMP)";
            case TIMESTAMP -> utc(column, stored);
            case TEXT, UNKNOWN -> "(TRY_CAST(" + column + " AS TIMESTAMPTZ) AT TIME ZONE 'UTC')";
            case BOOLEAN, NUMBER -> "CAST(NULL AS TIMESTAMP)";
        };
        return within(time, "TIMESTAMP");
    }

    private static String utc(String column, String stored) {
        boolean zoned = stored.toUpperCase(Locale.ROOT).contains("TIME ZONE");
        return zoned ? "(" + column + " AT TIME ZONE 'UTC')" : "CAST(" + column + " AS TIMESTAMP)";
    }

    private static String within(String time, String type) {
        String last = type.equals("DATE") ? LAST_DAY : "'9999-12-31 23:59:59.999999'";
        return "CASE WHEN " + time + " BETWEEN CAST(" + FIRST_DAY + " AS " + type + ") AND CAST(" + last + " AS " + type
                + ") THEN " + time + " END";
    }

    /**
     * Counts, over a sample of texts: how many there are, and how many of them look like each type. In this order:
     * present, truth values, numbers, codes that only look like numbers, dates, times.
     */
    static String census(String column) {
        String present = " FILTER (" + present(column) + ")";
        return String.join(
                ", ",
                "count(*)" + present,
                "count(*) FILTER (lower(trim(" + column + ")) IN ('true', 'false', 't', 'f'))",
                "count(" + as(Type.NUMBER, column, "VARCHAR") + ")",
                "count(*) FILTER (regexp_matches(" + column + ", '^\\s*[+-]?0[0-9]|^\\s*[+]'))",
                "count(*) FILTER (regexp_matches(" + column + ", " + ISO_DATE + ") AND "
                        + as(Type.DATE, column, "VARCHAR") + " IS NOT NULL)",
                "count(" + as(Type.TIMESTAMP, column, "VARCHAR") + ")");
    }

    /** How many counts {@link #census} gives. */
    static final int CENSUS_COUNTS = 6;

    /** The type that a census shows; a column without a value shows none. */
    static Type shown(long[] census) {
        long present = census[0];
        if (present == 0) {
            return Type.UNKNOWN;
        }
        if (census[1] == present) {
            return Type.BOOLEAN;
        }
        if (census[2] == present) {
            return census[3] == 0 ? Type.NUMBER : Type.TEXT;
        }
        if (census[4] == present) {
            return Type.DATE;
        }
        return census[5] == present ? Type.TIMESTAMP : Type.TEXT;
    }
}
