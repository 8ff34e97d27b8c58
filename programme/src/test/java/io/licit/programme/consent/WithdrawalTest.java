package io.licit.programme.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.engine.Recorded;
import io.licit.programme.people.Actor;
import io.licit.programme.state.State;
import io.licit.programme.state.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A withdrawn consent is in no audience that is read after its acknowledgement. */
final class WithdrawalTest {
    private static final Actor ANA = new Actor("ana");
    private static final int WRITERS = 4;
    private static final int EACH = 40;
    private static final int READERS = 2;
    private static final int RUNS = 2;
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    void whoever_refuses_is_in_no_later_read_until_a_run_decides_exactly() throws IOException {
        Club club = new Club(folder);
        try (State state = State.embedded(folder)) {
            Ledger ledger = new Ledger(Desks.programme(folder, state));
            club.run(ledger.recorded());
            assertThat(club.read(ledger.recorded())).hasSize(Club.MEMBERS);
            ledger.record(
                    List.of(
                            Desks.change("m1", ConsentStatus.WITHDRAWN, "2026-11-01T00:00:00Z"),
                            Desks.change("m2", ConsentStatus.GRANTED, "2026-11-01T00:00:00Z"),
                            // About another use: out until the next run.
                            Desks.change("m3", "sale-share", "sms", ConsentStatus.OBJECTED, "2026-11-01T00:00:00Z"),
                            // Only from the year 2030 on: out now, and in again after a run.
                            Desks.change("m4", ConsentStatus.WITHDRAWN, "2030-01-01T00:00:00Z"),
                            // Before the grant that the source has: likewise.
                            Desks.change("m5", ConsentStatus.WITHDRAWN, "2024-01-01T00:00:00Z")),
                    ANA);
            state.write(tx -> {
                ledger.restrict(tx, "m6", RestrictionKind.ERASURE, Desks.NOON, Optional.empty(), "asked");
                ledger.forget(tx, "m7", Desks.NOON);
                return true;
            });
            assertThat(out(club.read(ledger.recorded()))).containsExactlyInAnyOrder("m1", "m3", "m4", "m5", "m6", "m7");
            assertThat(club.asked(ledger.recorded())).isEqualTo(club.read(ledger.recorded()));
            club.run(ledger.recorded());
            assertThat(out(club.read(ledger.recorded()))).containsExactlyInAnyOrder("m1", "m6", "m7");
            assertThat(club.asked(ledger.recorded())).isEqualTo(club.read(ledger.recorded()));
            assertThat(out(club.read(Recorded.nothing())))
                    .as("the run itself has decided")
                    .containsExactlyInAnyOrder("m1", "m6", "m7");
        }
    }

    private static Set<String> out(Set<String> in) {
        Set<String> out = new HashSet<>();
        for (int i = 0; i < Club.MEMBERS; i++) {
            out.add("m" + i);
        }
        out.removeAll(in);
        return out;
    }

    @Test
    void under_load_with_the_embedded_state() throws Exception {
        underLoad(() -> State.embedded(folder));
    }

    @Test
    void under_load_with_a_state_of_a_team() throws Exception {
        String address = TestPostgres.database();
        underLoad(() -> State.postgres(address, "", ""));
    }

    /** Writers, readers and runs each with a connection of their own, as processes have. */
    private void underLoad(Supplier<State> open) throws Exception {
        Club club = new Club(folder);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicBoolean writing = new AtomicBoolean(true);
        try (State writers = open.get();
                State readers = open.get();
                State runs = open.get()) {
            Ledger ledger = new Ledger(Desks.programme(folder, writers));
            Recorded read = new Ledger(Desks.programme(folder, readers)).recorded();
            Recorded run = new Ledger(Desks.programme(folder, runs)).recorded();
            club.run(run);
            List<Thread> writes = new ArrayList<>();
            for (int w = 0; w < WRITERS; w++) {
                Random random = new Random(w);
                int own = w;
                writes.add(new Thread(() -> {
                    for (int i = 0; i < EACH; i++) {
                        String person = "m" + (random.nextInt(Club.MEMBERS / WRITERS) * WRITERS + own);
                        ledger.record(
                                List.of(Desks.change(person, ConsentStatus.WITHDRAWN, "2026-11-01T00:00:00Z")), ANA);
                        acknowledged.add(person);
                    }
                }));
            }
            List<Thread> others = new ArrayList<>();
            for (int r = 0; r < READERS; r++) {
                boolean one = r == 0;
                others.add(new Thread(() -> {
                    while (writing.get()) {
                        Set<String> before = Set.copyOf(acknowledged);
                        Set<String> in = one ? club.asked(read) : club.read(read);
                        before.stream().filter(in::contains).forEach(wrong::add);
                    }
                }));
            }
            others.add(new Thread(() -> {
                for (int i = 0; i < RUNS; i++) {
                    club.run(run);
                }
            }));
            others.forEach(Thread::start);
            writes.forEach(Thread::start);
            for (Thread thread : writes) {
                thread.join();
            }
            writing.set(false);
            for (Thread thread : others) {
                thread.join();
            }
            assertThat(wrong).isEmpty();
            assertThat(out(club.read(read))).containsExactlyInAnyOrderElementsOf(acknowledged);
        }
    }

    @Test
    void whoever_was_acknowledged_is_out_after_a_kill_of_the_embedded_state() throws Exception {
        kills("", () -> State.embedded(folder));
    }

    @Test
    void whoever_was_acknowledged_is_out_after_a_kill_of_one_of_a_team() throws Exception {
        String address = TestPostgres.database();
        kills(address, () -> State.postgres(address, "", ""));
    }

    private void kills(String address, Supplier<State> open) throws Exception {
        Club club = new Club(folder);
        Random random = new Random(20_261_129);
        Set<String> acknowledged = new HashSet<>();
        try (State state = open.get()) {
            club.run(new Ledger(Desks.programme(folder, state)).recorded());
        }
        for (int round = 0; round < KILLS; round++) {
            acknowledged.addAll(killed(address, round * Club.MEMBERS / KILLS, 1 + random.nextInt(200)));
            try (State state = open.get()) {
                Recorded recorded = new Ledger(Desks.programme(folder, state)).recorded();
                Set<String> there = Told.of(recorded).consents().stream()
                        .map(Recorded.Consent::person)
                        .collect(Collectors.toSet());
                assertThat(there).containsAll(acknowledged);
                assertThat(club.read(recorded)).doesNotContainAnyElementsOf(acknowledged);
            }
        }
        assertThat(acknowledged).isNotEmpty();
    }

    /** Everybody whom a process had acknowledged when it was killed, which is after so many. */
    private Set<String> killed(String address, int first, int after) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRecording.class.getName(),
                        folder.toString(),
                        address,
                        String.valueOf(first))
                .redirectError(Files.createTempFile(folder, "err", ".txt").toFile())
                .start();
        Set<String> acknowledged = new HashSet<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged.add(line);
                if (acknowledged.size() == after) {
                    // Not the process itself: that closes its stream, and more may stand in it.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        // A line may be cut by the kill, and then it is nobody's.
        return acknowledged.stream().filter(line -> line.matches("m[0-9]+")).collect(Collectors.toSet());
    }
}
