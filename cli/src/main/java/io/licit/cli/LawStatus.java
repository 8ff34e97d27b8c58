package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.core.law.Family;
import io.licit.core.law.LawBook;
import io.licit.core.law.Pack;
import io.licit.core.law.view.Coverage;
import io.licit.core.law.view.LawJson;
import io.licit.core.law.view.Tally;
import io.licit.core.law.view.Treatment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how much of the law is acted on, where, and how it is known. */
@CommandLine.Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "What is covered: rules executed, judged, listed as duties or only told, by place and family. "
                + "With --as-of, of the rules in force on that day.")
final class LawStatus extends Command {
    private static final int WIDTH = 100;
    private static final List<String> NUMBERS = List.of(
            "rules",
            "executed",
            "judgement",
            "duty",
            "inform",
            "never",
            "other days",
            "share",
            "tests/rule",
            "reviewed",
            "verified");

    @Mixin
    private final Where where = new Where();

    @Option(names = "--packs", description = "A row for each pack.")
    private boolean packs;

    LawStatus(Shell shell) {
        super(shell);
    }

    @Override
    int run() {
        Format format = options.format(Format.TEXT, Format.JSON);
        LawBook book = LawOfCommand.told(this);
        Optional<LocalDate> day = options.dated()
                ? Optional.of(LocalDate.ofInstant(options.asOf(shell), ZoneOffset.UTC))
                : Optional.empty();
        var wanted = where.jurisdictions(book);
        List<Pack> chosen = book.packs().stream()
                .filter(pack -> wanted.test(pack.jurisdiction()))
                .toList();
        Coverage coverage = Coverage.of(chosen, day);
        print(format == Format.JSON ? LawJson.coverage(coverage, day).print() + "\n" : text(coverage, day));
        return Exit.OK;
    }

    private String text(Coverage coverage, Optional<LocalDate> day) {
        StringBuilder text = new StringBuilder();
        Grid grid = packs ? grid("place", "pack", "family") : grid("place", "family");
        if (packs) {
            for (Coverage.PackTally one : coverage.packs()) {
                grid.row(cells(List.of(one.pack().jurisdiction(), one.pack().id(), family(one.pack())), one.tally()));
            }
        } else {
            for (Coverage.Row row : coverage.rows()) {
                grid.row(cells(List.of(row.jurisdiction(), row.family().word()), row.tally()));
            }
        }
        text.append(grid.row(cells(packs ? List.of("all", "", "") : List.of("all", ""), coverage.total()))
                        .lines(""))
                .append('\n');
        Grid families = grid("family", "packs");
        coverage.families()
                .forEach((family, tallies) -> families.row(
                        cells(List.of(family.word(), Numbers.count(tallies.size())), Coverage.sum(tallies))));
        text.append(families.lines("")).append('\n');
        coverage.families().forEach((family, tallies) -> text.append(listed(family, tallies)));
        return text + "\n" + summary(coverage, day);
    }

    /** The packs of a family by name, so that one in the wrong place meets the eye. */
    private String listed(Family family, List<Coverage.PackTally> tallies) {
        return paint().bold(family.word()) + "\n" + Words.wrapped(String.join(", ", ids(tallies)), WIDTH, "  ");
    }

    private static String family(Pack pack) {
        return pack.declared().map(Family::word).orElse("none stated");
    }

    private static List<String> ids(List<Coverage.PackTally> tallies) {
        return tallies.stream().map(one -> one.pack().id()).toList();
    }

    private Grid grid(String... names) {
        Paint paint = paint();
        Side[] sides = new Side[names.length + NUMBERS.size()];
        Arrays.fill(sides, Side.RIGHT);
        Arrays.fill(sides, 0, names.length, Side.LEFT);
        List<Cell> head = new ArrayList<>();
        Stream.concat(Stream.of(names), NUMBERS.stream()).forEach(name -> head.add(new Cell(name, paint::dim)));
        return new Grid(sides).row(head);
    }

    private List<Cell> cells(List<String> names, Tally tally) {
        Paint paint = paint();
        List<Cell> cells = new ArrayList<>();
        for (String name : names) {
            cells.add(new Cell(name, cells.isEmpty() ? paint::bold : paint::dim));
        }
        cells.add(Cell.of(Numbers.count(tally.rules())));
        for (Treatment treatment : Treatment.values()) {
            cells.add(Cell.of(Numbers.count(tally.count(treatment))));
        }
        cells.add(Cell.of(Numbers.count(tally.otherDays())));
        cells.add(Cell.of(Tally.percent(tally.executedShare())));
        cells.add(Cell.of(Tally.decimal(tally.testsPerRule())));
        cells.add(Cell.of(
                tally.unreviewed() > 0
                        ? "never"
                        : tally.oldestReview().map(Object::toString).orElse("–")));
        cells.add(Cell.of(Tally.percent(tally.verifiedShare())));
        return cells;
    }

    private String summary(Coverage coverage, Optional<LocalDate> day) {
        Tally total = coverage.total();
        int alone = total.count(Treatment.INFORM) - total.informBeside();
        String which = day.map(date -> "in force on " + date).orElse("that bind on some day");
        StringBuilder text = new StringBuilder(Words.wrapped(
                Tally.percent(total.executedShare()) + " of the rules " + which + " are executed, judged or a duty: "
                        + Numbers.count(total.acted()) + ", against " + Numbers.count(alone) + " that only inform. "
                        + "Left aside: "
                        + Numbers.of(total.informBeside(), "rule that informs", "rules that inform")
                        + " of a fact on which another rule acts.",
                WIDTH,
                ""));
        if (total.otherDays() > 0) {
            text.append(Numbers.of(total.otherDays(), "rule binds", "rules bind"))
                    .append(" on other days.\n");
        }
        List<String> undeclared = coverage.undeclared().stream().map(Pack::id).toList();
        if (!undeclared.isEmpty()) {
            String many = Numbers.of(undeclared.size(), "pack states", "packs state");
            text.append(Words.wrapped(
                    many + " no family, counted as privacy: " + String.join(", ", undeclared), WIDTH, ""));
        }
        return text.toString();
    }
}
