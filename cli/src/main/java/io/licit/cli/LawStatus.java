package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.core.json.Json;
import io.licit.core.law.Family;
import io.licit.core.law.LawBook;
import io.licit.core.law.Pack;
import io.licit.core.law.view.Coverage;
import io.licit.core.law.view.Tally;
import io.licit.core.law.view.Treatment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
        print(format == Format.JSON ? json(coverage, day) : text(coverage, day));
        return Exit.OK;
    }

    private static String json(Coverage coverage, Optional<LocalDate> day) {
        List<Json.Obj> rows = coverage.rows().stream()
                .map(row -> tally(
                                Json.object()
                                        .put("jurisdiction", row.jurisdiction())
                                        .put("family", row.family().word())
                                        .put("packs", Json.strings(row.packs())),
                                row.tally())
                        .build())
                .toList();
        List<Json.Obj> families = coverage.families().entrySet().stream()
                .map(family -> tally(
                                Json.object()
                                        .put("family", family.getKey().word())
                                        .put("packs", Json.strings(ids(family.getValue()))),
                                Coverage.sum(family.getValue()))
                        .build())
                .toList();
        List<Json.Obj> each = coverage.packs().stream()
                .map(one -> tally(
                                Json.object()
                                        .put("pack", one.pack().id())
                                        .put("jurisdiction", one.pack().jurisdiction())
                                        .put("family", one.pack().family().word())
                                        .put("declared", one.pack().declared().isPresent()),
                                one.tally())
                        .build())
                .toList();
        return Json.object()
                        .put("as_of", LawList.date(day))
                        .put("rows", Json.array(rows))
                        .put("families", Json.array(families))
                        .put("packs", Json.array(each))
                        .put("total", tally(Json.object(), coverage.total()).build())
                        .build()
                        .print()
                + "\n";
    }

    private static Json.Builder tally(Json.Builder json, Tally tally) {
        json.put("rules", tally.rules());
        for (Treatment treatment : Treatment.values()) {
            json.put(treatment.word(), tally.count(treatment));
        }
        return json.put("other_days", tally.otherDays())
                .put("inform_beside", tally.informBeside())
                .put("tests", tally.tests())
                .put("tests_per_rule", number(tally.testsPerRule()))
                .put("oldest_review", LawList.date(tally.oldestReview()))
                .put("unreviewed", tally.unreviewed())
                .put("verified", tally.verified())
                .put("verified_share", number(tally.verifiedShare()))
                .put("executed_share", number(tally.executedShare()));
    }

    private static Json number(OptionalDouble number) {
        return number.isPresent()
                ? Json.of(BigDecimal.valueOf(number.getAsDouble()).setScale(4, RoundingMode.FLOOR))
                : Json.none();
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
