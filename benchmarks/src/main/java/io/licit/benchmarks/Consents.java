package io.licit.benchmarks;

import io.licit.core.workspace.ProgrammeSettings;
import io.licit.engine.Members;
import io.licit.engine.Membership;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.engine.Warehouse;
import io.licit.programme.Programme;
import io.licit.programme.consent.Ledger;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Single changes of consents, each acknowledged when it is on the disk: how many a second, and, at 1,000 a second, how long
 * after an acknowledgement somebody who asks for a stored audience begins to read it without the person. The baselines are
 * one caller who has a transaction for each change, and a read with nothing recorded since the run.
 */
final class Consents {
    private static final int CALLERS = 64;
    private static final int A_SECOND = 1000;
    private static final Duration EACH = Duration.ofSeconds(4);
    private static final Actor ANA = new Actor("ana");
    private static final String SEGMENT = WorkspaceTexts.name(0);

    private Consents() {}

    static void measure(Session session) throws IOException, SQLException, InterruptedException {
        boolean small = session.persons() < 100_000;
        Duration time = small ? Duration.ofMillis(200) : EACH;
        Path folder = session.data().copy("consents");
        try (Held held = Held.open(folder, Recorded.nothing())) {
            held.warehouse().run(held.plan(), Progress.none());
        }
        try (Programme programme = Programme.open(folder, ProgrammeSettings.USUAL, Map.of(), Clock.systemUTC())) {
            Ledger ledger = new Ledger(programme);
            Report report = session.report();
            double alone = record(ledger, "alone", 1, time);
            double together = record(ledger, "together", CALLERS, time);
            report.figure("a change, one caller with a transaction for each (baseline)", new Lap(1 / alone, 0));
            report.figure(
                    String.format(Locale.ROOT, "a change, %d callers (%.0f a second)", CALLERS, together),
                    new Lap(1 / together, 0),
                    new Lap(1 / alone, 0));
            atRate(report, folder, ledger, time.multipliedBy(2));
        }
        Folders.delete(folder);
    }

    private static double record(Ledger ledger, String name, int callers, Duration time) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int c = 0; c < callers; c++) {
            String prefix = name + c + "-";
            threads.add(new Thread(() -> {
                for (int i = 0; System.nanoTime() < end; i++) {
                    ledger.record(List.of(Incremental.withdrawal(prefix + i)), ANA);
                    done.incrementAndGet();
                }
            }));
        }
        finish(threads);
        return done.get() * 1e9 / (System.nanoTime() - start);
    }

    private static void finish(List<Thread> threads) throws InterruptedException {
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Members of an audience withdraw at a steady rate; of those acknowledged, one after the other is looked for. */
    private static void atRate(Report report, Path folder, Ledger ledger, Duration time) throws InterruptedException {
        List<String> members;
        try (Members all = members(folder, ledger)) {
            members = all.ids().limit(A_SECOND * time.toMillis() / 1000).toList();
        }
        double[] nothing = new double[5];
        for (int i = 0; i < nothing.length; i++) {
            nothing[i] = whole(folder, ledger, "nobody");
        }
        double[] acknowledged = new double[members.size()];
        ConcurrentLinkedQueue<Done> done = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int c = 0; c < CALLERS; c++) {
            int first = c;
            threads.add(new Thread(() -> {
                for (int i = first; i < members.size(); i += CALLERS) {
                    long due = start + (long) (i * 1e9 / A_SECOND);
                    pause(due - System.nanoTime());
                    ledger.record(List.of(Incremental.withdrawal(members.get(i))), ANA);
                    long now = System.nanoTime();
                    acknowledged[i] = (now - due) / 1e9;
                    done.add(new Done(members.get(i), now));
                }
            }));
        }
        List<Double> excluded = new ArrayList<>();
        Thread looking = new Thread(() -> look(folder, ledger, done, excluded, start + time.toNanos()));
        looking.start();
        finish(threads);
        looking.join();
        report.figure("from due to acknowledged, at 1,000 a second, p50", percentile(acknowledged, 50));
        report.figure("from due to acknowledged, at 1,000 a second, p99", percentile(acknowledged, 99));
        double[] seen = excluded.stream().mapToDouble(Double::doubleValue).toArray();
        report.figure("from acknowledged to excluded, at 1,000 a second, p50", percentile(seen, 50));
        report.figure("from acknowledged to excluded, at 1,000 a second, p99", percentile(seen, 99));
        report.mustBeUnder(
                50,
                "ms",
                "acknowledged → excluded, p99 of " + seen.length,
                percentile(seen, 99).wall() * 1000);
        Lap baseline = percentile(nothing, 50);
        report.figure("a whole read of the audience, nothing recorded since (baseline)", baseline);
        double[] read = new double[5];
        for (int i = 0; i < read.length; i++) {
            read[i] = whole(folder, ledger, members.get(i));
        }
        report.figure("a whole read of the audience without all of them", percentile(read, 50), baseline);
    }

    private record Done(String person, long acknowledged) {}

    /** Whoever asks of her after the acknowledgement: the time until the answer is that she is out. */
    private static void look(
            Path folder, Ledger ledger, ConcurrentLinkedQueue<Done> done, List<Double> excluded, long end) {
        try (Membership membership =
                Warehouse.membership(folder, SEGMENT, ledger.recorded()).orElseThrow()) {
            while (System.nanoTime() < end) {
                Done newest = null;
                for (Done next = done.poll(); next != null; next = done.poll()) {
                    newest = next;
                }
                if (newest == null) {
                    pause(1_000_000);
                    continue;
                }
                if (membership.contains(newest.person())) {
                    throw new IllegalStateException("a withdrawn consent in an audience");
                }
                excluded.add((System.nanoTime() - newest.acknowledged()) / 1e9);
            }
        }
    }

    private static Members members(Path folder, Ledger ledger) {
        return Warehouse.members(folder, SEGMENT, ledger.recorded()).orElseThrow();
    }

    /** Seconds of a read of all, in which the person must not be. */
    private static double whole(Path folder, Ledger ledger, String person) {
        long start = System.nanoTime();
        try (Members members = members(folder, ledger)) {
            if (members.ids().anyMatch(person::equals)) {
                throw new IllegalStateException("a withdrawn consent in an audience");
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void pause(long nanoseconds) {
        if (nanoseconds > 0) {
            LockSupport.parkNanos(nanoseconds);
        }
    }

    private static Lap percentile(double[] all, int percent) {
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        int at = Math.min(sorted.length - 1, sorted.length * percent / 100);
        return new Lap(sorted.length == 0 ? 0 : sorted[at], 0);
    }
}
