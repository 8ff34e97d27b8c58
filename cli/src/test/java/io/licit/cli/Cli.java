package io.licit.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** The command line with surroundings of a test's own: a folder, no terminal, and a clock that stands. */
record Cli(Path folder, Map<String, String> environment, boolean terminal) {
    static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

    /** What a command gave. */
    record Ran(int exit, String out, String err) {}

    static Cli in(Path folder) {
        return new Cli(folder, Map.of(), false);
    }

    Cli at(Path other) {
        return new Cli(other, environment, terminal);
    }

    Cli with(String name, String value) {
        return new Cli(folder, Map.of(name, value), terminal);
    }

    Cli atTerminal() {
        return new Cli(folder, environment, true);
    }

    Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                environment,
                folder,
                Clock.fixed(NOW, ZoneOffset.UTC),
                terminal,
                terminal);
        int exit = Licit.run(shell, arguments);
        shell.flush();
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
