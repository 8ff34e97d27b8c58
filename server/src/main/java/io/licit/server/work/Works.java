package io.licit.server.work;

import io.licit.core.diagnostic.Said;
import io.licit.engine.WarehouseException;
import io.licit.programme.state.StateException;
import io.licit.server.route.Failure;
import io.licit.server.route.NotYet;
import io.licit.server.route.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * All work that takes long: two at a time, since each keeps all cores busy, the others in their order. The same work is
 * not done twice at once: who starts it again is shown the one that is there.
 */
public final class Works implements AutoCloseable {
    private static final int AT_ONCE = 2;
    private static final int WAITING_AT_MOST = 50;
    private static final int KEPT = 200;
    private static final long PATIENCE_SECONDS = 20;
    private static final int FAULT = 500;
    private static final int NOT_NOW = 503;

    private final Map<String, Work> all = new LinkedHashMap<>();
    private final Consumer<Work> ended;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "licit-work");
        thread.setDaemon(true);
        return thread;
    });

    public Works() {
        this(work -> {});
    }

    /** @param ended is told of each that is over, once */
    public Works(Consumer<Work> ended) {
        this.ended = ended;
    }

    /**
     * Starts work, or finds it where the same is being done.
     *
     * @throws Refusal where too much waits already
     */
    public synchronized Work start(Work.Kind kind, String by, Work.Task task) {
        Optional<Work> same = open().stream()
                .filter(one -> one.kind().equals(kind))
                .filter(one -> !one.isCancelled())
                .findFirst();
        return same.orElseGet(() -> startAnew(kind, by, task));
    }

    /**
     * Starts work that is its own, whatever else of its kind is being done.
     *
     * @throws Refusal where too much waits already
     */
    public synchronized Work startAnew(Work.Kind kind, String by, Work.Task task) {
        if (open().size() >= WAITING_AT_MOST) {
            throw new Refusal(503, "work.too-much");
        }
        Work work = new Work(UUID.randomUUID().toString(), kind, by);
        forgetOld();
        all.put(work.id(), work);
        threads.execute(() -> carryOut(work, task));
        return work;
    }

    private void carryOut(Work work, Work.Task task) {
        try {
            work.become(end(work, task));
        } finally {
            ended.accept(work);
        }
    }

    private static Work.State end(Work work, Work.Task task) {
        try {
            work.at(Said.nothing(), 0);
            return task.done(work::at);
        } catch (RuntimeException failure) {
            return work.isCancelled() ? new Work.State.Cancelled() : failed(work, failure);
        } catch (Error failure) {
            work.become(new Work.State.Failed(text -> text.of("error.internal"), FAULT));
            throw failure;
        }
    }

    private static Work.State failed(Work work, RuntimeException failure) {
        if (failure instanceof Refusal refusal) {
            return new Work.State.Failed(refusal::said, refusal.status());
        }
        if (failure instanceof NotYet) {
            return new Work.State.Failed(text -> text.of("not-yet.title"), NOT_NOW);
        }
        boolean isTold = failure instanceof StateException
                || failure instanceof WarehouseException warehouse
                        && warehouse.kind() != WarehouseException.Kind.INTERNAL;
        if (isTold) {
            return new Work.State.Failed(text -> String.valueOf(failure.getMessage()), NOT_NOW);
        }
        String number = Failure.logged(work.kind().key(), failure);
        return new Work.State.Failed(text -> text.of("error.internal") + " " + text.of("error.number", number), FAULT);
    }

    /** Work that is over is remembered for a while, so that its page still says how it ended. */
    private void forgetOld() {
        List<Work> over =
                all.values().stream().filter(one -> one.state().isOver()).toList();
        over.stream().limit(Math.max(0, all.size() - KEPT)).forEach(one -> all.remove(one.id()));
    }

    public synchronized Optional<Work> get(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** What is being done or waits, the newest last. */
    public synchronized List<Work> open() {
        return all.values().stream().filter(one -> !one.state().isOver()).toList();
    }

    /** The newest work of a kind, by the key of its name. */
    public synchronized Optional<Work> last(String key) {
        List<Work> found = new ArrayList<>(all.values());
        found.removeIf(one -> !one.kind().key().equals(key));
        return found.stream().reduce((one, later) -> later);
    }

    /** Everything that is remembered, what is open first. */
    public synchronized List<Work> all() {
        List<Work> found = new ArrayList<>(all.values());
        found.sort(Comparator.comparing((Work one) -> one.state().isOver()));
        return found;
    }

    /** Stops all, and waits for what has to end a step first: no page, no result and no state is half written. */
    @Override
    public void close() {
        open().forEach(Work::cancel);
        threads.shutdown();
        try {
            threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
