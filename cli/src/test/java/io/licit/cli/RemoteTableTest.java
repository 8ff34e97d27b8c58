package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The table of commands against the commands. */
final class RemoteTableTest {
    @Test
    void every_command_says_what_it_is_to_a_server_and_nothing_else_does() {
        Set<String> commands = new TreeSet<>();
        CommandLine licit = Licit.commandLine(Shell.ofProcess().in(Path.of("").toAbsolutePath()));
        collect(licit, commands);
        assertThat(commands).contains("check", "request open");
        assertThat(RemoteTable.names()).containsExactlyInAnyOrderElementsOf(commands);
    }

    private static void collect(CommandLine command, Set<String> into) {
        command.getSubcommands().values().forEach(one -> {
            if (one.getCommandSpec().userObject() instanceof Command) {
                String name = one.getCommandSpec().qualifiedName();
                into.add(name.substring(name.indexOf(' ') + 1));
            }
            collect(one, into);
        });
    }
}
