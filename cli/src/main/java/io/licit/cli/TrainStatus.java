package io.licit.cli;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.programme.Programme;
import io.licit.programme.training.Duties;
import io.licit.programme.training.Standing;
import io.licit.programme.training.StandingFindings;
import io.licit.programme.training.Standings;
import io.licit.programme.training.StatusJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Who stands where, and which rules that ask for training no course serves. */
@CommandLine.Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Who has a current certificate in what, and which rules that ask for training no course serves.")
final class TrainStatus extends Command {
    @Option(names = "--by", paramLabel = "NAME", description = "Only this person.")
    private @Nullable String person;

    TrainStatus(Shell shell) {
        super(shell);
    }

    /**
     * What is shown.
     *
     * @param standings by person and course
     */
    record Shown(
            TrainDesk desk,
            Map<String, Map<String, Standing>> standings,
            List<Duties.Duty> duties,
            List<Diagnostic> findings) {}

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        TrainDesk desk = TrainDesk.withLaw(this);
        Instant at = options.asOf(shell);
        try (Programme programme = desk.programme(shell)) {
            Standings all = new Standings(programme, desk.courses());
            Map<String, Map<String, Standing>> standings =
                    person == null ? all.ofAll(at) : Map.of(person.strip(), all.of(person.strip(), at));
            Diagnostics findings = new Diagnostics();
            findings.addAll(desk.problems());
            findings.addAll(StandingFindings.of(standings, desk.file()));
            Shown shown = new Shown(
                    desk,
                    standings,
                    Duties.of(
                            desk.book(),
                            LocalDate.ofInstant(at, ZoneOffset.UTC),
                            desk.settings().programme(),
                            desk.courses()),
                    findings.sorted());
            print(
                    format == Format.JSON
                            ? new StatusJson(programme.settings())
                                            .of(shown.standings(), shown.duties(), shown.findings())
                                            .print()
                                    + "\n"
                            : TrainStanding.text(shown, paint()));
            return options.failOn().exit(shown.findings());
        }
    }
}
