package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Side;
import io.licit.core.json.Json;
import io.licit.engine.folder.Opened;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.ProofFile;
import io.licit.programme.Programme;
import io.licit.programme.journal.Journal;
import io.licit.programme.journal.LogJson;
import io.licit.programme.journal.Logged;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows entries of the log, or one with its proof. */
@CommandLine.Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show the newest entries of the evidence log, or one of them whole.")
final class EvidenceShow extends Command {
    @Parameters(arity = "0..1", paramLabel = "N", description = "The number of an entry; none for the newest.")
    private @Nullable Long number;

    @Option(names = "--last", paramLabel = "N", defaultValue = "20", description = "How many (default 20).")
    private int last = 20;

    @Option(names = "--kind", paramLabel = "WORD", description = "Only entries of a kind, such as approval.")
    private @Nullable String kind;

    @Option(
            names = "--proof",
            paramLabel = "FILE",
            description = "Write the proof that entry N is in the log (C2SP tlog-proof).")
    private @Nullable String proof;

    EvidenceShow(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Opened opened = Opening.read(options, shell);
        try (Programme programme = Desk.open(opened, shell)) {
            if (number != null) {
                return one(programme, number);
            }
            if (proof != null) {
                throw options.usage("--proof is of one entry; name its number");
            }
            List<Logged> entries = programme.journal().newest(programme.state(), kind == null ? "" : kind, last);
            print(format == Format.JSON ? json(entries) : text(entries));
            return Exit.OK;
        }
    }

    private int one(Programme programme, long entry) {
        Journal journal = programme.journal();
        Logged logged = journal.entry(programme.state(), entry)
                .orElseThrow(() -> CliException.usage(
                        "there is no entry " + entry + " in the log", "`licit evidence show` lists the newest"));
        print(logged.whole().print() + "\n");
        if (proof != null) {
            Path file = shell.path(proof);
            try {
                ProofFile made = journal.proof(programme.state(), entry);
                made.write(file);
            } catch (EvidenceException failure) {
                throw CliException.world(failure.said(), "");
            }
            say("the proof is in " + shell.shown(file));
        }
        return Exit.OK;
    }

    private static String json(List<Logged> entries) {
        return Json.object()
                        .put(
                                "entries",
                                Json.array(entries.stream().map(LogJson::entry).toList()))
                        .build()
                        .print()
                + "\n";
    }

    private static String text(List<Logged> entries) {
        if (entries.isEmpty()) {
            return "Nothing is in the evidence log yet.\n";
        }
        Grid grid = new Grid(Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT);
        grid.row("entry", "at", "by", "kind");
        entries.forEach(one ->
                grid.row(String.valueOf(one.index()), one.at().replaceAll("\\.\\d+Z", "Z"), one.by(), one.kind()));
        return grid.lines("");
    }
}
