package io.licit.engine.spark;

import io.licit.engine.sql.Dialect;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/** The functions that statements on Spark call by name: how a stored text is read. */
final class Functions {
    static final String NUMBER = "licit_number";
    static final String TRUTH = "licit_truth";
    static final String DAY = "licit_day";
    static final String TIME = "licit_time";
    static final String TEXT = "licit_text";
    static final String KEY = "licit_key";
    static final String ALIKE = "licit_alike";
    static final String BREAKS = "licit_breaks";
    static final String PLACE = "licit_place";
    static final String PRESENT = "licit_present";
    static final String WRITTEN = "licit_written";
    static final String EXPLICIT = "licit_explicit";
    static final String PURPOSES = "licit_purposes";
    static final String CHANNELS = "licit_channels";
    static final String STATUS = "licit_status";
    static final String METHOD = "licit_method";
    static final String KIND = "licit_kind";
    static final String KNOWN = "licit_known";
    static final String PLACES = "licit_places";

    private Functions() {}

    static void register(SparkSession session) {
        var udf = session.udf();
        udf.register(NUMBER, (UDF1<String, Double>) Reading::number, DataTypes.DoubleType);
        udf.register(TRUTH, (UDF1<String, Boolean>) Reading::truth, DataTypes.BooleanType);
        udf.register(DAY, (UDF1<String, java.time.LocalDate>) Reading::day, DataTypes.DateType);
        udf.register(TIME, (UDF1<String, java.time.Instant>) Reading::time, DataTypes.TimestampType);
        udf.register(TEXT, (UDF1<Double, String>) Reading::text, DataTypes.StringType);
        udf.register(KEY, (UDF2<String, Boolean, String>) Reading::key, DataTypes.StringType);
        udf.register(ALIKE, (UDF1<String, String>) Reading::alike, DataTypes.StringType);
        udf.register(BREAKS, (UDF1<String, Boolean>) Reading::breaksLine, DataTypes.BooleanType);
        udf.register(PLACE, (UDF1<String, String>) Reading::place, DataTypes.StringType);
        udf.register(PRESENT, (UDF1<String, Boolean>) Reading::present, DataTypes.BooleanType);
        udf.register(WRITTEN, (UDF1<String, Boolean>) Reading::written, DataTypes.BooleanType);
        udf.register(EXPLICIT, (UDF1<String, Boolean>) Reading::explicit, DataTypes.BooleanType);
        udf.register(PURPOSES, (UDF1<String, Integer>) Reading::purposes, DataTypes.IntegerType);
        udf.register(CHANNELS, (UDF1<String, Integer>) Reading::channels, DataTypes.IntegerType);
        udf.register(STATUS, (UDF1<String, Integer>) Reading::status, DataTypes.IntegerType);
        udf.register(METHOD, (UDF1<String, Integer>) Reading::method, DataTypes.IntegerType);
        udf.register(KIND, (UDF1<String, Integer>) Reading::kind, DataTypes.IntegerType);
        udf.register(KNOWN, (UDF2<String, String, Boolean>) Reading::known, DataTypes.BooleanType);
        udf.register(PLACES, (UDF1<Double, Integer>) Reading::places, DataTypes.IntegerType);
        udf.register(Dialect.LOWER, (UDF1<String, String>) Reading::lowered, DataTypes.StringType);
    }
}
