package io.licit.server.programme;

import io.licit.core.diagnostic.Said;
import io.licit.core.workspace.Workspace;
import io.licit.engine.Progress;
import io.licit.engine.folder.Opened;
import io.licit.programme.audit.AuditRefused;
import io.licit.programme.audit.AuditRun;
import io.licit.programme.audit.Audits;
import io.licit.programme.audit.Control;
import io.licit.programme.audit.Controls;
import io.licit.programme.audit.FindingBook;
import io.licit.programme.audit.Situation;
import io.licit.programme.audit.report.AuditReport;
import io.licit.programme.people.Actor;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.work.Work;
import io.licit.server.work.Works;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Audits as work, and findings tested again, whether a page asks or a program. */
public final class Auditing {
    /** Who looks at them. */
    public static final Access READERS = AuditPages.READERS;

    static final String AUDIT = "work.audit";
    private static final String AGAIN = "work.test-again";
    private static final String PAGE = "/audits";

    private final Desk desk;
    private final Works works;
    private final Audits audits;
    private final FindingBook findings;

    public Auditing(Desk desk, Works works) {
        this.desk = desk;
        this.works = works;
        this.audits = new Audits(desk.programme());
        this.findings = new FindingBook(desk.programme());
    }

    public Audits audits() {
        return audits;
    }

    public FindingBook findings() {
        return findings;
    }

    public Controls controls() {
        Desk.Standing stands = desk.standing();
        return Controls.of(stands.workspace().sources(), stands.opened().book());
    }

    /** Begins an audit of all controls, or finds it where it goes on. */
    public Work begin(Actor by) {
        return works.start(new Work.Kind(AUDIT, "", PAGE), by.id(), progress -> {
            run(controls().byId().values(), by, progress);
            return new Work.State.Done(PAGE);
        });
    }

    /** Likewise, of some. */
    public Work begin(List<Control> some, Actor by) {
        String subject = some.stream().map(Control::id).sorted().collect(Collectors.joining(", "));
        return works.start(new Work.Kind(AUDIT, subject, PAGE), by.id(), progress -> {
            run(some, by, progress);
            return new Work.State.Done(PAGE);
        });
    }

    /** Of the workspace as it is on the disk now, whatever pages have read before. */
    private void run(Collection<Control> asked, Actor by, Progress progress) {
        try (Situation situation = situation()) {
            boolean isWhole = asked.size() == controls().byId().size();
            audits.run(situation, asked, isWhole, by, progress);
        }
    }

    private Situation situation() {
        Opened opened =
                Opened.read(desk.standing().opened().folder(), desk.clock().instant());
        Workspace workspace = opened.workspace().orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"));
        return Situation.of(desk.programme(), opened, workspace);
    }

    /** Tests the control of a finding again, and closes the finding only where it passes. */
    public FindingBook.Closing close(long number, Actor by) {
        try (Situation situation = situation()) {
            return findings.close(number, situation, controls(), by);
        }
    }

    /** Begins the same as work; the finding's last step says what came of it. */
    Work beginClosing(long number, Actor by) {
        String page = "/audits/findings/" + number;
        return works.start(new Work.Kind(AGAIN, String.valueOf(number), page), by.id(), progress -> {
            progress.at(Said.of("reading the workspace"), 0);
            try (Situation situation = situation()) {
                progress.at(Said.of("testing the control again"), 1.0 / 2);
                findings.close(number, situation, controls(), by);
            } catch (AuditRefused refused) {
                throw new Refusal(422, "audit.refused", String.valueOf(refused.getMessage()));
            }
            return new Work.State.Done(page + "?tested=1");
        });
    }

    /** What is told of an audit, with how its findings stand now. */
    public AuditReport report(AuditRun run) {
        Desk.Standing stands = desk.standing();
        return new AuditReport(
                stands.workspace().settings().name(),
                run,
                controls(),
                stands.opened().book(),
                audits.trends(),
                findings.all(desk.clock().instant()));
    }
}
