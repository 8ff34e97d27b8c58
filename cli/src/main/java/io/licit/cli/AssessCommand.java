package io.licit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What there is on assessments. */
@CommandLine.Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Signed human judgements: new, list.")
final class AssessCommand implements Runnable {
    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine(Shell shell) {
        return new CommandLine(new AssessCommand())
                .addSubcommand("new", new AssessNew(shell))
                .addSubcommand("list", new AssessList(shell));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "`assess` needs a command: new or list");
    }
}
