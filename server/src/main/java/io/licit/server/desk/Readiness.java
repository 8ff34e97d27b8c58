package io.licit.server.desk;

import io.licit.core.diagnostic.Said;
import io.licit.server.route.NotYet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the data ready, so that nobody waits for what can be done before she comes: in the background, when the application
 * starts, when a file changes, and as time goes on, since what depends on the day is made anew on the next.
 */
final class Readiness implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final Duration MARGIN = Duration.ofMillis(10);

    private final Desk desk;
    private final Thread thread = new Thread(this::keep, "licit-ready");
    private final Object pausing = new Object();
    private volatile boolean isOver;
    /** What is ready; one, or none. */
    private volatile List<Desk.Standing> ready = List.of();
    /** Files that it failed on, which are not tried again; one, or none. */
    private final List<Fingerprint> failed = new ArrayList<>(1);

    private Readiness(Desk desk) {
        this.desk = desk;
    }

    static Readiness of(Desk desk) {
        Readiness made = new Readiness(desk);
        made.thread.setDaemon(true);
        made.thread.start();
        return made;
    }

    /** Thrown through whatever is being made ready when the application ends. */
    private static final class Ending extends RuntimeException {
        private static final long serialVersionUID = 1;

        Ending() {
            super("the application ends", null, false, false);
        }
    }

    private void keep() {
        while (!isOver) {
            look();
            synchronized (pausing) {
                try {
                    if (!isOver) {
                        pausing.wait(pause().toMillis());
                    }
                } catch (InterruptedException told) {
                    return;
                }
            }
        }
    }

    /** Until a check is due again: who comes then finds it made. */
    private Duration pause() {
        Duration left = desk.standsFor();
        return left.compareTo(EVERY) < 0 ? left.plus(MARGIN) : EVERY;
    }

    /** What goes wrong is told to whoever asks for the data herself. */
    private void look() {
        try {
            Desk.Standing stands = desk.standing();
            boolean isDone = ready.stream().anyMatch(one -> one == stands) || failed.contains(stands.fingerprint());
            if (!isDone && stands.checked().isPresent() && !stands.planned().isEmpty()) {
                makeReady(stands);
            }
        } catch (RuntimeException later) {
            // It is looked at again in a while.
            ready = List.of();
        }
    }

    private void makeReady(Desk.Standing stands) {
        ready = List.of();
        failed.clear();
        try {
            desk.data().ready(stands, this::told);
            ready = List.of(stands);
        } catch (NotYet changing) {
            throw changing;
        } catch (RuntimeException failure) {
            failed.add(stands.fingerprint());
        }
    }

    /** Whether there was nothing left to do when it looked last. */
    boolean isReady() {
        return !ready.isEmpty();
    }

    private void told(Said step, double share) {
        if (isOver) {
            throw new Ending();
        }
    }

    /** Waits for the step that is being done, unless it takes long. */
    @Override
    public void close() {
        synchronized (pausing) {
            isOver = true;
            pausing.notifyAll();
        }
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
