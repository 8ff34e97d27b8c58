package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Side;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.JsonRenderer;
import io.licit.core.json.Json;
import io.licit.programme.people.Actor;
import io.licit.programme.request.ErasureReport;
import io.licit.programme.request.Fulfilment;
import io.licit.programme.request.Request;
import io.licit.programme.request.RequestFindings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Meets a request. */
@CommandLine.Command(
        name = "fulfil",
        mixinStandardHelpOptions = true,
        description = "Meet a request: hand out the data, set it right, erase the person, or say that it was done.")
final class RequestFulfil extends Command {
    @Parameters(paramLabel = "N", description = "The request's number.")
    private Long number = 0L;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Where an answer goes: data.json and index.html; else .licit/requests/N.")
    private @Nullable String to;

    @Option(
            names = "--set",
            paramLabel = "COLUMN=VALUE",
            description = "What a rectification sets; a column and nothing after `=` empties it.")
    private List<String> set = List.of();

    @Option(names = "--dry-run", description = "Only say what an erasure would take and what it would leave, and why.")
    private boolean dryRun;

    @Mixin
    private By by = new By();

    RequestFulfil(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Actor actor = by.actor(shell);
        try (RequestDesk desk = RequestDesk.open(this)) {
            Request request = desk.request(number);
            return switch (request.kind()) {
                case ACCESS, PORTABILITY -> answer(desk, format, actor);
                case RECTIFICATION -> rectify(desk, format, actor);
                case ERASURE -> erase(desk, request, format, actor);
                case RESTRICTION, OBJECTION, OPT_OUT, WITHDRAWAL, LIMIT -> {
                    Request met = RequestDesk.told(
                            () -> desk.requests().fulfilled(number, "in the ledger since it was opened", actor));
                    yield shown(desk, met, format, "Request " + number + " is met: the use has stopped.\n");
                }
            };
        }
    }

    private int answer(RequestDesk desk, Format format, Actor actor) {
        Optional<Path> folder = Optional.ofNullable(to).map(shell::path);
        Path written = RequestDesk.told(() -> new Fulfilment(desk.programme(), desk.requests())
                .answer(number, folder, request -> new RequestAnswer(this, desk).of(request), actor));
        return shown(
                desk,
                desk.request(number),
                format,
                "The answer is in " + shell.shown(written) + ": index.html for the person, data.json for computers.\n");
    }

    private int rectify(RequestDesk desk, Format format, Actor actor) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String one : set) {
            int sign = one.indexOf('=');
            if (sign < 1) {
                throw options.usage("`" + one + "` is not COLUMN=VALUE");
            }
            values.put(one.substring(0, sign).strip(), one.substring(sign + 1));
        }
        if (values.isEmpty()) {
            throw options.usage("a rectification needs at least one --set COLUMN=VALUE");
        }
        RequestDesk.told(() -> new Fulfilment(desk.programme(), desk.requests())
                .rectify(number, desk.workspace().catalogue(), values, actor));
        return shown(desk, desk.request(number), format, "Set right: " + String.join(", ", values.keySet()) + ".\n");
    }

    private int shown(RequestDesk desk, Request request, Format format, String text) {
        print(format == Format.JSON ? desk.json().whole(request).print() + "\n" : text);
        return Exit.OK;
    }

    private int erase(RequestDesk desk, Request request, Format format, Actor actor) {
        ErasureReport report = RequestDesk.told(
                () -> dryRun ? desk.erasure().dryRun(request) : desk.erasure().fulfil(number, actor));
        List<Diagnostic> findings = dryRun || report.isClean()
                ? List.of()
                : List.of(RequestFindings.remaining(desk.request(number), desk.place()));
        if (format == Format.JSON) {
            Json.Builder all = Json.object();
            report.json().members().forEach(all::put);
            print(all.put("findings", JsonRenderer.findings(findings)).build().print() + "\n");
        } else {
            print(text(report));
            tell(findings);
        }
        return options.failOn().exit(findings);
    }

    private String text(ErasureReport report) {
        StringBuilder text = new StringBuilder(report.done() ? "Erased.\n\n" : "What an erasure would do:\n\n");
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT);
        grid.row("table", "file", report.done() ? "rows gone" : "rows to go", "rows kept");
        report.files()
                .forEach(file ->
                        grid.row(file.table(), file.file(), Long.toString(file.removed()), Long.toString(file.kept())));
        text.append(grid.lines("  "));
        report.audiences()
                .forEach((segment, rows) ->
                        text.append("  audience ").append(segment).append('\n'));
        report.exports()
                .forEach(export -> text.append("  export ").append(export).append('\n'));
        if (report.answers() > 0) {
            text.append("  answers to earlier requests: ")
                    .append(report.answers())
                    .append('\n');
        }
        report.kept()
                .forEach((table, why) -> text.append("\nRows of ")
                        .append(table)
                        .append(" are kept for ")
                        .append(why.keep())
                        .append(": ")
                        .append(why.reason())
                        .append(why.rule().isEmpty() ? "" : " (" + why.rule() + ")")
                        .append(".\n"));
        report.elsewhere()
                .forEach(place ->
                        text.append("\nTo be removed by hand: ").append(place).append('\n'));
        if (report.done()) {
            text.append("\nA search of ")
                    .append(report.searched())
                    .append(" files and the state finds ")
                    .append(report.hits().isEmpty() ? "nothing of the person but what is kept.\n" : "her in:\n");
            report.hits()
                    .forEach(hit -> text.append("  ")
                            .append(hit.place())
                            .append(" (")
                            .append(hit.count())
                            .append(")\n"));
        }
        return text.toString();
    }
}
