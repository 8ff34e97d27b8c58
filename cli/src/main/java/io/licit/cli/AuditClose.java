package io.licit.cli;

import io.licit.programme.audit.FindingBook.Closing;
import io.licit.programme.audit.Situation;
import io.licit.programme.audit.report.AuditJson;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tests a finding again, and closes it where it is gone. */
@CommandLine.Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description = "Test the control of a finding again, and close the finding only if it passes now.")
final class AuditClose extends Command {
    @Parameters(paramLabel = "NUMBER", description = "The finding.")
    private long number;

    @Mixin
    private final By by = new By();

    AuditClose(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        if (options.dated()) {
            throw options.usage("a finding is closed by a test of now, whatever held on another day");
        }
        try (AuditDesk desk = AuditDesk.open(this);
                Situation situation = desk.situation()) {
            Closing closing =
                    AuditDesk.told(() -> desk.findings().close(number, situation, desk.controls(), by.actor(shell)));
            if (format == Format.JSON) {
                print(AuditJson.finding(closing.finding(), desk.today()).print() + "\n");
            } else {
                print("Finding " + number + (closing.isClosed() ? " is closed: " : " stays open: ")
                        + closing.answer().detail() + "\n");
            }
            return closing.isClosed() ? Exit.OK : Exit.FINDINGS;
        }
    }
}
