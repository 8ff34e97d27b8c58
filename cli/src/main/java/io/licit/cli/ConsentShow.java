package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Side;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.PersonProof;
import io.licit.programme.Programme;
import io.licit.programme.consent.Change;
import io.licit.programme.consent.History;
import io.licit.programme.consent.Ledger;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is recorded of one person, with the proof of each. */
@CommandLine.Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show what is recorded of one person, when it came, and the entry of the log that proves it.")
final class ConsentShow extends Command {
    @Parameters(paramLabel = "PERSON", description = "The person's key.")
    private String person = "";

    @Option(
            names = "--proof",
            paramLabel = "FILE",
            description = "Write the proofs for the person to keep: FILE for the first event, FILE.2 for the second.")
    private @Nullable String proof;

    ConsentShow(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        try (Programme programme = Desk.open(options.workspace(shell), shell)) {
            Ledger ledger = new Ledger(programme);
            if (proof != null) {
                write(ledger.proofs(person), shell.path(proof));
            }
            History history = ledger.history(person);
            if (format == Format.JSON) {
                print(history.json(person).print() + "\n");
                return Exit.OK;
            }
            print(text(history));
            if (history.events().isEmpty() && history.restrictions().isEmpty()) {
                say("note: nothing is recorded of this person here; the sources' own ledgers are not looked at");
            }
            return Exit.OK;
        } catch (EvidenceException failure) {
            throw CliException.world(failure.said(), "`licit evidence verify` looks at the log itself");
        }
    }

    private static void write(List<PersonProof> proofs, Path file) throws EvidenceException {
        for (int i = 0; i < proofs.size(); i++) {
            proofs.get(i).write(i == 0 ? file : file.resolveSibling(file.getFileName() + "." + (i + 1)));
        }
    }

    private String text(History history) {
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT);
        if (!history.events().isEmpty()) {
            grid.row("at", "status", "purpose", "channel", "method", "notice", "log entry");
        }
        for (History.Proved event : history.events()) {
            Change change = event.change();
            grid.row(
                    change.at().toString(),
                    change.status().word() + (change.explicit() ? ", explicit" : ""),
                    change.purpose(),
                    change.channel(),
                    change.method(),
                    change.notice(),
                    String.valueOf(event.entry()));
        }
        StringBuilder text = new StringBuilder(grid.lines(""));
        for (History.Restricted one : history.restrictions()) {
            text.append("restriction ")
                    .append(one.kind().word())
                    .append(" since ")
                    .append(one.at())
                    .append(one.until().map(until -> " until " + until).orElse(""))
                    .append(": ")
                    .append(one.reason())
                    .append('\n');
        }
        return text.toString();
    }
}
