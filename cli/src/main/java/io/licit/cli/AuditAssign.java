package io.licit.cli;

import io.licit.programme.audit.Finding;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says who is to set a finding right, and by when. */
@CommandLine.Command(
        name = "assign",
        mixinStandardHelpOptions = true,
        description = "Say who is to set a finding right, and by when.")
final class AuditAssign extends Command {
    @Parameters(paramLabel = "NUMBER", description = "The finding.")
    private long number;

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            required = true,
            description = "Who, as `people` in licit.yaml names them.")
    private String owner = "";

    @Option(names = "--due", paramLabel = "DATE", description = "The last day in time; else as it stands.")
    private @Nullable LocalDate due;

    @Mixin
    private final By by = new By();

    AuditAssign(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        if (owner.isBlank()) {
            throw options.usage("an owner has a name");
        }
        try (AuditDesk desk = AuditDesk.open(this)) {
            Finding finding = AuditDesk.told(
                    () -> desk.findings().assign(number, owner.strip(), Optional.ofNullable(due), by.actor(shell)));
            print("Finding " + finding.number() + " is " + owner.strip() + "'s, due on " + finding.due() + ".\n");
            return Exit.OK;
        }
    }
}
