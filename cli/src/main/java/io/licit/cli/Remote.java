package io.licit.cli;

import io.licit.cli.remote.AccessToken;
import io.licit.cli.remote.Link;
import io.licit.cli.remote.ServerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** A command line that names a server is asked of it. */
final class Remote {
    private static final String VARIABLE = "LICIT_TOKEN";
    private static final int TOKEN_BYTES_MOST = 4096;

    private Remote() {}

    /** The exit code; empty where the command is of no workspace, and nobody has said that a server should do it. */
    static OptionalInt run(Command command) {
        String name = name(command);
        RemoteCall call = RemoteTable.of(name);
        if (call instanceof RemoteCall.Anywhere) {
            if (command.options.namesServer()) {
                throw command.options.usage("`licit " + name + "` is done here, and by no server: leave --server out");
            }
            return OptionalInt.empty();
        }
        if (call instanceof RemoteCall.Local local) {
            throw CliException.usage("`licit " + name + "` can't be asked of a server", local.instead());
        }
        Asked asked = new Asked(command);
        RemoteCall.Act act = ((RemoteCall.Of) call).reading().apply(asked);
        asked.requireAllHeard();
        return OptionalInt.of(act.done(new Served(command, link(command))));
    }

    /** Without the program's own name: {@code request open}. */
    private static String name(Command command) {
        String qualified = command.options.commandLine().getCommandSpec().qualifiedName();
        return qualified.substring(qualified.indexOf(' ') + 1);
    }

    private static Link link(Command command) {
        ServerAddress server =
                ServerAddress.of(command.options.server(command.shell).orElseThrow());
        return new Link(server, token(command));
    }

    private static AccessToken token(Command command) {
        Optional<String> file = command.options.tokenFile();
        if (file.isPresent()) {
            return AccessToken.of(read(command.shell.path(file.get()), file.get()));
        }
        return AccessToken.of(command.shell
                .variable(VARIABLE)
                .orElseThrow(() -> CliException.usage(
                        "there is no token to ask the server with",
                        "the page `Tokens` of the server makes one; put it in LICIT_TOKEN, or in a file for"
                                + " --token-file")));
    }

    private static String read(Path file, String given) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(TOKEN_BYTES_MOST), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw CliException.usage("`" + given + "`, the file of the token, can't be read", "");
        }
    }
}
