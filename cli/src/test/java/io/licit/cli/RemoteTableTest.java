package io.licit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The table of commands against the commands. */
final class RemoteTableTest {
    @TempDir
    Path folder;

    @Test
    void every_command_says_what_it_is_to_a_server_and_nothing_else_does() {
        assertThat(RemoteTable.names())
                .containsExactlyInAnyOrderElementsOf(commands().keySet());
    }

    /** What an entry reads must be there, and what a command needs must be read: else a fault of Licit would be told. */
    @Test
    void every_command_can_be_asked_and_finds_nobody_there() throws IOException {
        String nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "http://127.0.0.1:" + socket.getLocalPort();
        }
        Cli cli = new Cli(folder, Map.of("LICIT_SERVER", nobody, "LICIT_TOKEN", "licit_of_a_test"), false);
        List<String> asking = new ArrayList<>();
        commands().forEach((name, spec) -> {
            if (RemoteTable.of(name) instanceof RemoteCall.Anywhere) {
                return;
            }
            Cli.Ran ran = cli.run(line(name, spec));
            assertThat(ran.out()).as(name).isEmpty();
            if (RemoteTable.of(name) instanceof RemoteCall.Local) {
                assertThat(ran.exit()).as(name).isEqualTo(Exit.USAGE);
                assertThat(ran.err()).as(name).contains("can't be asked of a server");
                return;
            }
            assertThat(ran.err()).as(name).doesNotContain("internal:").contains("error: ");
            if (ran.exit() == Exit.INTERNAL) {
                assertThat(ran.err()).as(name).contains("nobody answers at " + nobody);
                asking.add(name);
            } else {
                assertThat(ran.exit()).as(name + ran.err()).isEqualTo(Exit.USAGE);
            }
        });
        assertThat(asking).contains("check", "run", "audit accept", "request open", "train take", "evidence person");
        assertThat(asking)
                .as("one segment, a file")
                .hasSizeGreaterThan(RemoteTable.names().size() - 25);
    }

    /** The least that picocli takes. */
    private static String[] line(String name, CommandSpec spec) {
        List<String> words = new ArrayList<>(List.of(name.split(" ")));
        spec.positionalParameters().stream()
                .filter(argument ->
                        argument.arity().min() > 0 || !argument.type().equals(List.class))
                .map(RemoteTableTest::value)
                .forEach(words::add);
        spec.options().stream().filter(OptionSpec::required).forEach(option -> {
            words.add(option.longestName());
            words.add(value(option));
        });
        return words.toArray(String[]::new);
    }

    private static String value(ArgSpec argument) {
        Class<?> type = argument.type();
        if (type.isEnum()) {
            return String.valueOf(type.getEnumConstants()[0]).toLowerCase(Locale.ROOT);
        }
        return List.of("int", "long", "Long").contains(type.getSimpleName()) ? "1" : "2027-01-31";
    }

    private static Map<String, CommandSpec> commands() {
        Map<String, CommandSpec> commands = new TreeMap<>();
        collect(Licit.commandLine(Shell.ofProcess()), commands);
        assertThat(commands).containsKeys("check", "request open");
        return commands;
    }

    private static void collect(CommandLine command, Map<String, CommandSpec> into) {
        command.getSubcommands().values().forEach(one -> {
            if (one.getCommandSpec().userObject() instanceof Command) {
                String name = one.getCommandSpec().qualifiedName();
                into.put(name.substring(name.indexOf(' ') + 1), one.getCommandSpec());
            }
            collect(one, into);
        });
    }
}
