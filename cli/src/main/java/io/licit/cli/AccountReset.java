package io.licit.cli;

import io.licit.programme.Programme;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.OneTimePassword;
import io.licit.programme.people.Actor;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives an account a password that works once, for somebody who can't sign in and whom nobody else can help. */
@CommandLine.Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = {
            "Give an account another password, which works once and within seven days. The old one, its sessions and a lock"
                    + " on it end.",
            "Whoever can read the workspace's state can do so; the log says who did."
        })
final class AccountReset extends Command {
    @Parameters(paramLabel = "ID", description = "The account, as `licit account list` names it.")
    private String id = "";

    @Mixin
    private By by = new By();

    AccountReset(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        Actor actor = by.actor(shell);
        try (Programme programme = Desk.openBySettings(options.workspace(shell), shell)) {
            OneTimePassword given = new Accounts(programme).resetPassword(id, actor);
            print(given.text() + "\n");
            say("The password of `" + given.account().id()
                    + "`. It works once, within seven days, and is not told again.");
            if (!given.account().enabled()) {
                say("The account is disabled: an admin has to enable it before it can be used.");
            }
            return Exit.OK;
        }
    }
}
