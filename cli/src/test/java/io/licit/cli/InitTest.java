package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InitTest {
    @TempDir
    Path folder;

    @Test
    void a_new_workspace_checks_cleanly_and_one_is_told_what_to_do_next() {
        Cli cli = Cli.in(folder);
        assertThat(cli.run("init", "shop")).isEqualTo(new Cli.Ran(Exit.OK, """
                A workspace of 12 files in shop.
                Next:
                  cd shop
                  licit check
                  licit run
                  licit explain newsletter-regulars --person C-1001
                """, ""));
        Cli.Ran checked = cli.at(folder.resolve("shop")).run("check");
        assertThat(checked.exit()).isEqualTo(Exit.OK);
        assertThat(checked.out()).startsWith("No rule in these packs is broken: 2 segments, ");
        assertThat(checked.out()).endsWith(" in force on 2027-03-01.\n");
        assertThat(checked.err()).isEmpty();
    }

    @Test
    void the_same_day_gives_the_same_files() throws IOException {
        Cli cli = Cli.in(folder);
        cli.run("init", "one");
        cli.run("init", "two");
        assertThat(files(folder.resolve("one")))
                .isEqualTo(files(folder.resolve("two")))
                .hasSize(12);
    }

    @Test
    void what_lies_in_a_folder_is_never_written_over() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Cli.Ran ran = Cli.in(folder).run("init");
        assertThat(ran).isEqualTo(new Cli.Ran(Exit.USAGE, "", """
                error: `.` is not empty
                help: name a new or an empty folder
                """));
        assertThat(files(folder)).containsOnlyKeys("notes.txt");
    }

    @Test
    void the_sample_has_as_many_persons_as_one_asks_for() {
        Cli.Ran ran = Cli.in(folder).run("init", "aurora", "--demo", "--persons", "300");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.out()).startsWith("The sample retailer Aurora in aurora.\nNext:\n  cd aurora\n  licit check\n");
        assertThat(folder.resolve("aurora/licit.yaml")).exists();
        assertThat(folder.resolve("aurora/data")).isDirectory();
        assertThat(Cli.in(folder)
                        .run("init", "none", "--demo", "--persons", "0")
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(Cli.in(folder).run("init", "none", "--persons", "5").exit()).isEqualTo(Exit.USAGE);
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void what_to_type_next_finds_the_launcher_that_no_path_has() {
        Shell shell = new Shell(
                System.out,
                System.err,
                Map.of("LICIT_LAUNCHER", "/home/me/licit/licit", "PATH", "/no/such/folder"),
                Path.of("/home/me/licit"),
                Clock.systemUTC(),
                false,
                false);
        assertThat(shell.licitFrom(Path.of("/home/me/licit/demo"))).isEqualTo("../licit");
        assertThat(shell.licitFrom(Path.of("/home/me/licit"))).isEqualTo("./licit");
        assertThat(shell.licitFrom(Path.of("/var/data/shop/segments"))).isEqualTo("/home/me/licit/licit");
    }
}
