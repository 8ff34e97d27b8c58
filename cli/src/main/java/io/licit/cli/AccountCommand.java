package io.licit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What whoever has the machine can do with the accounts of the web application. */
@CommandLine.Command(
        name = "account",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Accounts of the web application, for whoever has its machine: list, reset.")
final class AccountCommand implements Runnable {
    @CommandLine.Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine(Shell shell) {
        return new CommandLine(new AccountCommand())
                .addSubcommand("list", new AccountList(shell))
                .addSubcommand("reset", new AccountReset(shell));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "`account` needs a command: list or reset");
    }
}
