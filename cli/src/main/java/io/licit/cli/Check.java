package io.licit.cli;

import io.licit.cli.text.Numbers;
import io.licit.core.check.Checker;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.diagnostic.Severity;
import io.licit.core.law.Organisation;
import io.licit.core.workspace.Workspace;
import io.licit.engine.folder.Opened;
import io.licit.programme.Programme;
import io.licit.programme.journal.Entries;
import io.licit.programme.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds segments against the law and says what is found. */
@CommandLine.Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Hold segments against the law and print the findings.")
final class Check extends Command {
    @Parameters(paramLabel = "SEGMENT", description = "Ids of segments; none for all.")
    private List<String> named = List.of();

    @Option(names = "--all", description = "Print the rules that are satisfied, too.")
    private boolean all;

    @Option(
            names = "--exposure",
            description = "Count the persons whom each finding concerns, and print what statutes threaten at most.")
    private boolean exposure;

    @Mixin
    private final By by = new By();

    Check(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON, Format.SARIF, Format.JUNIT, Format.GITHUB);
        State.warmUp(options.workspace(shell));
        Opened opened = Opening.read(options, shell);
        Set<String> asked = Opening.asked(opened, named);
        Optional<Checker.Checked> checked = opened.workspace().map(workspace -> opened.check(workspace, asked));
        Diagnostics found = new Diagnostics();
        found.addAll(opened.problems());
        checked.ifPresent(result -> {
            found.addAll(result.broken());
            found.addAll(result.findings());
            if (all) {
                found.addAll(result.satisfied());
            }
        });
        List<Diagnostic> shown = found.sorted().stream()
                .filter(one -> all || one.severity() != Severity.NOTE)
                .toList();
        Exposures exposures = exposures(opened, checked, asked);
        opened.workspace()
                .ifPresent(workspace -> checked.ifPresent(result -> log(opened, workspace, result, asked, shown)));
        print(format == Format.JSON ? exposures.json(shown).print() + "\n" : Findings.render(shown, format, paint()));
        if (format == Format.TEXT && exposure) {
            print(exposures.text(shown, paint()));
        }
        if (format == Format.TEXT && shown.isEmpty()) {
            opened.workspace().ifPresent(workspace -> print(nothingFound(workspace, asked, checked)));
        }
        return opened.unreadable() ? Exit.USAGE : options.failOn().exit(shown);
    }

    /** INVARIANT: what is found is in the log before it is shown. */
    private void log(
            Opened opened, Workspace workspace, Checker.Checked checked, Set<String> asked, List<Diagnostic> found) {
        try (Programme programme = Desk.open(opened, shell)) {
            Instant now = programme.clock().instant();
            programme
                    .state()
                    .write(tx -> programme
                            .journal()
                            .append(
                                    tx,
                                    Entries.checked(
                                            checked,
                                            workspace.assessments().values(),
                                            asked,
                                            found,
                                            opened.asOf(),
                                            now,
                                            by.actorOrLicit(shell))));
        }
    }

    /** Persons are counted only where one asks for it, since that opens the data. */
    private Exposures exposures(Opened opened, Optional<Checker.Checked> checked, Set<String> asked) {
        Organisation organisation = opened.workspace()
                .map(workspace -> workspace.settings().organisation())
                .orElse(Organisation.undeclared());
        Map<String, Map<String, Long>> concerned = Map.of();
        if (exposure) {
            Set<String> standing = new TreeSet<>(asked);
            standing.retainAll(checked.map(result -> result.segments().keySet()).orElse(Set.of()));
            try (Planned planned = Planned.of(this, opened, standing)) {
                concerned = planned.concerned();
            }
        }
        return new Exposures(opened.book(), organisation, concerned);
    }

    private static String nothingFound(Workspace workspace, Set<String> asked, Optional<Checker.Checked> checked) {
        String rules = checked.map(result -> Numbers.of(result.law().rules().size(), "rule", "rules") + " in force on "
                        + result.law().day())
                .orElse("");
        String segments = asked.size() == workspace.segments().size()
                ? Numbers.of(asked.size(), "segment", "segments")
                : String.join(", ", asked);
        return "No rule in these packs is broken: " + segments + ", " + rules + ".\n";
    }
}
