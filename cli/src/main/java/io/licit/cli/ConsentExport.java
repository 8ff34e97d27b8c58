package io.licit.cli;

import io.licit.core.json.Json;
import io.licit.programme.Programme;
import io.licit.programme.consent.Change;
import io.licit.programme.consent.Ledger;
import io.licit.programme.consent.signal.Fields;
import io.licit.programme.consent.signal.Iso27560;
import io.licit.programme.consent.signal.Kind;
import io.licit.programme.journal.Entry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what is recorded, for other programs. */
@CommandLine.Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Print what is recorded of some persons, or of all, as consent records or as rows.")
final class ConsentExport extends Command {
    @Parameters(paramLabel = "PERSON", description = "Keys of persons; none for all.")
    private List<String> persons = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "ISO27560",
            description = "iso27560 (default): a record of ISO/IEC TS 27560 a line; or csv.")
    private Kind kind = Kind.ISO27560;

    @Mixin
    private final By by = new By();

    ConsentExport(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        options.format(Format.TEXT);
        if (kind != Kind.ISO27560 && kind != Kind.CSV) {
            throw options.usage("nothing is exported as " + kind.word() + "; there are iso27560 and csv");
        }
        try (Programme programme = Desk.open(options.workspace(shell), shell)) {
            Ledger ledger = new Ledger(programme);
            enter(programme, ledger);
            if (kind == Kind.CSV) {
                print(String.join(",", Fields.NAMES) + "\n");
            }
            each(
                    ledger,
                    change -> print(
                            kind == Kind.CSV
                                    ? row(change)
                                    : Iso27560.write(change).canonical() + "\n"));
            return Exit.OK;
        }
    }

    private void each(Ledger ledger, Consumer<Change> visit) {
        if (persons.isEmpty()) {
            ledger.each(Optional.empty(), visit);
        } else {
            persons.forEach(person -> ledger.each(Optional.of(person), visit));
        }
    }

    /** Before anything is shown. */
    private void enter(Programme programme, Ledger ledger) {
        AtomicLong events = new AtomicLong();
        each(ledger, change -> events.incrementAndGet());
        Json.Obj facts = Json.object()
                .put("events", events.get())
                .put("form", kind.word())
                .put("of", persons.isEmpty() ? "all" : "some")
                .build();
        programme
                .state()
                .write(tx -> programme
                        .journal()
                        .append(
                                tx,
                                new Entry("consent-export", shell.clock().instant(), by.actorOrLicit(shell), facts)));
    }

    private static String row(Change change) {
        return Fields.of(change).stream()
                        .map(field -> field.matches("[^,\"\r\n]*") ? field : "\"" + field.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(","))
                + "\n";
    }
}
