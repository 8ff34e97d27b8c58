package io.licit.benchmarks;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.workspace.ProgrammeSettings;
import io.licit.engine.Progress;
import io.licit.engine.Recorded;
import io.licit.programme.Programme;
import io.licit.programme.consent.Change;
import io.licit.programme.consent.Ledger;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A first load and refresh of everything, and the same command after a hundredth has changed: a withdrawal recorded of
 * every hundredth person, and ten further events of a hundredth of them in a further file. The baseline is the first load
 * and refresh; beside it stands the same command when nothing has changed.
 */
final class Incremental {
    private static final Actor ANA = new Actor("ana");

    private Incremental() {}

    static void measure(Session session) throws IOException, SQLException, InterruptedException {
        List<Lap> loads = new ArrayList<>();
        List<Lap> refreshes = new ArrayList<>();
        RetailData data = session.data();
        Path folder = data.copy("changed");
        for (int i = 0; i < session.fewRounds(); i++) {
            Path fresh = i == 0 ? folder : data.copy("changed");
            List<Held> opened = new ArrayList<>();
            loads.add(Lap.once(() -> opened.add(Held.open(fresh, Recorded.nothing()))));
            try (Held held = opened.get(0)) {
                refreshes.add(Lap.once(() -> held.warehouse().run(held.plan(), Progress.none())));
            }
        }
        Lap load = Lap.median(loads);
        Lap whole = load.plus(Lap.median(refreshes));
        Report report = session.report();
        report.figure("first load of every table", load);
        report.figure("first load and refresh (baseline)", whole);
        changes(session, folder, whole);
        Folders.delete(folder);
    }

    private static void changes(Session session, Path folder, Lap whole)
            throws IOException, SQLException, InterruptedException {
        Report report = session.report();
        Clock clock = Clock.fixed(Held.AS_OF.minus(Duration.ofHours(1)), ZoneOffset.UTC);
        try (Programme programme = Programme.open(folder, ProgrammeSettings.USUAL, Map.of(), clock)) {
            Ledger ledger = new Ledger(programme);
            refresh(folder, ledger);
            report.figure(
                    "again, nothing changed", Lap.median(session.rounds(), 1, () -> refresh(folder, ledger)), whole);
            List<Lap> consents = new ArrayList<>();
            for (int i = 0; i < session.rounds(); i++) {
                withdraw(ledger, session.persons(), i);
                consents.add(Lap.once(() -> refresh(folder, ledger)));
            }
            report.figure("again, a hundredth withdrew in the ledger", Lap.median(consents), whole);
            List<Lap> events = new ArrayList<>();
            for (int i = 0; i < session.fewRounds(); i++) {
                session.data().moreEvents(folder.resolve("data/events-" + i + ".parquet"), i);
                events.add(Lap.once(() -> refresh(folder, ledger)));
            }
            report.figure("again, a hundredth has ten further events in a further file", Lap.median(events), whole);
        }
    }

    private static void refresh(Path folder, Ledger ledger) {
        try (Held held = Held.open(folder, ledger.recorded())) {
            held.warehouse().run(held.plan(), Progress.none());
        }
    }

    private static void withdraw(Ledger ledger, long persons, int round) {
        ledger.recordAsWritten(
                sink -> {
                    for (long i = round; i < persons; i += 100) {
                        sink.add(List.of(withdrawal(Long.toString(100_000_000 + i))));
                    }
                },
                ANA);
    }

    static Change withdrawal(String person) {
        return new Change(
                person,
                "direct-marketing",
                "email",
                ConsentStatus.WITHDRAWN,
                Held.AS_OF.minus(Duration.ofHours(2)),
                Optional.empty(),
                "web-form",
                false,
                "",
                Optional.empty(),
                Optional.empty());
    }
}
