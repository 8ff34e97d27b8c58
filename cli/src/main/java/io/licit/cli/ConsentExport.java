package io.licit.cli;

import io.licit.programme.Programme;
import io.licit.programme.consent.signal.Extract;
import io.licit.programme.consent.signal.Kind;
import java.util.List;
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
            Extract extract = new Extract(programme, kind, persons);
            extract.enter(by.actorOrLicit(shell));
            extract.write(this::print);
            return Exit.OK;
        }
    }
}
