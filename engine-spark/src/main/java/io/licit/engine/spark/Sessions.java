package io.licit.engine.spark;

import io.licit.engine.WarehouseException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;

/** Sessions of Spark, set so that every expression means what it means in the warehouse. */
final class Sessions {
    private static final String HERE = "local[*]";
    private static final long SHARD_BYTES = 128L << 20;
    private static final int MOST_SHARDS = 20_000;
    private static final Pattern STANDALONE = Pattern.compile("spark://(.+)");
    private static final Pattern ADDRESS = Pattern.compile("(.+):([0-9]{1,5})");
    private static final int CONNECT_MILLISECONDS = 5000;
    private static final String SHARDS = "spark.licit.shards";

    private static final Map<String, String> MEANING = Map.of(
            "spark.sql.ansi.enabled", "false",
            "spark.sql.session.timeZone", "UTC",
            "spark.sql.caseSensitive", "true",
            "spark.sql.datetime.java8API.enabled", "true",
            "spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED",
            "spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED",
            "spark.sql.parquet.int96RebaseModeInRead", "CORRECTED",
            "spark.sql.sources.partitionColumnTypeInference.enabled", "false",
            // A method that the JVM would not compile is worse than several that it does.
            "spark.sql.codegen.hugeMethodLimit", "8000");

    private Sessions() {}

    /** A session; what {@code spark-submit} has set stays. */
    static SparkSession start(Optional<String> master) {
        boolean silent = Logs.quieten();
        SparkSession.Builder builder = SparkSession.builder()
                .appName("licit")
                .config("spark.ui.enabled", System.getProperty("spark.ui.enabled", "false"))
                .config("spark.ui.showConsoleProgress", "false")
                // Isolated, workers ask the driver for every class that a generated one might mean.
                .config("spark.sql.artifact.isolation.enabled", "false");
        String place = master.orElseGet(() -> System.getProperty("spark.master", HERE));
        requireReachable(place);
        SparkSession session = builder.master(place).getOrCreate();
        if (silent) {
            Logs.quieten(session);
        }
        return session;
    }

    /** Spark itself would try for a minute, and then say so in its log alone. */
    private static void requireReachable(String master) {
        Matcher named = STANDALONE.matcher(master);
        if (named.matches() && Arrays.stream(named.group(1).split(",")).noneMatch(Sessions::isReachable)) {
            throw WarehouseException.environment(
                    "Spark's master " + master + " can't be reached; see --master, and whether it runs",
                    new ConnectException(master));
        }
    }

    private static boolean isReachable(String place) {
        Matcher parts = ADDRESS.matcher(place);
        if (!parts.matches()) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2))), CONNECT_MILLISECONDS);
            return true;
        } catch (IOException | IllegalArgumentException gone) {
            return false;
        }
    }

    /** A session with views, functions and settings of its own. */
    static SparkSession own(SparkSession running) {
        SparkSession session = running.newSession();
        MEANING.forEach((name, value) -> session.conf().set(name, value));
        if (running.conf().contains(SHARDS)) {
            session.conf().set(SHARDS, running.conf().get(SHARDS));
        }
        Functions.register(session);
        return session;
    }

    /** Over how many shards persons are spread: as the setting says, else by the size of the sources. */
    static int shards(SparkSession session, long bytes) {
        int usual = (int)
                Math.min(MOST_SHARDS, Math.max(session.sparkContext().defaultParallelism(), bytes / SHARD_BYTES + 1));
        int shards = Integer.parseInt(session.conf().get(SHARDS, Integer.toString(usual)));
        session.conf().set("spark.sql.shuffle.partitions", shards);
        return shards;
    }
}
