package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Every command has an endpoint of the interface for programs, or a reason why it is an act of whoever has the machine:
 * {@code commands.txt} says which, and the tests of the server hold it against the routes.
 */
final class ApiCoverageTest {
    private static final String FILE = "server/src/test/resources/io/licit/server/commands.txt";

    @Test
    void every_command_has_an_endpoint_or_a_reason_to_be_local() throws IOException {
        Path root = Path.of(System.getProperty("licit.root", ".."));
        List<String> listed = Files.readAllLines(root.resolve(FILE)).stream()
                .map(line -> line.substring(0, line.indexOf(": ")))
                .toList();
        List<String> commands = new ArrayList<>();
        collect(Licit.commandLine(shell(root)), "", commands);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(commands);
    }

    private static Shell shell(Path folder) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Shell(nowhere, nowhere, Map.of(), folder, Clock.fixed(Cli.NOW, ZoneOffset.UTC), false, false);
    }

    /** Those that do something: a name that only stands before others does not. */
    private static void collect(CommandLine line, String before, List<String> commands) {
        line.getSubcommands().forEach((name, command) -> {
            String whole = (before + " " + name).strip();
            boolean isNameOnly = command.getCommandSpec().userObject() instanceof Runnable group
                    && !(group instanceof CommandLine.HelpCommand)
                    && !command.getSubcommands().isEmpty();
            if (!isNameOnly) {
                commands.add(whole);
            }
            collect(command, whole, commands);
        });
    }
}
