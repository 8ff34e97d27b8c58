package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.Span;
import io.licit.engine.BadRows;
import io.licit.programme.Programme;
import io.licit.programme.consent.Ledger;
import io.licit.programme.consent.signal.Import;
import io.licit.programme.consent.signal.Kind;
import io.licit.programme.consent.signal.SignalFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records a file of consents, signals or consent records: all of it, or nothing. */
@CommandLine.Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Record a file of consents or signals: all of it, or nothing. The same file twice adds nothing.")
final class ConsentImport extends Command {
    @Parameters(paramLabel = "FILE", description = "The file.")
    private String file = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "csv, ndjson, tcf, gpp, gpc or iso27560; else the file's ending says.")
    private @Nullable Kind kind;

    @Option(
            names = "--bad-rows",
            paramLabel = "WHAT",
            defaultValue = "STOP",
            description = "stop (default) imports nothing where a line can't be read; skip imports the others.")
    private BadRows badRows = BadRows.STOP;

    @Mixin
    private final By by = new By();

    ConsentImport(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Path path = shell.path(file);
        if (!Files.isRegularFile(path)) {
            throw CliException.usage("`" + file + "` is not there", "name a file of consents");
        }
        Kind read = kind == null ? byEnding() : kind;
        try (Programme programme = Desk.open(options.workspace(shell), shell)) {
            Import.Outcome outcome = new Import(new Ledger(programme))
                    .of(SignalFile.of(path, read, shell.clock().instant()), badRows == BadRows.SKIP, by.actor(shell));
            List<Diagnostic> findings = findings(outcome);
            tell(findings);
            print(format == Format.JSON ? outcome.json().print() + "\n" : text(outcome));
            return outcome.acknowledged().isEmpty()
                    ? Exit.USAGE
                    : options.failOn().exit(findings);
        }
    }

    private Kind byEnding() {
        if (file.endsWith(".csv")) {
            return Kind.CSV;
        }
        if (file.endsWith(".ndjson") || file.endsWith(".jsonl")) {
            return Kind.NDJSON;
        }
        if (file.endsWith(".json")) {
            return Kind.ISO27560;
        }
        throw options.usage("the ending of `" + file + "` does not say its kind; --kind does");
    }

    private List<Diagnostic> findings(Import.Outcome outcome) {
        Diagnostics found = new Diagnostics();
        long bad = outcome.badCount();
        if (bad > 0) {
            Said message = bad == 1
                    ? Said.of("{} line of `{}` can't be read", Numbers.count(bad), file)
                    : Said.of("{} lines of `{}` can't be read", Numbers.count(bad), file);
            Said help = badRows == BadRows.SKIP
                    ? Said.of("a refusal may stand on them; mend them and import the file again")
                    : Said.of("mend them; nothing of the file was recorded");
            found.add(noted(Diagnostic.of(Code.CSN8001, message, Span.none()).withHelp(help), outcome.bad()));
        }
        long undecoded = outcome.undecodedCount();
        if (undecoded > 0) {
            Said message = undecoded == 1
                    ? Said.of("{} signal of `{}` can't be decoded", Numbers.count(undecoded), file)
                    : Said.of("{} signals of `{}` can't be decoded", Numbers.count(undecoded), file);
            Said help = Said.of("they count as opted out of everything that they could have allowed");
            found.add(noted(Diagnostic.of(Code.CSN8002, message, Span.none()).withHelp(help), outcome.undecoded()));
        }
        return found.sorted();
    }

    private static Diagnostic noted(Diagnostic diagnostic, List<Import.Line> lines) {
        Diagnostic noted = diagnostic;
        for (Import.Line line : lines) {
            noted = noted.withNote(Said.of("line {}: {}", line.number(), line.why()));
        }
        return noted;
    }

    private static String text(Import.Outcome outcome) {
        return outcome.acknowledged()
                .map(done -> Numbers.of(done.added(), "event", "events") + " recorded, " + Numbers.count(done.known())
                        + " known already\n")
                .orElse("nothing recorded\n");
    }
}
