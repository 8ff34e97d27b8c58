package io.licit.engine.spark;

import org.apache.spark.sql.SparkSession;

/** What Spark writes about its own doings, which is no answer to anybody. */
final class Logs {
    private static final String CONFIGURATION = "log4j2.configurationFile";
    private static final String SILENT = "classpath:licit-log4j2.properties";

    private Logs() {}

    /** To be called before anything of Spark is: nothing is written, unless whoever starts the program says what is. */
    static boolean quieten() {
        boolean silent = System.getProperty(CONFIGURATION) == null;
        if (silent) {
            System.setProperty(CONFIGURATION, SILENT);
        }
        return silent;
    }

    /** The same where the process had its logs before. */
    static void quieten(SparkSession session) {
        session.sparkContext().setLogLevel("OFF");
    }
}
