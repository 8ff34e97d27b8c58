package io.licit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Consents as they come: what is recorded here counts beside the ledgers of the sources. */
@CommandLine.Command(
        name = "consent",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Record consents and refusals as they come: record, import, export, show.")
final class ConsentCommand implements Runnable {
    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine(Shell shell) {
        return new CommandLine(new ConsentCommand())
                .addSubcommand("record", new ConsentRecord(shell))
                .addSubcommand("import", new ConsentImport(shell))
                .addSubcommand("export", new ConsentExport(shell))
                .addSubcommand("show", new ConsentShow(shell));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "`consent` needs a command: record, import, export or show");
    }
}
