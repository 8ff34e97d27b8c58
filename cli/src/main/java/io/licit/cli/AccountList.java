package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Side;
import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.account.Account;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.Role;
import java.util.List;
import picocli.CommandLine;

/** Lists the accounts of the web application. */
@CommandLine.Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List who may sign in to the web application, and as what.")
final class AccountList extends Command {
    AccountList(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        try (Programme programme = Desk.openBySettings(options.workspace(shell), shell)) {
            List<Account> all = new Accounts(programme).all();
            print(format == Format.JSON ? json(all) : text(all));
            if (all.isEmpty()) {
                say("nobody yet; the first `licit serve` makes the account `admin`");
            }
            return Exit.OK;
        }
    }

    private static String json(List<Account> all) {
        return Json.object()
                        .put(
                                "accounts",
                                Json.array(all.stream().map(Account::json).toList()))
                        .build()
                        .print()
                + "\n";
    }

    private String text(List<Account> all) {
        if (all.isEmpty()) {
            return "";
        }
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT);
        grid.row(List.of(Grid.Cell.of("account"), Grid.Cell.of("roles"), Grid.Cell.of("")));
        for (Account account : all) {
            grid.row(List.of(
                    Grid.Cell.of(account.id()),
                    Grid.Cell.of(String.join(
                            ", ", account.roles().stream().map(Role::word).toList())),
                    Grid.Cell.of(standing(account))));
        }
        return grid.lines("");
    }

    private String standing(Account account) {
        if (!account.enabled()) {
            return "disabled";
        }
        return account.oneTimeUntil()
                .map(until -> shell.clock().instant().isBefore(until)
                        ? "has not chosen a password; the one given works until " + Audiences.minute(until.toString())
                        : "has not chosen a password; the one given has ended")
                .orElse("");
    }
}
