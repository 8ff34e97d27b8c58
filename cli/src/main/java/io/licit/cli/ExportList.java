package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.json.Json;
import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import io.licit.programme.export.Exports;
import io.licit.programme.export.Exports.Listed;
import java.util.List;
import picocli.CommandLine;

/** Lists what left, until when it may be used, and what became of it. */
@CommandLine.Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the exports: segment, file, rows, until when, and whether each is live.")
final class ExportList extends Command {
    ExportList(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Opened opened = Opening.read(options, shell);
        try (Programme programme = Desk.open(opened, shell)) {
            Exports exports = new Exports(programme);
            List<Listed> all = exports.list(opened.asOf());
            List<Diagnostic> findings = exports.findings(opened.asOf());
            print(format == Format.JSON ? json(all) : text(all));
            tell(findings);
            return options.failOn().exit(findings);
        }
    }

    private static String json(List<Listed> all) {
        return Json.object()
                        .put(
                                "exports",
                                Json.array(all.stream()
                                        .map(one -> one.json(one.file().toString(), Json.of(one.rows())))
                                        .toList()))
                        .build()
                        .print()
                + "\n";
    }

    private String text(List<Listed> all) {
        if (all.isEmpty()) {
            return "No exports. `licit export SEGMENT --to FILE` makes one.\n";
        }
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT);
        grid.row("segment", "file", "rows", "made", "valid until", "state");
        all.forEach(one -> grid.row(
                one.segment(),
                shell.shown(one.file()),
                Numbers.count(one.rows()),
                Audiences.minute(one.madeAt().toString()),
                Audiences.minute(one.validUntil().toString()),
                one.state()));
        return grid.lines("");
    }
}
