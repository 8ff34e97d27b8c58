package io.licit.programme.audit;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.LawBook;
import io.licit.core.law.LawReader;
import io.licit.core.plan.Planner;
import io.licit.core.source.Sources;
import io.licit.core.workspace.Workspace;
import io.licit.core.workspace.WorkspaceReader;
import io.licit.engine.BadRows;
import io.licit.engine.Described;
import io.licit.engine.Progress;
import io.licit.engine.Warehouse;
import io.licit.engine.folder.ShippedLaw;
import io.licit.engine.folder.WithoutTests;
import io.licit.engine.folder.WorkspaceFolder;
import io.licit.programme.Programme;
import io.licit.programme.audit.report.AuditReport;
import io.licit.programme.consent.Ledger;
import io.licit.programme.people.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;

/** A workspace on the disk, to be audited. */
final class Office {
    static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    static final Actor ANA = new Actor("ana@office.example");
    static final Actor BEN = new Actor("ben@office.example");

    private static final Sources LAW = ShippedLaw.sources();
    private static final LawBook SHIPPED =
            LawReader.read(WithoutTests.of(LAW), new Diagnostics()).orElseThrow();

    final Path folder;

    Office(Path folder) {
        this.folder = folder;
    }

    void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    Programme programme(Instant now) {
        return Programme.open(
                folder, reading().workspace().settings().programme(), Map.of(), Clock.fixed(now, ZoneOffset.UTC));
    }

    Situation.Reading reading() {
        Diagnostics found = new Diagnostics();
        Workspace workspace = WorkspaceReader.read(
                        WorkspaceFolder.read(folder).sources(),
                        (file, out) -> LawReader.readOwn(file, SHIPPED, out),
                        found)
                .orElseThrow(() -> new AssertionError(found.sorted().toString()));
        Described described = Warehouse.describe(folder, workspace.catalogue());
        Workspace typed = workspace.withCatalogue(workspace.catalogue().withTypes(table -> described.of(table.name())));
        return new Situation.Reading(typed, SHIPPED.with(typed.packs()), described.whereabouts(), found.sorted());
    }

    Situation situation(Programme programme, Instant at) {
        Situation.Reading reading = reading();
        return new Situation(
                programme,
                reading,
                at,
                () -> Warehouse.open(
                        folder,
                        reading.workspace().catalogue(),
                        BadRows.STOP,
                        Progress.none(),
                        new Ledger(programme).recorded()));
    }

    Controls controls() {
        return Controls.of(LAW, WorkspaceFolder.read(folder).sources(), SHIPPED);
    }

    /** Stores the audiences of segments as of an instant. */
    void run(Programme programme, Instant at, String... segments) {
        try (Situation situation = situation(programme, at)) {
            Set<String> asked = Set.of(segments);
            situation.data().run(Planner.plan(situation.workspace(), situation.checked(), at, asked), Progress.none());
        }
    }

    ApprovalDigest digest(String segment) {
        Situation.Reading reading = reading();
        Checker.Checked checked =
                Checker.check(reading.workspace(), reading.book(), NOW, reading.whereabouts(), Set.of(segment));
        return ApprovalDigest.of(segment, checked, reading.workspace()).orElseThrow();
    }

    AuditReport report(Programme programme, AuditRun run) {
        return new AuditReport(
                "Office",
                run,
                controls(),
                SHIPPED,
                new Audits(programme).trends(),
                new FindingBook(programme).all(run.at()));
    }

    static void sql(Programme programme, String sql, Object... values) {
        programme.state().write(tx -> tx.update(sql, values));
    }
}
