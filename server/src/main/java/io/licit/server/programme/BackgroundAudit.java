package io.licit.server.programme;

import io.licit.engine.WarehouseException;
import io.licit.programme.state.StateException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** At most one audit at a time, on a thread of its own, so that nobody's page waits for it. */
final class BackgroundAudit {
    private static final Logger LOG = System.getLogger(BackgroundAudit.class.getName());

    private Stands stands = new Stands(Optional.empty(), "");

    /** Makes an audit. */
    interface Task {
        void run();
    }

    /**
     * @param by who has started the one that runs; empty where none does
     * @param failed why the last one could not be made; empty where it could
     */
    record Stands(Optional<String> by, String failed) {
        boolean isRunning() {
            return by.isPresent();
        }
    }

    synchronized Stands stands() {
        return stands;
    }

    private synchronized void stands(Stands now) {
        stands = now;
    }

    /**
     * Starts one, unless one runs.
     *
     * @param unexpected what is said of a failure that is a fault of ours
     */
    synchronized void start(String by, Task task, String unexpected) {
        if (stands.isRunning()) {
            return;
        }
        stands = new Stands(Optional.of(by), "");
        Thread thread =
                new Thread(() -> stands(new Stands(Optional.empty(), failure(task, unexpected))), "licit-audit");
        thread.setDaemon(true);
        thread.start();
    }

    private static String failure(Task task, String unexpected) {
        try {
            task.run();
            return "";
        } catch (WarehouseException | StateException failure) {
            return String.valueOf(failure.getMessage());
        } catch (RuntimeException failure) {
            StackTraceElement[] trace = failure.getStackTrace();
            LOG.log(
                    Level.ERROR,
                    () -> "failure of an audit: " + failure.getClass().getName()
                            + (trace.length == 0 ? "" : " at " + trace[0]));
            return unexpected;
        }
    }
}
