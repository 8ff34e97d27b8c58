package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.training.xapi.RecordStore;
import io.licit.programme.training.xapi.Statements;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Gives results to other systems. */
@CommandLine.Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Print all results as xAPI statements, or send them to a learning record store.")
final class TrainExport extends Command {
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Option(names = "--names", description = "Name the staff; else they have pseudonyms.")
    private boolean names;

    @Option(
            names = "--home",
            paramLabel = "URL",
            description = "The address that accounts of your staff belong to; else that of the evidence log.")
    private @Nullable String home;

    @Option(
            names = "--to",
            paramLabel = "URL",
            description = "Send them to this store; LICIT_LRS_USER and LICIT_LRS_PASSWORD open it.")
    private @Nullable String store;

    TrainExport(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.XAPI, Format.JSON);
        if (home != null && !home.matches("https?://[^\\s/?#]+\\S*")) {
            throw options.usage("--home is an address like https://shop.example/staff");
        }
        TrainDesk desk = TrainDesk.open(this);
        try (Programme programme = desk.programme(shell)) {
            String address = home == null ? Statements.home(programme) : home;
            List<Json.Obj> statements = new Statements(programme, desk.courses(), address, names).all();
            if (store == null) {
                print(Json.array(statements).print() + "\n");
                return Exit.OK;
            }
            RecordStore.Sent sent = new RecordStore(store, shell.environment(), PAUSE).send(statements);
            print(Numbers.of(sent.stored(), "statement", "statements") + " stored"
                    + (sent.there() == 0 ? "" : ", " + sent.there() + " there before") + ".\n");
            return Exit.OK;
        }
    }
}
