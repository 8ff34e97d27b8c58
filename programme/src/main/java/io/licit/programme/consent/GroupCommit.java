package io.licit.programme.consent;

import io.licit.programme.Programme;
import io.licit.programme.journal.Receipt;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Brings the changes of many threads to the disk at once. Each puts its own into a queue; whoever gets the turn commits
 * all that wait, since one transaction costs about the same for one change and for hundreds.
 */
final class GroupCommit {
    private static final int MOST_WAITING = 4096;

    private final Programme programme;
    private final Events events;
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    GroupCommit(Programme programme, Events events) {
        this.programme = programme;
        this.events = events;
    }

    Acknowledged record(List<Change> changes, Actor by) {
        Waiting own = new Waiting(List.copyOf(changes), by);
        queue.add(own);
        while (!own.isDone()) {
            if (turn.tryLock()) {
                try {
                    commit(next());
                } finally {
                    turn.unlock();
                    callNext();
                }
            } else {
                own.called.acquireUninterruptibly();
            }
        }
        return own.answer();
    }

    /**
     * Calls whoever waits longest to take the turn. Whoever found it taken had put her changes into the queue before, so
     * that she is seen here.
     */
    private void callNext() {
        Waiting next = queue.peek();
        if (next != null) {
            next.called.release();
        }
    }

    private List<Waiting> next() {
        List<Waiting> together = new ArrayList<>();
        for (Waiting one = queue.poll(); one != null; one = together.size() < MOST_WAITING ? queue.poll() : null) {
            together.add(one);
        }
        return together;
    }

    /** INVARIANT: nobody is told before the transaction is on the disk. */
    private void commit(List<Waiting> together) {
        Map<Waiting, Acknowledged> answers;
        try {
            answers = programme.state().write(tx -> {
                Map<Waiting, Acknowledged> all = new LinkedHashMap<>();
                byActor(together).forEach((by, some) -> all.putAll(commit(tx, by, some)));
                return all;
            });
        } catch (RuntimeException failure) {
            together.forEach(one -> one.fail(failure));
            return;
        } catch (Error failure) {
            // Whoever waits must not wait for ever, whatever has happened.
            together.forEach(one -> one.fail(new IllegalStateException("nothing was recorded", failure)));
            throw failure;
        }
        answers.forEach(Waiting::finish);
    }

    private static Map<Actor, List<Waiting>> byActor(List<Waiting> together) {
        return together.stream().collect(Collectors.groupingBy(one -> one.by, LinkedHashMap::new, Collectors.toList()));
    }

    private Map<Waiting, Acknowledged> commit(Tx tx, Actor by, List<Waiting> some) {
        Instant at = programme.clock().instant();
        Events.Batch batch = events.batch(tx, by, at);
        BitSet added =
                batch.add(some.stream().flatMap(one -> one.changes.stream()).toList());
        Optional<Receipt> receipt = batch.finish();
        Map<Waiting, Acknowledged> all = new LinkedHashMap<>();
        int first = 0;
        for (Waiting one : some) {
            int size = one.changes.size();
            int fresh = added.get(first, first + size).cardinality();
            all.put(
                    one,
                    new Acknowledged(
                            batch.version(), fresh, size - fresh, at, fresh == 0 ? Optional.empty() : receipt));
            first += size;
        }
        return all;
    }

    /** The changes of one call. */
    private static final class Waiting {
        private final List<Change> changes;
        private final Actor by;
        private final CompletableFuture<Acknowledged> answer = new CompletableFuture<>();

        /** That it is answered, or that the turn may be free. */
        private final Semaphore called = new Semaphore(0);

        Waiting(List<Change> changes, Actor by) {
            this.changes = changes;
            this.by = by;
        }

        void finish(Acknowledged acknowledged) {
            answer.complete(acknowledged);
            called.release();
        }

        void fail(RuntimeException failure) {
            answer.completeExceptionally(failure);
            called.release();
        }

        boolean isDone() {
            return answer.isDone();
        }

        Acknowledged answer() {
            try {
                return answer.join();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw failed;
            }
        }
    }
}
