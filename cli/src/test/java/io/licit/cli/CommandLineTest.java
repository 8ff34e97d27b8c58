package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {
    @TempDir
    Path folder;

    @Test
    void no_command_is_a_usage_error_that_lists_the_commands() {
        Cli.Ran ran = Cli.in(folder).run();
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("Usage: licit", "Commands:", "error: no command was given");
    }

    @Test
    void an_unknown_command_is_a_usage_error_with_a_suggestion() {
        Cli.Ran ran = Cli.in(folder).run("chek");
        assertThat(ran).isEqualTo(new Cli.Ran(Exit.USAGE, "", """
                error: there is no command or argument `chek` here
                help: did you mean `check`?
                help: `licit --help` tells what it takes
                """));
    }

    @Test
    void an_unknown_option_is_a_usage_error() {
        Cli.Ran ran = Cli.in(folder).run("doctor", "--formt", "json");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err())
                .contains("unknown option", "--formt", "help: did you mean `--format`", "licit doctor --help");
    }

    @Test
    void a_format_that_a_command_lacks_is_a_usage_error_that_names_those_it_has() {
        Cli.Ran ran = Cli.in(folder).run("doctor", "--format", "sarif");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err()).startsWith("error: there is no format `sarif` here; there is text, json\n");
    }

    @Test
    void a_value_that_an_option_does_not_take_is_named_with_those_that_it_takes() {
        Cli cli = Cli.in(Path.of("."));
        assertThat(cli.run("check", "--format", "yaml").err())
                .startsWith("error: invalid value for option '--format': `yaml` is none of text, json, sarif, junit, "
                        + "github, html, xapi, oscal, csv, markdown\n");
        assertThat(cli.run("check", "--fail-on", "never-ever").err())
                .contains("`never-ever` is none of error, warning, never\n");
        assertThat(cli.run("init", "--demo", "--persons", "many").err()).contains("`many` is no whole number\n");
        assertThat(cli.run("doctor", "--format", "JSON").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void spark_is_named_and_refused() {
        Cli.Ran ran = Cli.in(folder).run("doctor", "--engine", "spark");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err())
                .startsWith("error: this command runs on the embedded engine; `run` and `preview` run on spark\n");
    }

    @Test
    void duckdb_is_the_engine() {
        assertThat(Cli.in(folder).run("completion", "--engine", "duckdb").exit())
                .isEqualTo(Exit.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2027-13-01", "2027-02-30", "01.02.2027", ""})
    void a_date_that_is_none_is_a_usage_error(String date) {
        Cli.Ran ran = Cli.in(folder).run("law", "list", "--as-of", date);
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
        assertThat(ran.err())
                .startsWith("error: `" + date + "` is no date; write 2027-01-31 or 2027-01-31T12:00:00Z\n");
    }

    @Test
    void outside_a_workspace_one_is_told_how_to_name_or_make_one() {
        for (String command : List.of("check", "run")) {
            Cli.Ran ran = Cli.in(folder).run(command);
            assertThat(ran.exit()).isEqualTo(Exit.USAGE);
            assertThat(ran.err()).isEqualTo("""
                    error: there is no licit.yaml here or in any folder above
                    help: name one with --workspace, or make one with `licit init`
                    """);
        }
    }

    @Test
    void a_fault_of_our_own_shows_no_trace_unless_one_asks() {
        IllegalStateException fault = new IllegalStateException("the moon is in the wrong house");
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        Shell shell = Shell.ofProcess();
        Shell captured = new Shell(
                shell.out(),
                new java.io.PrintStream(err, true, java.nio.charset.StandardCharsets.UTF_8),
                java.util.Map.of(),
                folder,
                shell.clock(),
                false,
                false);
        assertThat(Failures.report(captured, fault)).isEqualTo(Exit.INTERNAL);
        assertThat(err.toString(java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("""
                error: internal: IllegalStateException: the moon is in the wrong house
                help: this is a fault of Licit; LICIT_DEBUG=1 prints where it happened
                """);
    }

    @Test
    void help_goes_to_standard_output_and_names_every_command() {
        Cli.Ran ran = Cli.in(folder).run("--help");
        assertThat(ran.exit()).isEqualTo(Exit.OK);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("init", "check", "run", "preview", "explain", "members", "fairness", "law", "demo", "schema")
                .contains("completion", "doctor", "help", "Exit codes");
        assertThat(Cli.in(folder).run("help", "check").out()).contains("Usage: licit check", "--as-of", "--fail-on");
    }

    @Test
    void colour_is_for_terminals_that_want_it() {
        Cli cli = Cli.in(folder);
        assertThat(cli.run("doctor").out()).doesNotContain("\u001b");
        assertThat(cli.atTerminal().run("doctor").out()).contains("\u001b[32m");
        assertThat(cli.atTerminal().with("NO_COLOR", "1").run("doctor").out()).doesNotContain("\u001b");
        assertThat(cli.atTerminal().run("doctor", "--color", "never").out()).doesNotContain("\u001b");
        assertThat(cli.run("doctor", "--color", "always").out()).contains("\u001b[32m");
    }

    @Test
    void a_date_before_all_law_or_after_all_time_is_refused() {
        Cli cli = Cli.in(Path.of("."));
        for (String date : new String[] {"0001-01-01", "1899-12-31", "+10000-01-01"}) {
            Cli.Ran ran = cli.run("law", "list", "--as-of", date);
            assertThat(ran.exit()).as(date).isEqualTo(Exit.USAGE);
            assertThat(ran.err()).contains("`" + date + "` is out of range; write a date from 1900 to 9999");
        }
    }
}
