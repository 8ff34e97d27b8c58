package io.licit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What there is on persons' requests. */
@CommandLine.Command(
        name = "request",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Requests of persons about their data: open, list, show, acknowledge, verify, extend, refuse, fulfil.")
final class RequestCommand implements Runnable {
    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine(Shell shell) {
        return new CommandLine(new RequestCommand())
                .addSubcommand("open", new RequestOpen(shell))
                .addSubcommand("list", new RequestList(shell))
                .addSubcommand("show", new RequestShow(shell))
                .addSubcommand("acknowledge", new RequestAcknowledge(shell))
                .addSubcommand("verify", new RequestVerify(shell))
                .addSubcommand("extend", new RequestExtend(shell))
                .addSubcommand("refuse", new RequestRefuse(shell))
                .addSubcommand("fulfil", new RequestFulfil(shell));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "`request` needs a command: open, list, show, acknowledge, verify, extend, refuse or fulfil");
    }
}
