package io.licit.cli;

import io.licit.programme.audit.Finding;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides to live with a finding for a while. */
@CommandLine.Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        description = "Accept the risk of a finding until a day, a year at most; its owner can't.")
final class AuditAccept extends Command {
    @Parameters(paramLabel = "NUMBER", description = "The finding.")
    private long number;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason = "";

    @Option(names = "--until", paramLabel = "DATE", required = true, description = "The last day, as 2027-06-30.")
    private LocalDate until = LocalDate.MIN;

    @Mixin
    private final By by = new By();

    AuditAccept(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        try (AuditDesk desk = AuditDesk.open(this)) {
            Finding finding = AuditDesk.told(() -> desk.findings().accept(number, reason, until, by.actor(shell)));
            print("The risk of finding " + finding.number() + " is accepted until " + until
                    + "; after that it is open again.\n");
            return Exit.OK;
        }
    }
}
