package io.licit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What there is on training; each question is a command of its own below this one. */
@CommandLine.Command(
        name = "train",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Courses and who has passed them: list, show, take, record, status, certificate, export.")
final class TrainCommand implements Runnable {
    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine(Shell shell) {
        return new CommandLine(new TrainCommand())
                .addSubcommand("list", new TrainList(shell))
                .addSubcommand("show", new TrainShow(shell))
                .addSubcommand("take", new TrainTake(shell))
                .addSubcommand("record", new TrainRecord(shell))
                .addSubcommand("status", new TrainStatus(shell))
                .addSubcommand("certificate", new TrainCertificate(shell))
                .addSubcommand("export", new TrainExport(shell));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "`train` needs a command: list, show, take, record, status, certificate or export");
    }
}
