package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Back-ups on the command line. */
final class BackupCommandTest {
    private static final String SEGMENT = "newsletter-regulars";
    private static final String DESK = "desk@example.com";

    @TempDir
    Path place;

    private Cli shop = Cli.in(Path.of("."));

    @BeforeEach
    void a_workspace() {
        shop = Cli.in(place.resolve("shop"));
        assertThat(Cli.in(place).run("init", "shop").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void everything_goes_on_after_a_restore() throws IOException {
        shop.run("run");
        String member = shop.run("members", SEGMENT).out().lines().findFirst().orElseThrow();
        withdraw(member);
        shop.run("audit", "run", "AUD-LOG");
        Cli.Ran made = shop.run("backup", "../it.backup", "--with-data", "--by", DESK);
        assertThat(made.exit()).as(made.err()).isEqualTo(Exit.OK);
        assertThat(made.out()).contains("4 files of data", "entries of the log and its key", "sha256:");
        assertThat(made.err()).contains("It holds personal data and the key that signs the log");
        Cli.Ran restored = Cli.in(place).run("restore", "it.backup", "back", "--reason", "moved", "--by", DESK);
        assertThat(restored.exit()).as(restored.err()).isEqualTo(Exit.OK);
        assertThat(restored.out()).contains("The workspace of 2027-03-01 12:00", "is in back");
        Cli back = Cli.in(place.resolve("back"));
        assertThat(back.run("evidence", "verify").out()).contains("Everything holds.");
        assertThat(back.run("audit", "list").out())
                .isEqualTo(shop.run("audit", "list").out());
        assertThat(back.run("consent", "show", member).out())
                .isEqualTo(shop.run("consent", "show", member).out());
        assertThat(back.run("members", SEGMENT).exit())
                .as("audiences are made again")
                .isEqualTo(Exit.USAGE);
        assertThat(back.run("run").exit()).isEqualTo(Exit.OK);
        assertThat(back.run("members", SEGMENT).out()).isNotEmpty().doesNotContain(member);
        assertThat(back.run("evidence", "show", "--last", "9").out()).contains("state-restored", "backup");
        assertThat(Files.readString(place.resolve("back/data/customers.csv")))
                .isEqualTo(Files.readString(place.resolve("shop/data/customers.csv")));
    }

    @Test
    void a_restore_over_newer_entries_is_blocked_until_somebody_says_how_many() {
        shop.run("run");
        assertThat(shop.run("backup", "../it.backup").exit()).isEqualTo(Exit.OK);
        String member = shop.run("members", SEGMENT).out().lines().findFirst().orElseThrow();
        withdraw(member);
        String[] restore = {"restore", "it.backup", "shop", "--over", "--reason", "broken", "--by", DESK};
        Cli.Ran blocked = Cli.in(place).run(restore);
        assertThat(blocked.exit()).isEqualTo(Exit.BLOCKED);
        assertThat(blocked.err())
                .contains("1 more were made here, since 2027-03-01T12:00:00.000000Z: 1 consents")
                .contains("To go on: --loses 1");
        Cli.Ran over = Cli.in(place)
                .run("restore", "it.backup", "shop", "--over", "--reason", "broken", "--by", DESK, "--loses", "1");
        assertThat(over.exit()).as(over.err()).isEqualTo(Exit.OK);
        assertThat(over.out())
                .contains("What was there is in shop.before-20270301T120000Z.")
                .contains("Lost: 1 entry of the log: 1 consents.")
                .contains("Carried over: 1 refusal,");
        assertThat(over.err()).contains("what a back-up does not hold, such as git, data and exports");
        assertThat(shop.run("consent", "show", member).out()).contains("withdrawn");
        assertThat(shop.run("evidence", "verify").out()).contains("Everything holds.");
    }

    @Test
    void what_is_missing_is_asked_for() {
        shop.run("check");
        shop.run("backup", "../it.backup");
        Cli here = Cli.in(place);
        assertThat(here.run("restore", "it.backup", "back").err()).contains("--reason");
        assertThat(here.run("restore", "it.backup", "back", "--reason", "boredom", "--by", DESK)
                        .err())
                .contains("`boredom` is none of lost, broken, moved, mistake, test");
        assertThat(here.run("restore", "it.backup", "back", "--reason", "test").err())
                .contains("--by");
        Cli.Ran none = here.run("restore", "shop/licit.yaml", "back", "--reason", "test", "--by", DESK);
        assertThat(none.exit()).isEqualTo(Exit.USAGE);
        assertThat(none.err()).contains("the back-up is not as it was written").doesNotContain("Exception");
        assertThat(place.resolve("back")).doesNotExist();
    }

    @Test
    void a_workspace_with_mistakes_is_backed_up_all_the_same() throws IOException {
        shop.run("check");
        Files.writeString(place.resolve("shop/catalogue/customers.yaml"), "table: [");
        assertThat(shop.run("backup", "../it.backup").exit()).isEqualTo(Exit.OK);
        Cli.Ran data = shop.run("backup", "../data.backup", "--with-data");
        assertThat(data.exit()).isEqualTo(Exit.USAGE);
        assertThat(data.err()).contains("without --with-data");
        Cli.Ran restored =
                Cli.in(place).run("restore", "it.backup", "back", "--reason", "test", "--by", DESK, "--format", "json");
        assertThat(restored.exit()).as(restored.err()).isEqualTo(Exit.OK);
        assertThat(restored.out()).contains("\"lost\": 0", "\"with_data\": false");
    }

    private void withdraw(String person) {
        Cli.Ran ran = shop.run(
                "consent",
                "record",
                person,
                "--purpose",
                "direct-marketing",
                "--channel",
                "email",
                "--status",
                "withdrawn",
                "--by",
                DESK);
        assertThat(ran.exit()).as(ran.err()).isEqualTo(Exit.OK);
    }
}
