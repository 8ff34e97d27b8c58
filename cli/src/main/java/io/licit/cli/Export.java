package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Word;
import io.licit.core.check.WayToAsk;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.json.Json;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import io.licit.programme.export.ExportKind;
import io.licit.programme.export.Exports;
import io.licit.programme.export.Manifest;
import io.licit.programme.export.Order;
import io.licit.programme.export.Outcome;
import io.licit.programme.export.Rechecks;
import io.licit.programme.export.Subject;
import io.licit.programme.people.Actor;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an audience into a file that leaves, or takes out of such a file who may not be in it any more. */
@CommandLine.Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write the audience of a segment, as it is now, into a file with a manifest beside it.",
            "With --recheck: take out of such a file who may not be in it any more."
        })
final class Export extends Command {
    @Mixin
    private final By by = new By();

    @Parameters(arity = "0..1", paramLabel = "SEGMENT", description = "The segment's id.")
    private @Nullable String segment;

    @Option(names = "--to", paramLabel = "FILE", description = "Where the file goes.")
    private @Nullable String to;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "csv, parquet, ndjson, google-customer-match, meta-custom-audience or tiktok-customer-file;"
                    + " else as FILE"
                    + " ends.")
    private @Nullable String kind;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description = "Columns of persons, beside the key, in place of the contact points of the channel.")
    private List<String> columns = List.of();

    @Option(names = "--campaign", paramLabel = "ID", description = "The campaign that the export is for.")
    private @Nullable String campaign;

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "One of the use's channels; else all of them.")
    private @Nullable String channel;

    @Option(
            names = "--asking",
            paramLabel = "WAY",
            description = {
                "Those whom nothing but a missing consent keeps out of the segment, and who may be asked for it this way:",
                "when-she-comes, post, email or call."
            })
    private @Nullable String asking;

    @Option(names = "--replace", description = "Overwrite FILE even if it is no export of the segment.")
    private boolean replace;

    @Option(names = "--recheck", paramLabel = "FILE", description = "An export, or its manifest.")
    private @Nullable String recheck;

    @Option(
            names = "--list-removed",
            description = "With --recheck: write the rows that are taken out to FILE.removed.csv.")
    private boolean listRemoved;

    private Export(Shell shell) {
        super(shell);
    }

    static CommandLine commandLine(Shell shell) {
        return new CommandLine(new Export(shell))
                .addSubcommand("list", new ExportList(shell))
                .addSubcommand("deliver", new ExportDeliver(shell));
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        if (options.dated()) {
            throw options.usage("an export is of now; `licit members` and `licit run --as-of` look at other days");
        }
        Actor actor = by.actor(shell);
        if (recheck != null) {
            if (segment != null || to != null || asking != null) {
                throw options.usage("`--recheck` takes a file and no segment");
            }
            return recheck(shell.path(recheck), actor, format);
        }
        if (segment == null || to == null) {
            throw options.usage("name a segment and a file, as in `licit export SEGMENT --to FILE`");
        }
        Path file = shell.path(to);
        Order order = new Order(
                segment,
                file,
                kind(String.valueOf(file.getFileName())),
                columns,
                Optional.ofNullable(campaign),
                Optional.ofNullable(channel).map(Export::channel),
                replace,
                actor,
                Optional.ofNullable(asking).map(Export::way));
        return export(order, format);
    }

    private int export(Order order, Format format) {
        Opened opened = Opening.readForData(options, shell);
        Opening.asked(opened, List.of(order.segment()));
        Workspace workspace = workspace(opened);
        Subject subject = Subject.ofExport(opened, workspace, order.segment());
        Set<String> asked = subject.checked().verdicts().keySet();
        try (Programme programme = Desk.open(opened, shell)) {
            Exports exports = new Exports(programme);
            Optional<Outcome> stopped = exports.examine(order, subject);
            if (stopped.isPresent()) {
                return told(stopped.get(), format, order.to());
            }
            try (Planned planned = Planned.of(this, opened, asked)) {
                return told(planned.export(exports, order, subject), format, order.to());
            }
        }
    }

    private int recheck(Path named, Actor actor, Format format) {
        Rechecks.Standing standing = Rechecks.find(named);
        Opened opened = Opening.readForData(options, shell);
        Workspace workspace = workspace(opened);
        Set<String> asked = Set.of(standing.manifest().segment());
        Subject subject = Subject.of(opened, workspace, asked);
        try (Programme programme = Desk.open(opened, shell)) {
            Rechecks rechecks = new Rechecks(programme);
            List<Diagnostic> found = rechecks.findings(standing);
            if (!found.isEmpty()) {
                return told(new Outcome.Refused(found), format, standing.file());
            }
            Optional<Rechecks.Ended> ended = rechecks.hasEnded(standing, subject);
            if (ended.isPresent()) {
                return told(rechecks.revoke(standing, ended.get(), actor, opened.asOf()), format, standing.file());
            }
            Optional<Path> removed = listRemoved
                    ? Optional.of(standing.file().resolveSibling(standing.file().getFileName() + ".removed.csv"))
                    : Optional.empty();
            try (Planned planned = Planned.of(this, opened, asked)) {
                return told(planned.recheck(rechecks, standing, subject, removed, actor), format, standing.file());
            }
        }
    }

    private static Workspace workspace(Opened opened) {
        return opened.workspace()
                .orElseThrow(() -> CliException.usage("the workspace can't be read", "`licit check` says why"));
    }

    private int told(Outcome outcome, Format format, Path file) {
        if (outcome instanceof Outcome.Blocked blocked) {
            throw CliException.blocked(
                    "nothing was exported; missing: " + String.join("; ", blocked.missing()),
                    "`licit train status` and `licit approve` say what there is");
        }
        if (outcome instanceof Outcome.Refused refused) {
            tell(refused.findings());
            say("nothing was written");
            return Exit.FINDINGS;
        }
        if (outcome instanceof Outcome.Revoked revoked) {
            print(
                    format == Format.JSON
                            ? Json.object()
                                            .put("revoked", true)
                                            .put("why", revoked.why())
                                            .build()
                                            .print()
                                    + "\n"
                            : "Revoked: " + revoked.why() + ". " + shell.shown(file)
                                    + " and its manifest are deleted.\n");
            return Exit.OK;
        }
        Outcome.Written written = (Outcome.Written) outcome;
        print(format == Format.JSON ? written.manifest().content().print() + "\n" : text(written.manifest(), file));
        tell(written.findings());
        return options.failOn().exit(written.findings());
    }

    private String text(Manifest manifest, Path file) {
        StringBuilder text = new StringBuilder();
        text.append(shell.shown(file))
                .append(": ")
                .append(Numbers.of(manifest.rows(), "row", "rows"))
                .append(", to be used until ")
                .append(Audiences.minute(manifest.validUntil().toString()))
                .append('\n');
        if (manifest.isRedefined()) {
            text.append("The segment was defined anew since; only who is in both is in the file.\n");
        }
        manifest.removed()
                .forEach((rule, count) -> text.append("  taken out: ")
                        .append(Numbers.count(count))
                        .append("  ")
                        .append(rule)
                        .append('\n'));
        return text.append("manifest: ")
                .append(shell.shown(file.resolveSibling(Manifest.nameFor(String.valueOf(file.getFileName())))))
                .append('\n')
                .toString();
    }

    private ExportKind kind(String file) {
        String stated = kind;
        return stated == null ? ofEnding(file) : stated(stated);
    }

    private static ExportKind stated(String word) {
        return Word.of(ExportKind.class, word)
                .orElseThrow(() -> CliException.usage(
                        "there is no kind of export `" + word + "`; there is "
                                + String.join(", ", Word.words(ExportKind.class)),
                        Suggestions.didYouMean(word, Word.words(ExportKind.class))
                                .text()));
    }

    private ExportKind ofEnding(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "csv" -> ExportKind.CSV;
            case "parquet" -> ExportKind.PARQUET;
            case "ndjson", "jsonl" -> ExportKind.NDJSON;
            default ->
                throw options.usage("`" + file + "` does not say what kind of file it is to be; say it with --kind");
        };
    }

    private static WayToAsk way(String word) {
        return Word.of(WayToAsk.class, word)
                .orElseThrow(() -> CliException.usage(
                        "there is no way to ask `" + word + "`",
                        "there is " + String.join(", ", Word.words(WayToAsk.class))));
    }

    private static Channel channel(String word) {
        return Word.of(Channel.class, word)
                .orElseThrow(() -> CliException.usage(
                        "there is no channel `" + word + "`",
                        "there is " + String.join(", ", Word.words(Channel.class))));
    }
}
