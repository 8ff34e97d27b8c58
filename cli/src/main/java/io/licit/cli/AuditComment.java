package io.licit.cli;

import io.licit.programme.audit.Finding;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds a comment to a finding. */
@CommandLine.Command(name = "comment", mixinStandardHelpOptions = true, description = "Add a comment to a finding.")
final class AuditComment extends Command {
    @Parameters(index = "0", paramLabel = "NUMBER", description = "The finding.")
    private long number;

    @Parameters(index = "1", paramLabel = "TEXT", description = "What there is to say of it; no personal data.")
    private String text = "";

    @Mixin
    private final By by = new By();

    AuditComment(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        try (AuditDesk desk = AuditDesk.open(this)) {
            Finding finding = AuditDesk.told(() -> desk.findings().comment(number, text, by.actor(shell)));
            print("Finding " + finding.number() + " has the comment.\n");
            return Exit.OK;
        }
    }
}
