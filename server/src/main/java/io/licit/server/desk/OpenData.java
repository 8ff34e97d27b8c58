package io.licit.server.desk;

import io.licit.core.diagnostic.Said;
import io.licit.core.plan.Plan;
import io.licit.core.workspace.Workspace;
import io.licit.engine.BadRows;
import io.licit.engine.Progress;
import io.licit.engine.Warehouse;
import io.licit.engine.WarehouseException;
import io.licit.programme.Programme;
import io.licit.programme.consent.Ledger;
import io.licit.server.route.NotYet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The data of a workspace, open. What is new is read on a thread of its own, which may take minutes, and so is a column
 * made that nobody has asked for yet: no request hangs until that is done, and none waits for what another needs. Then
 * one question is answered at a time, since one keeps all cores busy.
 */
final class OpenData implements AutoCloseable {
    private static final Duration LOOKS = Duration.ofMillis(200);
    /** Of a load of many millions; what it has begun it writes, and nothing may write while the data is changed. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(10);
    /** What is half loaded then is not there, as after a kill. */
    private static final Duration GOING_DOWN = Duration.ofSeconds(10);

    private final Path folder;
    private final Programme programme;
    private final Duration patience;
    private final Background background = new Background();
    /** Held by whoever asks; who has waited longest is next. */
    private final ReentrantLock asking = new ReentrantLock(true);
    /** The data, by what it was opened for: one, or none. Changed by whoever may ask alone. */
    private volatile List<Loaded> loaded = List.of();

    /** @param patience how long a question waits for data that is being read */
    OpenData(Path folder, Programme programme, Duration patience) {
        this.folder = folder;
        this.programme = programme;
        this.patience = patience;
    }

    private record Loaded(Warehouse warehouse, Fingerprint fingerprint) {}

    /**
     * One question.
     *
     * @param plan whose columns are there when it is answered
     * @throws NotYet where the data is still being read, a column made, or another question answered, after the patience
     *     that there is
     */
    <T> T ask(Workspace workspace, Plan plan, Function<Warehouse, T> question) {
        return ask(workspace, plan, question, new Impatient(System.nanoTime() + patience.toNanos()));
    }

    /**
     * The same for who has time.
     *
     * @param progress is told how far it is until it can be answered; what it throws ends the waiting
     */
    <T> T askPatiently(Workspace workspace, Plan plan, Progress progress, Function<Warehouse, T> question) {
        return ask(workspace, plan, question, new Patient(progress));
    }

    private interface Waiting {
        void until(Background.Going one);

        /** Until nobody else asks. */
        void forTurn() throws InterruptedException;
    }

    private final class Impatient implements Waiting {
        private final long until;

        Impatient(long until) {
            this.until = until;
        }

        private long left() {
            return Math.max(0, until - System.nanoTime());
        }

        @Override
        public void until(Background.Going one) {
            if (!one.isOver(left())) {
                throw one.notYet();
            }
        }

        @Override
        public void forTurn() throws InterruptedException {
            if (!asking.tryLock(left(), TimeUnit.NANOSECONDS)) {
                throw new NotYet(Said.of("other questions are answered first"), 0);
            }
        }
    }

    private final class Patient implements Waiting {
        private final Progress progress;

        Patient(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void until(Background.Going one) {
            while (!one.isOver(LOOKS.toNanos())) {
                one.tell(progress);
            }
        }

        @Override
        public void forTurn() throws InterruptedException {
            asking.lockInterruptibly();
        }
    }

    private <T> T ask(Workspace workspace, Plan plan, Function<Warehouse, T> question, Waiting waiting) {
        while (true) {
            Fingerprint now = Fingerprint.ofData(folder);
            Optional<Warehouse> open = of(now);
            if (open.isEmpty()) {
                waiting.until(background.going(now, progress -> read(workspace, plan, now, progress)));
                continue;
            }
            Warehouse data = open.get();
            if (!data.isPrepared(plan)) {
                Background.Going making =
                        background.going(Columns.of(now, plan), progress -> data.prepare(plan, progress));
                try {
                    waiting.until(making);
                } catch (WarehouseException failed) {
                    if (of(now).isPresent()) {
                        throw failed;
                    }
                    // It was let go meanwhile, and is asked anew.
                    continue;
                }
            }
            takeTurn(waiting);
            try {
                if (of(now).filter(still -> still == data).isPresent()) {
                    return question.apply(data);
                }
            } finally {
                asking.unlock();
            }
        }
    }

    private static void takeTurn(Waiting waiting) {
        try {
            waiting.forTurn();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new NotYet(Said.nothing(), 0);
        }
    }

    /** What columns are made for: the same for all who ask about the same conditions on a day. */
    private record Columns(Fingerprint data, LocalDate day, List<String> conditions) {
        static Columns of(Fingerprint data, Plan plan) {
            return new Columns(
                    data,
                    LocalDate.ofInstant(plan.asOf(), ZoneOffset.UTC),
                    plan.segments().stream().map(Plan.SegmentPlan::digest).toList());
        }
    }

    private Optional<Warehouse> of(Fingerprint now) {
        return loaded.stream()
                .filter(one -> one.fingerprint().equals(now))
                .map(Loaded::warehouse)
                .findFirst();
    }

    /** What was read of other files is let go first: two loads would share the memory. */
    private void read(Workspace workspace, Plan plan, Fingerprint now, Progress progress) {
        letGo();
        Warehouse opened =
                Warehouse.open(folder, workspace.catalogue(), BadRows.STOP, progress, new Ledger(programme).recorded());
        // Else the first who asks would wait until the gate's answers of everybody are read.
        opened.bringForward(plan, progress);
        become(List.of(new Loaded(opened, now)));
    }

    boolean isOpen() {
        return !loaded.isEmpty();
    }

    /** Does what changes the data. Nothing is read or made of it meanwhile, and whoever asks next reads it anew. */
    void change(Runnable change) {
        background.pause(LONGEST_STEP);
        try {
            letGo();
            change.run();
        } finally {
            letGo();
            background.resume();
        }
    }

    private void letGo() {
        become(List.of());
    }

    /** When the question that is being answered has its answer. */
    private void become(List<Loaded> next) {
        asking.lock();
        try {
            loaded.forEach(old -> old.warehouse().close());
            loaded = next;
        } finally {
            asking.unlock();
        }
    }

    /** Waits for what is being read or made, as far as its next step, so that nothing writes where nobody is any more. */
    @Override
    public void close() {
        background.pause(GOING_DOWN);
        letGo();
    }
}
