package io.licit.cli;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.programme.audit.AuditRun;
import io.licit.programme.audit.Control;
import io.licit.programme.audit.Trend;
import io.licit.programme.audit.report.AuditJson;
import io.licit.programme.audit.report.AuditPage;
import io.licit.programme.audit.report.AuditReport;
import io.licit.programme.audit.report.Oscal;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Shows an audit as it was, or a control with its last audits. */
@CommandLine.Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show an audit by its number, or a control by its id with its last audits.")
final class AuditShow extends Command {
    @Parameters(paramLabel = "WHAT", description = "A number of an audit, `last`, or a control's id.")
    private String what = "";

    AuditShow(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(
                Format.TEXT, Format.JSON, Format.OSCAL, Format.HTML, Format.JUNIT, Format.SARIF, Format.GITHUB);
        try (AuditDesk desk = AuditDesk.open(this)) {
            if (!what.matches("[0-9]{1,15}|last")) {
                print(control(desk, format));
                return Exit.OK;
            }
            AuditRun run = (what.equals("last")
                            ? desk.audits().last()
                            : desk.audits().get(Long.parseLong(what)))
                    .orElseThrow(() -> CliException.usage(
                            what.equals("last") ? "no audit has been run" : "there is no audit " + what,
                            "`licit audit run` makes one"));
            AuditReport report = desk.report(run);
            print(rendered(report, desk.diagnostics().failed(report), format, this));
            return Exit.OK;
        }
    }

    private String control(AuditDesk desk, Format format) {
        Control control = desk.control(what);
        Trend trend = desk.audits().trends().getOrDefault(control.id(), new Trend(control.id(), List.of()));
        return switch (format) {
            case JSON -> AuditJson.control(control, trend).print() + "\n";
            case TEXT -> new AuditWords(paint(), options.verbose()).control(control, trend);
            default -> throw options.usage("a control is shown as text or json");
        };
    }

    static String rendered(AuditReport report, List<Diagnostic> findings, Format format, Command command) {
        return switch (format) {
            case JSON -> AuditJson.of(report).print() + "\n";
            case OSCAL -> Oscal.of(report).print() + "\n";
            case HTML -> AuditPage.of(report);
            case TEXT -> new AuditWords(command.paint(), command.options.verbose()).run(report.run(), report.trends());
            case SARIF, JUNIT, GITHUB -> Findings.render(findings, format, command.paint());
            case XAPI, CSV, MARKDOWN -> throw new IllegalArgumentException("an audit has no " + format.word());
        };
    }
}
