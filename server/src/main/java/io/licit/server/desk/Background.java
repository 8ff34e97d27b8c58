package io.licit.server.desk;

import io.licit.core.diagnostic.Said;
import io.licit.engine.Progress;
import io.licit.server.route.NotYet;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What is done to the data while nobody waits longer than she wants to. The same is not done twice at once. */
final class Background {
    /** So long after something failed it is not tried again: who looks again is told why. */
    private static final Duration FAILURE_COUNTS = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "licit-data");
        thread.setDaemon(true);
        return thread;
    });
    /** By what it is about. */
    private final Map<Object, Going> all = new HashMap<>();
    /** How many want that nothing goes on. */
    private int pauses;

    /** Thrown through what nobody wants any more. */
    private static final class Unwanted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unwanted() {
            super("not wanted any more", null, false, false);
        }
    }

    /** Something that goes on, or has just ended. */
    static final class Going implements Progress {
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private volatile NotYet last = new NotYet(Said.nothing(), 0);
        private volatile boolean isUnwanted;
        private volatile long failedAt;

        @Override
        public void at(Said step, double share) {
            if (isUnwanted) {
                throw new Unwanted();
            }
            last = new NotYet(step, share);
        }

        /** How far it is. */
        NotYet notYet() {
            return last;
        }

        void tell(Progress progress) {
            progress.at(last.step(), last.share());
        }

        /**
         * Waits for its end; also one that came of nobody wanting it.
         *
         * @throws RuntimeException that has ended it
         */
        boolean isOver(long nanos) {
            try {
                over.get(nanos, TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException tooLong) {
                return false;
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
                throw last;
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof Unwanted) {
                    return true;
                }
                throw failed.getCause() instanceof RuntimeException known ? known : new CompletionException(failed);
            }
        }

        /** Whether it goes on, or has failed so lately that it would do so again. */
        private boolean counts() {
            return !over.isDone() || System.nanoTime() - failedAt < FAILURE_COUNTS.toNanos();
        }
    }

    /**
     * Begins something, or finds it where it goes on or has just failed.
     *
     * @param about tells it from others
     * @throws NotYet where nothing may go on now
     */
    synchronized Going going(Object about, Consumer<Progress> task) {
        if (pauses > 0) {
            throw new NotYet(Said.nothing(), 0);
        }
        all.values().removeIf(one -> !one.counts());
        Going known = all.get(about);
        if (known != null) {
            return known;
        }
        Going made = new Going();
        all.put(about, made);
        threads.execute(() -> carryOut(about, made, task));
        return made;
    }

    private void carryOut(Object about, Going one, Consumer<Progress> task) {
        try {
            task.accept(one);
            forget(about, one);
            one.over.complete(null);
        } catch (RuntimeException | Error failed) {
            one.failedAt = System.nanoTime();
            one.over.completeExceptionally(failed);
        }
    }

    private synchronized void forget(Object about, Going one) {
        all.remove(about, one);
    }

    /**
     * Stops what goes on at its next step, waits for that, and lets nothing begin.
     *
     * @param most to wait
     */
    void pause(Duration most) {
        List<Going> open;
        synchronized (this) {
            pauses++;
            open = List.copyOf(all.values());
            all.clear();
        }
        open.forEach(one -> one.isUnwanted = true);
        for (Going one : open) {
            try {
                one.isOver(most.toNanos());
            } catch (RuntimeException failed) {
                // It is told to whoever waits for it, and it is over.
                continue;
            }
        }
    }

    synchronized void resume() {
        pauses--;
    }
}
