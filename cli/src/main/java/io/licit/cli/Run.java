package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.json.Json;
import io.licit.core.workspace.Workspace;
import io.licit.engine.AudienceCounts;
import io.licit.engine.Proving;
import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import io.licit.programme.run.Runs;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Refreshes audiences and says who is in, who is out, and under which law. */
@CommandLine.Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Refresh audiences: who is in, who is left out, and under which rule.")
final class Run extends Command {
    @Parameters(paramLabel = "SEGMENT", description = "Ids of segments; none for all.")
    private List<String> named = List.of();

    @Mixin
    private final By by = new By();

    Run(Shell shell) {
        super(shell);
    }

    @Override
    boolean runsOnAnyEngine() {
        return true;
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        Opened opened = Opening.readForData(options, shell);
        Set<String> asked = Opening.asked(opened, named);
        FourEyes fourEyes = new FourEyes();
        try (Programme programme = Desk.open(opened, shell);
                Planned planned = Planned.of(
                        this,
                        opened,
                        asked,
                        checked -> fourEyes.allowed(asked, workspace(opened), checked, programme))) {
            Proving proving = new Runs(programme).proving(planned.checked(), opened.asOf(), by.actorOrLicit(shell));
            List<AudienceCounts> counts = planned.run(proving);
            print(format == Format.JSON ? json(counts, opened) : text(counts, opened, planned));
            List<Diagnostic> findings = planned.findings(counts);
            tell(findings);
            long segments = planned.segmentsWithErrors();
            if (segments > 0) {
                say("note: `licit check` has findings on " + Numbers.count(segments) + " of these segments");
            }
            fourEyes.tell(this);
            return fourEyes.refusesAny() ? Exit.BLOCKED : options.failOn().exit(findings);
        }
    }

    private static Workspace workspace(Opened opened) {
        return opened.workspace().orElseThrow(() -> CliException.usage("the workspace can't be read", ""));
    }

    private static String json(List<AudienceCounts> counts, Opened opened) {
        return Json.object()
                        .put("as_of", opened.asOf().toString())
                        .put(
                                "segments",
                                Json.array(counts.stream().map(Audiences::json).toList()))
                        .build()
                        .print()
                + "\n";
    }

    private String text(List<AudienceCounts> counts, Opened opened, Audiences.Advice advice) {
        return new Audiences(opened.book(), paint(), options.verbose(), advice).text(counts, opened.asOf());
    }
}
