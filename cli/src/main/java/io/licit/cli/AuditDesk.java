package io.licit.cli;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import io.licit.programme.audit.AuditRefused;
import io.licit.programme.audit.AuditRun;
import io.licit.programme.audit.Audits;
import io.licit.programme.audit.Control;
import io.licit.programme.audit.Controls;
import io.licit.programme.audit.FindingBook;
import io.licit.programme.audit.Situation;
import io.licit.programme.audit.report.AuditDiagnostics;
import io.licit.programme.audit.report.AuditReport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** A workspace with its controls and findings, for one command. */
final class AuditDesk implements AutoCloseable {
    private final Command command;
    private final Opened opened;
    private final Workspace workspace;
    private final Programme programme;
    private final Controls controls;

    private AuditDesk(Command command, Opened opened, Workspace workspace, Programme programme, Controls controls) {
        this.command = command;
        this.opened = opened;
        this.workspace = workspace;
        this.programme = programme;
        this.controls = controls;
    }

    /** @throws CliException where the workspace or a control can't be read */
    static AuditDesk open(Command command) {
        Opened opened = Opening.read(command.options, command.shell);
        if (opened.workspace().isEmpty()) {
            command.tell(opened.problems());
            throw CliException.usage("the workspace can't be read", "mend what is said above");
        }
        Workspace workspace = opened.workspace().get();
        Controls controls = Controls.of(workspace.sources(), opened.book());
        if (!controls.problems().isEmpty()) {
            command.tell(controls.problems());
            throw CliException.usage("a control can't be read", "mend what is said above");
        }
        return new AuditDesk(command, opened, workspace, Desk.open(opened, command.shell), controls);
    }

    /** What an audit refuses is told with what to do, and ends the command. */
    static <T> T told(Supplier<T> step) {
        try {
            return step.get();
        } catch (AuditRefused refused) {
            throw CliException.blocked(String.valueOf(refused.getMessage()), refused.help());
        }
    }

    Programme programme() {
        return programme;
    }

    Workspace workspace() {
        return workspace;
    }

    Controls controls() {
        return controls;
    }

    Audits audits() {
        return new Audits(programme);
    }

    FindingBook findings() {
        return new FindingBook(programme);
    }

    Instant asOf() {
        return opened.asOf();
    }

    LocalDate today() {
        return LocalDate.ofInstant(opened.asOf(), ZoneOffset.UTC);
    }

    /** What an audit looks at now; to be closed. */
    Situation situation() {
        return Situation.of(programme, opened, workspace);
    }

    Control control(String id) {
        return controls.control(id)
                .orElseThrow(() -> CliException.usage(
                        "there is no control `" + id + "`",
                        Suggestions.didYouMean(id, controls.byId().keySet()).text()));
    }

    AuditReport report(AuditRun run) {
        return new AuditReport(
                workspace.settings().name(),
                run,
                controls,
                opened.book(),
                audits().trends(),
                findings().all(asOf()));
    }

    AuditDiagnostics diagnostics() {
        return new AuditDiagnostics(workspace.settings().span());
    }

    /** Findings that are late, and accepted risks that have ended. */
    List<Diagnostic> late() {
        return diagnostics().late(findings().all(asOf()), today());
    }

    /** Tells what is late, in a line each. */
    void tellLate(Collection<Diagnostic> late) {
        late.forEach(one -> command.say(one.severity().word() + "[" + one.code().id() + "]: " + one.message()));
    }

    @Override
    public void close() {
        programme.close();
    }
}
