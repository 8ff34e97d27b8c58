package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.workspace.ProgrammeSettings;
import io.licit.programme.Programme;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.SignIn;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts on the command line, for an admin who can't sign in. */
final class AccountCommandTest {
    private static final String HOST = "host@example.com";

    @TempDir
    Path folder;

    @Test
    void an_admin_who_can_not_sign_in_is_given_a_password_that_works_once_and_the_log_says_by_whom() {
        Cli cli = Cli.in(folder);
        assertThat(cli.run("init").exit()).isEqualTo(Exit.OK);
        assertThat(cli.run("account", "list").err()).contains("nobody yet");
        String first = firstPassword();
        assertThat(cli.run("account", "reset", "admin").err()).contains("nobody is said to act", "--by");
        Cli.Ran ran = cli.run("account", "reset", "Admin", "--by", HOST);
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
        assertThat(ran.err())
                .contains("The password of `admin`", "works once")
                .doesNotContain(ran.out().strip());
        assertThat(signIn(first)).isInstanceOf(SignIn.Refused.class);
        assertThat(signIn(ran.out().strip())).isInstanceOf(SignIn.MustChange.class);
        String entry = cli.run("evidence", "show", "--last", "1").out();
        assertThat(entry).contains("account-password-reset").doesNotContain(HOST);
        assertThat(cli.run("account", "list").out())
                .contains("admin", "has not chosen a password; the one given works until 2027-03-08");
        assertThat(cli.run("account", "list", "--format", "json").out())
                .contains("\"account\": \"admin\"", "\"roles\": [", "\"enabled\": true");
    }

    @Test
    void an_account_that_is_not_there_is_said() {
        Cli cli = Cli.in(folder);
        cli.run("init");
        Cli.Ran ran = cli.run("account", "reset", "nobody", "--by", HOST);
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).contains("there is no such account");
        assertThat(ran.out()).isEmpty();
        assertThat(cli.run("account").err()).contains("`account` needs a command: list or reset");
    }

    private String firstPassword() {
        try (Programme programme = open()) {
            return new Accounts(programme).firstAdmin().orElseThrow().text();
        }
    }

    private SignIn signIn(String password) {
        try (Programme programme = open()) {
            return new Accounts(programme).signIn("admin", password, Cli.NOW);
        }
    }

    private Programme open() {
        return Programme.open(folder, ProgrammeSettings.USUAL, Map.of(), Clock.fixed(Cli.NOW, ZoneOffset.UTC));
    }
}
