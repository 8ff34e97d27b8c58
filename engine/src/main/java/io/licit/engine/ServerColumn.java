package io.licit.engine;

import io.licit.core.catalogue.Type;
import io.licit.engine.sql.Sql;

/**
 * A column of a server.
 *
 * @param type the server's own name of it, such as {@code int8}; of a domain what lies under it
 * @param readable whether the user that asks may read it
 */
record ServerColumn(String name, String type, boolean readable) {
    /** The type that DuckDB stores it in. */
    String stored() {
        return switch (type) {
            case "int2", "int4", "int8", "oid" -> "BIGINT";
            case "float4" -> "FLOAT";
            case "float8" -> "DOUBLE";
            case "bool" -> "BOOLEAN";
            case "date" -> "DATE";
            case "timestamp", "timestamptz" -> "TIMESTAMP";
            default -> "VARCHAR";
        };
    }

    /** The type that it shows by itself. */
    Type shown() {
        return type.equals("numeric") ? Type.NUMBER : Decoding.shown(stored());
    }

    boolean isTime() {
        return shown() == Type.TIMESTAMP || shown() == Type.DATE;
    }

    boolean isWhole() {
        return stored().equals("BIGINT");
    }

    /**
     * The value as the server is to write it. A time outside of the years that the warehouse has is written as an infinite
     * one, which is then no time; a number of any precision has no noughts at its end, so that a key is written alike.
     */
    String expression() {
        String column = Sql.name(name);
        return switch (type) {
            case "int2", "int4", "int8", "float4", "float8", "bool" -> column;
            case "oid" -> "CAST(" + column + " AS bigint)";
            case "numeric" -> "CAST(trim_scale(" + column + ") AS text)";
            case "date" -> within(column, "date");
            case "timestamp" -> within(column, "timestamp");
            case "timestamptz" -> within("(" + column + " AT TIME ZONE 'UTC')", "timestamp");
            default -> "CAST(" + column + " AS text)";
        };
    }

    private static String within(String time, String type) {
        return "CASE WHEN " + time + " < '0001-01-01'::" + type + " THEN '-infinity'::" + type + " WHEN " + time
                + " >= '10000-01-01'::" + type + " THEN 'infinity'::" + type + " ELSE " + time + " END";
    }
}
