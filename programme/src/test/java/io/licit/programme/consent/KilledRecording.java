package io.licit.programme.consent;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.programme.people.Actor;
import io.licit.programme.state.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Records withdrawals in many threads, and prints each person after she is acknowledged, until it is killed. */
final class KilledRecording {
    private static final int THREADS = 8;

    private KilledRecording() {}

    /** Takes the workspace, the address of a PostgreSQL or nothing, and the number of the first person. */
    public static void main(String[] arguments) throws InterruptedException {
        Path workspace = Path.of(arguments[0]);
        AtomicInteger next = new AtomicInteger(Integer.parseInt(arguments[2]));
        try (State state = arguments[1].isEmpty() ? State.embedded(workspace) : State.postgres(arguments[1], "", "")) {
            Ledger ledger = new Ledger(Desks.programme(workspace, state));
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                Thread thread = new Thread(() -> {
                    for (int n = next.getAndIncrement(); n < Club.MEMBERS; n = next.getAndIncrement()) {
                        String person = "m" + n;
                        ledger.record(
                                List.of(Desks.change(person, ConsentStatus.WITHDRAWN, "2026-11-01T00:00:00Z")),
                                new Actor("ana"));
                        System.out.println(person);
                        System.out.flush();
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
