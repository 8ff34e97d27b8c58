package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.json.Json;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import io.licit.programme.export.Deliveries;
import io.licit.programme.export.Rechecks;
import io.licit.programme.export.Subject;
import io.licit.programme.export.Waiting;
import io.licit.programme.people.Actor;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends an export to a receiver. */
@CommandLine.Command(
        name = "deliver",
        mixinStandardHelpOptions = true,
        description = "Send an export to an address, in chunks; what was acknowledged is never sent again.")
final class ExportDeliver extends Command {
    private static final int CHUNK_ROWS = 1000;

    @Mixin
    private final By by = new By();

    @Parameters(paramLabel = "FILE", description = "An export, or its manifest.")
    private String file = "";

    @Option(names = "--url", paramLabel = "ADDRESS", required = true, description = "An https address that takes POST.")
    private String url = "";

    @Option(
            names = "--secret-env",
            paramLabel = "NAME",
            description = "The environment variable that holds the secret for the signature.")
    private @Nullable String secretEnv;

    @Option(names = "--chunk", paramLabel = "ROWS", defaultValue = "1000", description = "Rows of one request; 1000.")
    private int chunk = CHUNK_ROWS;

    ExportDeliver(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        if (options.dated()) {
            throw options.usage("what is delivered leaves now, whatever was right on another day");
        }
        Actor actor = by.actor(shell);
        Deliveries.Receiver receiver = new Deliveries.Receiver(address(), secret(), chunk);
        Rechecks.Standing standing = Rechecks.find(shell.path(file));
        Opened opened = Opening.read(options, shell);
        Workspace workspace = opened.workspace()
                .orElseThrow(() -> CliException.usage("the workspace can't be read", "`licit check` says why"));
        Subject subject = new Subject(
                workspace, opened.check(workspace, Set.of(standing.manifest().segment())), opened.asOf());
        try (Programme programme = Desk.open(opened, shell)) {
            Deliveries.Delivered delivered =
                    new Deliveries(programme, Waiting.asleep()).deliver(standing, receiver, subject, actor);
            if (!delivered.blocked().isEmpty()) {
                throw CliException.blocked(
                        "nothing was sent; missing: " + String.join("; ", delivered.blocked()),
                        "`licit train status` and `licit approve` say what there is");
            }
            print(format == Format.JSON ? json(delivered) : text(delivered));
            tell(delivered.findings());
            return options.failOn().exit(delivered.findings());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw CliException.world("interrupted", "deliver again; what was acknowledged is not sent again");
        }
    }

    private URI address() {
        try {
            return new URI(url);
        } catch (URISyntaxException none) {
            throw options.usage("`" + url + "` is no address");
        }
    }

    private Optional<String> secret() {
        if (secretEnv == null) {
            return Optional.empty();
        }
        return Optional.of(shell.variable(secretEnv)
                .orElseThrow(() -> CliException.usage(
                        "the environment has no " + secretEnv, "set it to the secret that the receiver knows")));
    }

    private static String json(Deliveries.Delivered delivered) {
        return Json.object()
                        .put("chunks", delivered.chunks())
                        .put("sent", delivered.sent())
                        .put("acknowledged_before", delivered.before())
                        .put("complete", complete(delivered))
                        .build()
                        .print()
                + "\n";
    }

    private static boolean complete(Deliveries.Delivered delivered) {
        return delivered.findings().isEmpty() && delivered.sent() + delivered.before() == delivered.chunks();
    }

    private static String text(Deliveries.Delivered delivered) {
        String before =
                delivered.before() == 0 ? "" : ", " + Numbers.count(delivered.before()) + " acknowledged earlier";
        return "sent " + Numbers.count(delivered.sent()) + " of " + Numbers.of(delivered.chunks(), "chunk", "chunks")
                + before + "\n";
    }
}
