package io.licit.cli;

import io.licit.core.json.Json;
import io.licit.programme.audit.Finding;
import io.licit.programme.audit.report.AuditJson;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what audits found, or shows one finding. */
@CommandLine.Command(
        name = "findings",
        mixinStandardHelpOptions = true,
        description = "List the findings of audits, or show one with what happened to it; what is late is told.")
final class AuditFindings extends Command {
    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "A finding; none lists them.")
    private long number;

    @Option(names = "--open", description = "Only those that are open.")
    private boolean open;

    AuditFindings(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        try (AuditDesk desk = AuditDesk.open(this)) {
            AuditWords words = new AuditWords(paint(), options.verbose());
            if (number > 0) {
                Finding finding = desk.findings()
                        .get(number, desk.asOf())
                        .orElseThrow(() -> CliException.usage(
                                "there is no finding " + number, "`licit audit findings` lists them"));
                print(
                        format == Format.JSON
                                ? AuditJson.finding(finding, desk.today()).print() + "\n"
                                : words.finding(finding, desk.today()));
                return Exit.OK;
            }
            List<Finding> shown = desk.findings().all(desk.asOf()).stream()
                    .filter(finding -> !open || finding.state() == Finding.State.OPEN)
                    .toList();
            print(
                    format == Format.JSON
                            ? Json.object()
                                            .put("findings", AuditJson.findings(shown, desk.today()))
                                            .build()
                                            .print()
                                    + "\n"
                            : words.findings(shown, desk.today()));
            desk.tellLate(desk.late());
            return options.failOn().exit(desk.late());
        }
    }
}
