package io.licit.engine.spark;

import io.licit.core.catalogue.Type;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * A stored column in Spark's SQL.
 *
 * @param sql the column as it is stored
 */
record ColumnReading(String sql, DataType stored) {
    private static final String LARGEST = "1.7976931348623157E308D";

    /** Whether values of such a column can be read at all. */
    boolean isReadable() {
        return stored instanceof StringType || shown() != Type.TEXT;
    }

    /** The type that the stored type shows by itself; text for what it can't tell. */
    private Type shown() {
        if (stored.equals(DataTypes.BooleanType)) {
            return Type.BOOLEAN;
        }
        if (stored instanceof DateType) {
            return Type.DATE;
        }
        if (stored instanceof TimestampType || stored instanceof TimestampNTZType) {
            return Type.TIMESTAMP;
        }
        return stored instanceof NumericType ? Type.NUMBER : Type.TEXT;
    }

    /** An expression of the type, null where the value can't be read so. */
    String as(Type type) {
        return switch (type) {
            case TEXT, UNKNOWN -> text();
            case NUMBER -> number();
            case BOOLEAN -> shown() == Type.BOOLEAN ? sql : call(Functions.TRUTH);
            case DATE -> day();
            case TIMESTAMP -> time();
        };
    }

    /** Whether some value may not be of the type. */
    boolean isDoubtfulAs(Type type) {
        return type != Type.TEXT && type != Type.UNKNOWN && shown() != type;
    }

    /** Whether there is a value that can't be read as the type. */
    String failed(Type type) {
        return "(" + call(Functions.PRESENT) + " AND (" + as(type) + ") IS NULL)";
    }

    String call(String function) {
        return function + "(" + text() + ")";
    }

    String key() {
        boolean decimal = shown() == Type.NUMBER && !(stored instanceof IntegralType);
        return Functions.KEY + "(" + text() + ", " + decimal + ")";
    }

    /** Null is the empty text. */
    String word() {
        return "COALESCE(" + text() + ", '')";
    }

    private String text() {
        boolean floating = stored.equals(DataTypes.DoubleType) || stored.equals(DataTypes.FloatType);
        return stored instanceof StringType
                ? sql
                : floating ? Functions.TEXT + "(CAST(" + sql + " AS DOUBLE))" : "CAST(" + sql + " AS STRING)";
    }

    private String number() {
        Type from = shown();
        if (from == Type.TEXT) {
            return Functions.NUMBER + "(" + sql + ")";
        }
        if (from != Type.NUMBER) {
            return "CAST(NULL AS DOUBLE)";
        }
        String number = "CAST(" + sql + " AS DOUBLE)";
        boolean finite = stored instanceof IntegralType || stored instanceof DecimalType;
        return finite ? number : "CASE WHEN abs(" + number + ") <= " + LARGEST + " THEN " + number + " + 0.0D END";
    }

    private String day() {
        return switch (shown()) {
            case DATE -> within(sql, "DATE");
            case TIMESTAMP -> within("CAST(" + sql + " AS DATE)", "DATE");
            case TEXT, UNKNOWN -> Functions.DAY + "(" + sql + ")";
            case BOOLEAN, NUMBER -> "CAST(NULL AS DATE)";
        };
    }

    private String time() {
        return switch (shown()) {
            case DATE, TIMESTAMP -> within("CAST(" + sql + " AS TIMESTAMP)", "TIMESTAMP");
            case TEXT, UNKNOWN -> Functions.TIME + "(" + sql + ")";
            case BOOLEAN, NUMBER -> "CAST(NULL AS TIMESTAMP)";
        };
    }

    private static String within(String time, String type) {
        String last = type.equals("DATE") ? "'9999-12-31'" : "'9999-12-31 23:59:59.999999'";
        return "CASE WHEN " + time + " BETWEEN CAST('0001-01-01' AS " + type + ") AND CAST(" + last + " AS " + type
                + ") THEN " + time + " END";
    }
}
