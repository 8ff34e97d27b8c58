package io.licit.cli;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.programme.audit.Audits;
import io.licit.programme.audit.Control;
import io.licit.programme.audit.Schedule;
import io.licit.programme.audit.Situation;
import io.licit.programme.audit.report.AuditReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tests controls, and keeps what came of it. */
@CommandLine.Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Test the controls; keep results and findings, and write them to the evidence log.",
            "Fails where a control of severity error failed or could not be tested; see --fail-on."
        })
final class AuditStart extends Command {
    @Parameters(paramLabel = "CONTROL", description = "Ids of controls; none for all.")
    private List<String> named = List.of();

    @Option(names = "--due", description = "Only those that are due by their period.")
    private boolean due;

    @Mixin
    private final By by = new By();

    AuditStart(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(
                Format.TEXT, Format.JSON, Format.OSCAL, Format.HTML, Format.JUNIT, Format.SARIF, Format.GITHUB);
        try (AuditDesk desk = AuditDesk.open(this)) {
            Collection<Control> asked = asked(desk);
            if (asked.isEmpty()) {
                say("note: no control is due");
                return Exit.OK;
            }
            try (Situation situation = desk.situation()) {
                boolean whole = asked.size() == desk.controls().byId().size();
                Audits.Ran ran = desk.audits().run(situation, asked, whole, by.actorOrLicit(shell));
                AuditReport report = desk.report(ran.run());
                List<Diagnostic> failed = desk.diagnostics().failed(report);
                List<Diagnostic> all = new ArrayList<>(failed);
                all.addAll(desk.late());
                print(AuditShow.rendered(report, all, format, this));
                if (format == Format.TEXT) {
                    say("note: " + ran.opened() + " findings were opened, " + ran.seen() + " found again; `licit audit"
                            + " findings` has them");
                }
                desk.tellLate(desk.late());
                return options.failOn().exit(failed);
            }
        }
    }

    private Collection<Control> asked(AuditDesk desk) {
        List<Control> due = this.due
                ? Schedule.of(desk.programme(), desk.controls()).due(desk.asOf())
                : List.copyOf(desk.controls().byId().values());
        if (named.isEmpty()) {
            return due;
        }
        List<Control> chosen = named.stream().distinct().map(desk::control).toList();
        return chosen.stream().filter(due::contains).toList();
    }
}
