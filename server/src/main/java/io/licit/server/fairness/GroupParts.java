package io.licit.server.fairness;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Comparison;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Missing;
import io.licit.fairness.group.Thresholds;
import io.licit.fairness.group.Verdict;
import io.licit.fairness.statistics.Interval;
import io.licit.server.view.FairnessView.Part;
import io.licit.server.view.GridView;
import io.licit.server.view.GridView.Cell;
import io.licit.server.view.GridView.Column;
import io.licit.server.view.PlotView;
import io.licit.server.view.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The groups of characteristics and of intersections, drawn and as tables. */
final class GroupParts {
    /** More bars are read as a table. */
    private static final int MOST_BARS = 16;

    private final Text text;
    private final Digits digits;
    private final Thresholds thresholds;

    GroupParts(Text text, Thresholds thresholds) {
        this.text = text;
        this.digits = new Digits(text);
        this.thresholds = thresholds;
    }

    Part of(CharacteristicResult result) {
        List<String> said = new ArrayList<>();
        said.add(text.of("fairness.lowest-is", lowest(result)));
        if (result.isWithheld()) {
            said.add(text.of("fairness.some-withheld"));
        }
        if (result.weighted()) {
            said.add(text.of("fairness.weighted"));
        }
        if (result.groups().isEmpty()) {
            said.add(text.of("fairness.no-groups"));
        }
        List<GridView> tables = result.groups().isEmpty() ? List.of() : List.of(table(result));
        return new Part(
                name(result.name()),
                Digits.look(result.verdict()),
                said,
                plot(result).stream().toList(),
                tables,
                false);
    }

    /**
     * Results of a set of persons in a line each.
     *
     * @param query of the page that shows one of them whole, by its name
     */
    GridView overview(List<CharacteristicResult> results, String caption, UnaryOperator<String> query) {
        List<Column> columns = List.of(
                Column.words(text.of("fairness.characteristic")),
                Column.number(text.of("fairness.groups")),
                Column.number(text.of("fairness.not-assessable")),
                Column.number(text.of("fairness.lowest")),
                Column.words(text.of("fairness.verdict")));
        List<List<Cell>> rows = new ArrayList<>();
        for (CharacteristicResult result : results) {
            long small = result.groups().stream()
                    .filter(group -> !group.assessable())
                    .count();
            String found = result.groups().stream()
                    .filter(group -> group.verdict() == Verdict.ADVERSE_IMPACT || group.verdict() == Verdict.CONCERN)
                    .map(group -> value(group.value()))
                    .collect(Collectors.joining(", "));
            rows.add(List.of(
                    Cell.of(name(result.name())).linked(query.apply(result.name())),
                    Cell.of(text.number(result.groups().size())),
                    Cell.of(text.number(small)),
                    Cell.of(lowest(result)),
                    digits.verdict(result.verdict()).noted(result.flagged() ? found : "")));
        }
        return new GridView(caption, columns, rows);
    }

    /** {@code sex × age}. */
    static String name(String characteristic) {
        return characteristic.replace("*", " × ").replace('_', ' ');
    }

    String lowest(CharacteristicResult result) {
        return result.lowestAir().isEmpty() && result.isWithheld()
                ? text.of("fairness.withheld")
                : digits.ratio(result.lowestAir());
    }

    private GridView table(CharacteristicResult result) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.words(text.of("fairness.group")),
                Column.number(text.of("fairness.persons")),
                Column.number(text.of("fairness.selected")),
                Column.number(text.of("fairness.rate")),
                Column.number(text.of("fairness.air"))));
        boolean isBurden = result.direction() == Direction.BURDEN;
        if (isBurden) {
            columns.add(Column.number(text.of("fairness.burden-ratio")));
        }
        columns.add(Column.number(text.of("fairness.p-holm")));
        columns.add(Column.number(text.of("fairness.shortfall")));
        columns.add(Column.words(text.of("fairness.verdict")));
        List<List<Cell>> rows = new ArrayList<>();
        result.groups().forEach(group -> rows.add(row(result, group, isBurden)));
        missing(result.missing(), isBurden).ifPresent(rows::add);
        return new GridView(
                text.of("fairness.groups-of", name(result.name()), digits.set(result.set())), columns, rows);
    }

    private List<Cell> row(CharacteristicResult result, GroupResult group, boolean isBurden) {
        List<Cell> row = new ArrayList<>();
        boolean isReference = result.highest().filter(group.value()::equals).isPresent();
        Cell head = Cell.of(value(group.value()));
        row.add(
                isReference
                        ? head.noted(text.of("fairness.reference"))
                        : group.assessable() ? head : head.noted(text.of("fairness.not-assessable")));
        if (group.withheld()) {
            String withheld = text.of("fairness.withheld");
            for (int i = 0; i < (isBurden ? 7 : 6); i++) {
                row.add(Cell.of(withheld));
            }
        } else {
            row.add(Cell.of(digits.count(group.persons())));
            row.add(Cell.of(digits.count(group.selected())));
            row.add(Cell.of(digits.percent(group.rate())).noted(digits.percents(group.rateInterval())));
            row.add(Cell.of(digits.ratio(group.air()))
                    .noted(digits.ratios(group.highest().flatMap(Comparison::ratioInterval))));
            if (isBurden) {
                row.add(Cell.of(digits.ratio(group.burdenRatio())));
            }
            row.add(group.highest()
                    .map(against ->
                            Cell.of(digits.p(against.pHolm())).noted(against.flips() ? text.of("fairness.flips") : ""))
                    .orElse(Cell.of(Digits.NONE)));
            row.add(Cell.of(digits.count(Math.rint(group.shortfall()))));
        }
        row.add(digits.verdict(group.verdict()));
        return row;
    }

    /** Values of an intersection, {@code female|black}, as they are read. */
    static String value(String value) {
        return value.replaceAll("(?<!\\\\)\\|", " · ").replace("\\|", "|").replace("\\\\", "\\");
    }

    private Optional<List<Cell>> missing(Missing missing, boolean isBurden) {
        if (!missing.withheld() && missing.count().persons() == 0) {
            return Optional.empty();
        }
        List<Cell> row = new ArrayList<>();
        Cell head = Cell.of(text.of("fairness.unknown"));
        row.add(missing.worstCase()
                .map(bounds -> head.noted(text.of("fairness.worst-case", digits.ratio(bounds.low()), bound(bounds))))
                .orElse(head));
        if (missing.withheld()) {
            row.add(Cell.of(text.of("fairness.withheld")));
            row.add(Cell.of(text.of("fairness.withheld")));
        } else {
            row.add(Cell.of(digits.count(missing.count().persons())));
            row.add(Cell.of(digits.count(missing.count().selected())));
        }
        row.add(Cell.of(
                missing.withheld()
                        ? Digits.NONE
                        : digits.percent(missing.count().rate())));
        for (int i = 0; i < (isBurden ? 5 : 4); i++) {
            row.add(Cell.of(""));
        }
        return Optional.of(row);
    }

    private String bound(Interval bounds) {
        return Double.isFinite(bounds.high()) ? digits.ratio(bounds.high()) : "∞";
    }

    private Optional<PlotView> plot(CharacteristicResult result) {
        List<GroupResult> drawn = result.groups().stream()
                .filter(group -> rate(group).isPresent())
                .toList();
        boolean isRead = drawn.size() > 1
                && drawn.size() <= MOST_BARS
                && drawn.stream().anyMatch(group -> rate(group).orElse(0) > 0);
        if (!isRead) {
            return Optional.empty();
        }
        OptionalDouble line = line(result, thresholds.air());
        Optional<BarPlot.Limit> limit = line.isPresent()
                ? Optional.of(new BarPlot.Limit(
                        line.getAsDouble(),
                        text.of("fairness.line", digits.ratio(thresholds.air()), digits.percent(line))))
                : Optional.empty();
        int absent = result.groups().size() - drawn.size();
        return Optional.of(
                new BarPlot(drawn.stream().map(this::bar).toList(), limit, (axis, tick) -> axis.percent(tick))
                        .plot(
                                text.of("fairness.plot-rates", name(result.name()), drawn.size()),
                                text.of("fairness.plot-rates-caption", absent)));
    }

    /** Empty where there is none or it is withheld. */
    private static OptionalDouble rate(GroupResult group) {
        return group.withheld() ? OptionalDouble.empty() : group.rate();
    }

    private BarPlot.Bar bar(GroupResult group) {
        double rate = rate(group).orElse(0);
        Verdict verdict = group.assessable() ? group.verdict() : Verdict.INSUFFICIENT;
        String label = text.of("fairness.bar", sign(verdict), value(group.value()), digits.count(group.persons()));
        return new BarPlot.Bar(
                group.assessable() ? label : label + " · " + text.of("fairness.not-assessable"),
                rate,
                group.rateInterval().map(Interval::low).orElse(rate),
                group.rateInterval().map(Interval::high).orElse(rate),
                digits.percent(rate),
                Digits.look(verdict),
                verdict == Verdict.ADVERSE_IMPACT);
    }

    /**
     * The selection rate at which a group's ratio is just the line: the line times the highest rate, 29 CFR 1607.4(D); for a
     * burden the same of rates of not being selected, seen from the other side. Empty where the highest rate is not there.
     */
    static OptionalDouble line(CharacteristicResult result, double air) {
        OptionalDouble highest =
                result.highest().flatMap(result::group).map(GroupParts::rate).orElse(OptionalDouble.empty());
        if (highest.isEmpty() || !Double.isFinite(highest.getAsDouble())) {
            return OptionalDouble.empty();
        }
        double rate = highest.getAsDouble();
        return OptionalDouble.of(result.direction() == Direction.BENEFIT ? air * rate : 1 - air * (1 - rate));
    }

    static String sign(Verdict verdict) {
        return switch (verdict) {
            case ADVERSE_IMPACT -> "✕";
            case CONCERN -> "!";
            case INSUFFICIENT -> "≈";
            case CANNOT_TELL -> "?";
            case NO_CONCERN -> "○";
        };
    }
}
