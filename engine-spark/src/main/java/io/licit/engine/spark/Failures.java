package io.licit.engine.spark;

import io.licit.engine.WarehouseException;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.spark.SparkException;

/** What of Spark's failures is told to a person: one line, and what to do. */
final class Failures {
    private static final int DEEPEST = 30;

    private Failures() {}

    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (WarehouseException known) {
            throw known;
        } catch (Exception failure) {
            throw told(failure);
        } catch (OutOfMemoryError full) {
            throw WarehouseException.environment(MEMORY, full);
        }
    }

    /** Whether a file that was made ready is not as it was written, or is not there. */
    static boolean isOfBrokenFile(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < DEEPEST; depth++) {
            String said = String.valueOf(cause);
            if (said.contains(ReadyFile.Broken.class.getName())
                    || said.contains(ReadyFile.NAME) && said.contains("FileNotFoundException")
                    || said.contains(ReadyFile.NAME) && said.contains("ChecksumException")) {
                return true;
            }
            if (cause.getCause() == null || cause.getCause() == cause) {
                return false;
            }
            cause = cause.getCause();
        }
        return false;
    }

    static final String MASTER = "Spark's master can't be reached; see --master, and whether it is one of this version";

    private static final String MEMORY =
            "Spark needs more memory than it may use; give the driver or the executors more, or set spark.licit.shards higher";

    /** By the first cause that says something that can be mended. */
    static WarehouseException told(Exception failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < DEEPEST; depth++) {
            String said = String.valueOf(cause).toLowerCase(Locale.ROOT);
            if (cause instanceof WarehouseException known) {
                return known;
            }
            if (cause instanceof OutOfMemoryError
                    || said.contains("outofmemoryerror")
                    || said.contains("exit code: 137")) {
                return WarehouseException.environment(MEMORY, failure);
            }
            if (said.contains("master") && (said.contains("unresponsive") || said.contains("could not parse"))
                    || said.contains("all masters are unresponsive")
                    || said.contains("failed to connect")
                    || said.contains("stopped sparkcontext")
                    || said.contains("sparkcontext has been shutdown")
                    || said.contains("sparkcontext was shut down")
                    || said.contains("unknownhost")) {
                return WarehouseException.environment(MASTER, failure);
            }
            if (said.contains("filenotfound") || said.contains("path_not_found")) {
                return WarehouseException.environment(
                        "Spark does not find a file; every worker needs the same paths to the sources and to what is"
                                + " written",
                        failure);
            }
            if (cause.getCause() == null || cause.getCause() == cause) {
                break;
            }
            cause = cause.getCause();
        }
        String kind = failure instanceof SparkException
                ? "the job failed"
                : failure.getClass().getSimpleName();
        return WarehouseException.environment(
                "Spark could not do the work: " + kind + "; LICIT_DEBUG=1 prints where it happened", failure);
    }
}
