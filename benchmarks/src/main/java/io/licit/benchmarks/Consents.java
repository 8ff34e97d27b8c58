package io.licit.benchmarks;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.engine.Members;
import io.licit.engine.Recorded;
import io.licit.engine.StoredAudience;
import io.licit.engine.Warehouse;
import io.licit.programme.Programme;
import io.licit.programme.consent.Change;
import io.licit.programme.consent.Ledger;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Single changes of consents a second, each acknowledged when it is on the disk, of 64 callers; the baseline is one caller,
 * who has a transaction for each. Then the time from an acknowledgement to the end of a read of an audience without
 * her, the largest of the sample retailer at 1,000,000 persons, or as many as the first argument says; the baseline is a
 * read with nothing recorded since the run.
 */
public final class Consents {
    private static final int CALLERS = 64;
    private static final Duration EACH = Duration.ofSeconds(4);
    private static final int READS = 40;
    private static final String DAY = "2026-11-24";
    private static final Actor ANA = new Actor("ana");

    private Consents() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String persons = arguments.length > 0 ? arguments[0] : "1000000";
        try (Bench bench = new Bench()) {
            bench.licit(bench.folder(), "init", "aurora", "--demo", "--persons", persons);
            all(bench, bench.folder().resolve("aurora"));
        }
    }

    private static void all(Bench bench, Path workspace) throws InterruptedException {
        try (Programme programme = Programme.open(workspace, ProgrammeSettings.USUAL, Map.of(), Clock.systemUTC())) {
            Ledger ledger = new Ledger(programme);
            record(ledger, "warm", CALLERS, Duration.ofSeconds(1));
            double alone = record(ledger, "alone", 1, EACH);
            double together = record(ledger, "together", CALLERS, EACH);
            System.out.printf(
                    Locale.ROOT, "%-58s %8.0f /s %8.2f%n", "a transaction for each change (baseline)", alone, 1.0);
            System.out.printf(Locale.ROOT, "%-58s %8.0f /s %8.2f%n", CALLERS + " callers", together, together / alone);
            bench.licit(workspace, "run", "--as-of", DAY, "--format", "json");
            reads(workspace, ledger);
        }
    }

    private static double record(Ledger ledger, String name, int callers, Duration time) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int c = 0; c < callers; c++) {
            String prefix = name + c + "-";
            Thread thread = new Thread(() -> {
                for (int i = 0; System.nanoTime() < end; i++) {
                    ledger.record(List.of(withdrawal(prefix + i)), ANA);
                    done.incrementAndGet();
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return done.get() * 1e9 / (System.nanoTime() - start);
    }

    private static Change withdrawal(String person) {
        return new Change(
                person,
                "direct-marketing",
                "email",
                ConsentStatus.WITHDRAWN,
                Instant.parse("2026-11-01T00:00:00Z"),
                Optional.empty(),
                "web-form",
                false,
                "",
                Optional.empty(),
                Optional.empty());
    }

    private static void reads(Path workspace, Ledger ledger) {
        StoredAudience largest = Warehouse.stored(workspace).stream()
                .max(Comparator.comparingLong(StoredAudience::eligible))
                .orElseThrow();
        String segment = largest.segment();
        List<String> persons;
        try (Members members =
                Warehouse.members(workspace, segment, ledger.recorded()).orElseThrow()) {
            persons = members.ids().toList();
        }
        double[] nothing = new double[READS];
        double[] excluded = new double[READS];
        for (int i = 0; i < READS; i++) {
            nothing[i] = read(workspace, segment, ledger, "nobody");
        }
        for (int i = 0; i < READS; i++) {
            String person = persons.get(i * (persons.size() / READS));
            ledger.record(List.of(withdrawal(person)), ANA);
            excluded[i] = read(workspace, segment, ledger, person);
        }
        double[] asked = new double[READS * 10];
        Recorded.Mark mark = ledger.recorded().mark();
        for (int i = 0; i < asked.length; i++) {
            ledger.record(List.of(withdrawal("q" + i)), ANA);
            long start = System.nanoTime();
            if (!ledger.recorded().since(mark).takesOut("q" + i)) {
                throw new IllegalStateException("a withdrawn consent that is not seen");
            }
            asked[i] = (System.nanoTime() - start) / 1e9;
        }
        System.out.printf(
                Locale.ROOT,
                "%-58s %8.2f ms, p99 %.2f ms%n",
                "from acknowledgement to knowing whom to leave out, p50",
                percentile(asked, 50) * 1000,
                percentile(asked, 99) * 1000);
        double baseline = percentile(nothing, 50);
        System.out.print(Bench.row(
                        "members of " + persons.size() + ", nothing recorded since (baseline), p50", baseline, baseline)
                + Bench.row("from acknowledgement to a whole read without her, p50", percentile(excluded, 50), baseline)
                + Bench.row(
                        "from acknowledgement to a whole read without her, p99", percentile(excluded, 99), baseline));
    }

    /** Seconds of a read, in which the person must not be. */
    private static double read(Path workspace, String segment, Ledger ledger, String person) {
        long start = System.nanoTime();
        try (Members members =
                Warehouse.members(workspace, segment, ledger.recorded()).orElseThrow()) {
            if (members.ids().anyMatch(person::equals)) {
                throw new IllegalStateException("a withdrawn consent in an audience");
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double percentile(double[] all, int percent) {
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
