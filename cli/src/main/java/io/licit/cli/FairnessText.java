package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Comparison;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Missing;
import io.licit.fairness.group.Verdict;
import io.licit.fairness.report.FairnessReport;
import io.licit.fairness.report.SegmentReport;
import io.licit.fairness.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Whether segments hold groups differently, for a person at a terminal: what was found first, then what it rests on. */
final class FairnessText {
    private static final int CONDITION_WIDTH = 96;
    private static final int WIDTH = 110;
    private static final double SMALL_P = 0.0001;

    private final Paint paint;
    private final boolean whole;
    private final FairnessFacts facts;

    /** @param whole whether every characteristic has its table, or those alone in which something was found */
    FairnessText(Paint paint, boolean whole) {
        this.paint = paint;
        this.whole = whole;
        this.facts = new FairnessFacts(paint, whole);
    }

    String of(FairnessReport report) {
        StringBuilder text = new StringBuilder();
        String guide = "as of " + Audiences.minute(report.asOf()) + ", "
                + Numbers.of(report.persons(), "person", "persons")
                + "; AIR: a group's selection rate over the highest. Below "
                + ratio(report.thresholds().air())
                + " is a rule of thumb from hiring, and above it no safe harbour.";
        Words.wrapped(guide, WIDTH, "")
                .lines()
                .forEach(line -> text.append(paint.dim(line)).append('\n'));
        boolean alone = report.segments().size() == 1;
        report.segments().forEach(segment -> text.append('\n').append(segment(segment, alone)));
        report.across().ifPresent(across -> text.append(facts.across(across)));
        text.append(facts.drift(report.drift()));
        if (!alone && !whole) {
            text.append(closing(report));
        }
        report.notes().forEach(note -> text.append(paint.dim("note: " + note)).append('\n'));
        return text.toString();
    }

    private String closing(FairnessReport report) {
        StringBuilder text = new StringBuilder("\n");
        for (Verdict verdict : Verdict.values()) {
            long segments = report.segments().stream()
                    .filter(one -> worst(one).equals(Optional.of(verdict)))
                    .count();
            if (segments > 0) {
                text.append(Numbers.of(segments, "segment", "segments"))
                        .append(" at worst: ")
                        .append(colour(verdict).apply(verdict.word()))
                        .append('\n');
            }
        }
        return text.append(paint.dim("`licit fairness SEGMENT` shows one with its tables, causes and alternatives;"
                        + " --format html all of it for reading and print"))
                .append('\n')
                .toString();
    }

    private static Optional<Verdict> worst(SegmentReport report) {
        return report.characteristics().stream()
                .filter(one -> !one.isIntersection())
                .map(CharacteristicResult::verdict)
                .min(Comparator.naturalOrder());
    }

    private String segment(SegmentReport report, boolean alone) {
        StringBuilder text = new StringBuilder(paint.bold(report.segment()))
                .append("  ")
                .append(paint.dim(Words.shortened(report.condition(), CONDITION_WIDTH)))
                .append('\n');
        if (report.characteristics().isEmpty()) {
            return text.append("  no protected characteristic is known of any person: whether it holds groups"
                            + " differently can't be told\n")
                    .toString();
        }
        if (report.direction() == Direction.BURDEN) {
            text.append(paint.dim("  a burden: the rates of not being selected are compared"))
                    .append('\n');
        }
        text.append(summary(report.characteristics()));
        if (!alone && !whole) {
            return text.append(facts.brief(report)).toString();
        }
        List<CharacteristicResult> tables = report.characteristics().stream()
                .filter(one -> whole || one.flagged() && !one.isIntersection())
                .toList();
        tables.forEach(one -> text.append(table(one)));
        if (tables.size() < report.characteristics().size()) {
            text.append('\n')
                    .append(paint.dim("  -v shows the tables in which nothing was found, and of intersections"))
                    .append('\n');
        }
        return text.append(facts.of(report)).toString();
    }

    /** A line for each single characteristic, and one for all intersections; each set has columns of its own. */
    private String summary(List<CharacteristicResult> results) {
        List<String> sets =
                results.stream().map(CharacteristicResult::set).distinct().toList();
        Side[] sides = new Side[1 + 3 * sets.size()];
        Arrays.fill(sides, Side.LEFT);
        List<Cell> heading = new ArrayList<>(List.of(dim("lowest AIR")));
        for (int set = 0; set < sets.size(); set++) {
            sides[1 + 3 * set] = Side.RIGHT;
            heading.addAll(List.of(dim(sets.get(set)), dim("of"), dim("")));
        }
        Grid grid = new Grid(sides);
        grid.row(heading);
        results.stream()
                .filter(one -> !one.isIntersection())
                .map(CharacteristicResult::name)
                .distinct()
                .forEach(name -> grid.row(line(name, sets, results)));
        if (results.stream().anyMatch(CharacteristicResult::isIntersection)) {
            grid.row(intersections(sets, results));
        }
        return grid.lines("  ");
    }

    private List<Cell> line(String name, List<String> sets, List<CharacteristicResult> results) {
        List<Cell> row = new ArrayList<>();
        boolean weighted = results.stream().anyMatch(one -> one.name().equals(name) && one.weighted());
        row.add(Cell.of(name + (weighted ? " (estimated)" : "")));
        for (String set : sets) {
            results.stream()
                    .filter(one -> one.name().equals(name) && one.set().equals(set))
                    .forEach(one -> row.addAll(List.of(
                            Cell.of(lowestRatio(one)),
                            Cell.of(lowest(one)),
                            new Cell(one.verdict().word(), colour(one.verdict())))));
        }
        return row;
    }

    private static List<Cell> intersections(List<String> sets, List<CharacteristicResult> results) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.of("intersections"));
        for (String set : sets) {
            List<CharacteristicResult> of = results.stream()
                    .filter(one -> one.set().equals(set) && one.isIntersection())
                    .toList();
            long flagged = of.stream().filter(CharacteristicResult::flagged).count();
            row.addAll(List.of(Cell.of(""), Cell.of(""), Cell.of(flagged + " of " + of.size() + " with a finding")));
        }
        return row;
    }

    /** Of a ratio that is not told, whether that is so because it may not be. */
    private static String lowestRatio(CharacteristicResult result) {
        return result.lowestAir().isEmpty() && result.isWithheld() ? "withheld" : ratio(result.lowestAir());
    }

    private static String lowest(CharacteristicResult result) {
        return result.groups().stream()
                .filter(group -> group.assessable() && group.air().isPresent())
                .filter(group -> group.air().equals(result.lowestAir()))
                .map(GroupResult::value)
                .findFirst()
                .orElse("");
    }

    private String table(CharacteristicResult result) {
        if (!result.groups().isEmpty() && result.groups().stream().allMatch(GroupResult::withheld)) {
            return "\n  " + paint.bold(result.name()) + ", " + result.set() + ": " + found(result)
                    + paint.dim("; every count is under the minimum, or would tell one (an officer sees them)") + "\n";
        }
        Grid grid = new Grid(
                Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT, Side.LEFT);
        grid.row(List.of(
                dim("group"),
                dim("persons"),
                dim("selected"),
                dim("rate"),
                dim("95 %"),
                dim("AIR"),
                dim("95 %"),
                dim("p (Holm)"),
                dim("verdict")));
        result.groups().forEach(group -> grid.row(row(group, result)));
        missing(result.missing(), grid);
        return "\n  " + paint.bold(result.name()) + ", " + result.set() + "\n" + grid.lines("    ");
    }

    private static String found(CharacteristicResult result) {
        return result.groups().stream()
                .filter(GroupResult::assessable)
                .filter(group -> group.verdict() == result.verdict())
                .map(group -> group.value() + " " + group.verdict().word())
                .collect(Collectors.joining(", "));
    }

    private static List<Cell> row(GroupResult group, CharacteristicResult result) {
        boolean reference = result.highest().filter(group.value()::equals).isPresent();
        String verdict = reference
                ? "reference"
                : group.verdict().word() + (group.assessable() ? "" : " (too few persons)") + shortfall(group, result);
        return List.of(
                Cell.of(group.value()),
                Cell.of(group.withheld() ? "withheld" : count(group.persons())),
                Cell.of(group.withheld() ? "withheld" : count(group.selected())),
                Cell.of(percent(group.rate())),
                Cell.of(group.rateInterval().map(FairnessText::percents).orElse("")),
                Cell.of(ratio(group.air())),
                Cell.of(group.highest()
                        .flatMap(Comparison::ratioInterval)
                        .map(FairnessText::ratios)
                        .orElse("")),
                Cell.of(group.highest().map(one -> p(one.pHolm())).orElse("")),
                Cell.of(verdict));
    }

    private static String shortfall(GroupResult group, CharacteristicResult result) {
        String word = result.direction() == Direction.BURDEN ? " too many" : " short";
        boolean tell = group.shortfall() >= 1
                && (group.verdict() == Verdict.ADVERSE_IMPACT || group.verdict() == Verdict.CONCERN);
        return tell ? ", " + Numbers.count(Math.round(group.shortfall())) + word : "";
    }

    private static void missing(Missing missing, Grid grid) {
        if (missing.withheld()) {
            grid.row("not known", "withheld", "withheld");
        } else if (missing.count().persons() > 0) {
            String bounds = missing.worstCase()
                    .map(worst -> "the lowest AIR may be anything from " + ratios(worst))
                    .orElse("");
            grid.row(
                    "not known",
                    Numbers.count(missing.count().persons()),
                    Numbers.count(missing.count().selected()),
                    percent(missing.count().rate()),
                    "",
                    "",
                    "",
                    "",
                    bounds);
        }
    }

    private Cell dim(String text) {
        return new Cell(text, paint::dim);
    }

    private UnaryOperator<String> colour(Verdict verdict) {
        return switch (verdict) {
            case ADVERSE_IMPACT -> paint::red;
            case CONCERN, INSUFFICIENT, CANNOT_TELL -> paint::yellow;
            case NO_CONCERN -> UnaryOperator.identity();
        };
    }

    /** A whole number as one, an estimate with one place. */
    static String count(double number) {
        return number == Math.rint(number) ? Numbers.count((long) number) : String.format(Locale.ROOT, "%,.1f", number);
    }

    static String ratio(double ratio) {
        return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.3f", ratio) : "–";
    }

    static String ratio(OptionalDouble ratio) {
        return ratio.isPresent() ? ratio(ratio.getAsDouble()) : "–";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : "–";
    }

    private static String percents(Interval interval) {
        return String.format(Locale.ROOT, "%.1f–%.1f", 100 * interval.low(), 100 * interval.high());
    }

    static String ratios(Interval interval) {
        return Double.isFinite(interval.high())
                ? String.format(Locale.ROOT, "%.2f–%.2f", interval.low(), interval.high())
                : String.format(Locale.ROOT, "%.2f upwards", interval.low());
    }

    static String p(double p) {
        if (Double.isNaN(p)) {
            return "withheld";
        }
        return p < SMALL_P ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }
}
