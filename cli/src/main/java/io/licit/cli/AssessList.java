package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Side;
import io.licit.core.assess.AssessmentStanding;
import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/** Lists the assessments, and what each counts for today. */
@CommandLine.Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List the assessments: kind, segment, until when, and whether each counts.")
final class AssessList extends Command {
    AssessList(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Opened opened = Opening.read(options, shell);
        Workspace workspace = opened.workspace()
                .orElseThrow(() -> CliException.usage("the workspace can't be read", "`licit check` says why"));
        Checker.Checked checked = opened.check(workspace, Set.of());
        // One that can't be read is in no list, and is told.
        tell(opened.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .filter(problem -> problem.span().file().path().startsWith("assessments/"))
                .toList());
        List<AssessmentStanding> lines =
                AssessmentStanding.all(workspace, checked, LocalDate.ofInstant(opened.asOf(), ZoneOffset.UTC));
        print(format == Format.JSON ? json(lines) : text(lines));
        return Exit.OK;
    }

    private static String json(List<AssessmentStanding> lines) {
        return Json.object()
                        .put(
                                "assessments",
                                Json.array(lines.stream()
                                        .map(AssessmentStanding::json)
                                        .toList()))
                        .build()
                        .print()
                + "\n";
    }

    private static String text(List<AssessmentStanding> lines) {
        if (lines.isEmpty()) {
            return "No assessments. `licit assess new KIND SEGMENT` draws one up.\n";
        }
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        grid.row("assessment", "kind", "segment", "until", "standing");
        lines.forEach(line -> grid.row(
                line.assessment().id(),
                line.assessment().kind().word(),
                line.segment(),
                line.assessment().expiresAt().map(LocalDate::toString).orElse(""),
                line.said()));
        return grid.lines("");
    }
}
