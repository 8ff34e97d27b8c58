package io.licit.server.fairness;

import io.licit.core.source.SourceFile;
import io.licit.engine.fairness.WorkspaceAudit;
import io.licit.fairness.alternative.Alternative;
import io.licit.fairness.alternative.Found;
import io.licit.fairness.report.SegmentReport;
import io.licit.programme.definition.Versions;
import io.licit.server.build.Builder;
import io.licit.server.build.Subjects;
import io.licit.server.desk.SegmentText;
import io.licit.server.view.AlternativesView;
import io.licit.server.view.Difference;
import io.licit.server.view.GridView;
import io.licit.server.view.GridView.Cell;
import io.licit.server.view.GridView.Column;
import io.licit.server.view.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Rules near a segment, one after the other. */
final class AlternativeParts {
    private final Text text;
    private final Digits digits;
    private final WorkspaceAudit.Told told;
    private final SegmentReport report;
    private final Found found;

    /**
     * The file that an alternative would be put into.
     *
     * @param hindrance why it can't be adopted, whatever it is; empty where it can
     */
    record Target(SourceFile file, Subjects subjects, String hindrance) {}

    AlternativeParts(Text text, WorkspaceAudit.Told told, Found found) {
        this.text = text;
        this.digits = new Digits(text);
        this.told = told;
        this.report = told.report().segments().get(0);
        this.found = found;
    }

    /** @param place from 0, the segment as it is, upwards with the ratio; one that there is not is the nearest that there is */
    AlternativesView at(int place, Target target) {
        int last = found.front().size();
        int here = Math.max(0, Math.min(last, place));
        return new AlternativesView(
                found.statement(),
                found.family(),
                text.of(
                        "fairness.searched",
                        found.tried(),
                        found.feasible(),
                        found.better(),
                        found.levelledDown(),
                        found.notHeldOut()),
                last,
                one(here, last, target));
    }

    private AlternativesView.One one(int place, int last, Target target) {
        // The front has the best ratio first.
        Alternative now = place == 0 ? found.baseline() : found.front().get(last - place);
        Optional<String> rule = Optional.ofNullable(report.drafts().get(now.number()));
        Optional<String> file = rule.flatMap(
                condition -> SegmentText.withCondition(target.file().text(), laidOut(condition, target.subjects())));
        String hindrance = target.hindrance();
        if (hindrance.isEmpty() && file.isEmpty()) {
            hindrance = text.of("fairness.cannot-adopt");
        }
        return new AlternativesView.One(
                place,
                place == 0
                        ? text.of("fairness.as-it-is")
                        : text.of(
                                "fairness.alternative-of",
                                place,
                                last,
                                ratio(now.air()),
                                digits.percent(now.valueKept())),
                new FrontPlot(text, found, told.report().thresholds().air())
                        .plot(now).stream().toList(),
                now.changes().stream()
                        .map(change -> new AlternativesView.Change(
                                text.of("fairness.change." + change.kind().word()), change.from(), change.to()))
                        .toList(),
                file.map(after -> Difference.of(target.file().text(), after)).orElse(List.of()),
                numbers(now, place),
                rates(now),
                hindrance.isEmpty() ? file.orElse("") : "",
                Versions.digest(target.file().text()),
                place == 0 ? "" : hindrance);
    }

    /** A condition over several lines, as the builder writes it. */
    private static String laidOut(String condition, Subjects subjects) {
        return Builder.of(condition, subjects)
                .map(builder -> builder.text(subjects))
                .orElse(condition);
    }

    private String ratio(OptionalDouble ratio) {
        return ratio.isEmpty() && !told.isWhole() ? text.of("fairness.withheld") : digits.ratio(ratio);
    }

    private GridView numbers(Alternative now, int place) {
        Alternative before = found.baseline();
        List<Column> columns = new ArrayList<>(
                List.of(Column.words(text.of("fairness.number")), Column.number(text.of("fairness.as-it-is"))));
        if (place > 0) {
            columns.add(Column.number(text.of("fairness.this")));
        }
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row(place, text.of("fairness.lowest-all"), Cell.of(ratio(before.air())), Cell.of(ratio(now.air()))));
        rows.add(row(
                place,
                text.of("fairness.lowest-held-out"),
                Cell.of(ratio(before.airHeldOut())),
                Cell.of(ratio(now.airHeldOut()))));
        rows.add(row(
                place,
                text.of("fairness.persons"),
                Cell.of(digits.count(before.persons())),
                Cell.of(digits.count(now.persons()))
                        .noted(moved(now.persons() - before.persons(), now.personsKept()))));
        rows.add(row(
                place,
                text.of("fairness.value"),
                Cell.of(digits.count(Math.rint(before.value()))),
                Cell.of(digits.count(Math.rint(now.value()))).noted(digits.percent(now.valueKept()))));
        if (now.responseRate().isPresent()) {
            rows.add(row(
                    place,
                    text.of("fairness.response"),
                    Cell.of(digits.percent(before.responseRate())),
                    Cell.of(digits.percent(now.responseRate()))));
        }
        return new GridView(text.of("fairness.numbers"), columns, rows);
    }

    /** Persons gained or lost, in all. */
    private String moved(long persons, double kept) {
        String sign = persons > 0 ? "+" : persons < 0 ? "−" : "±";
        return sign + digits.count(Math.abs(persons)) + " · " + digits.percent(kept);
    }

    private static List<Cell> row(int place, String name, Cell before, Cell now) {
        return place == 0 ? List.of(Cell.of(name), before) : List.of(Cell.of(name), before, now);
    }

    private List<GridView> rates(Alternative now) {
        Map<String, List<List<Cell>>> byName = new LinkedHashMap<>();
        now.rates().forEach((key, rates) -> {
            int cut = key.indexOf('=');
            double points = rates.after() - rates.before();
            byName.computeIfAbsent(GroupParts.name(key.substring(0, cut)), any -> new ArrayList<>())
                    .add(List.of(
                            Cell.of(GroupParts.value(key.substring(cut + 1))),
                            Cell.of(digits.percent(rates.before())),
                            Cell.of(digits.percent(rates.after()))
                                    .noted((points > 0 ? "+" : points < 0 ? "−" : "±")
                                            + digits.percent(Math.abs(points)))));
        });
        List<GridView> tables = new ArrayList<>();
        byName.forEach((name, rows) -> tables.add(new GridView(
                text.of("fairness.rates-of", name),
                List.of(
                        Column.words(text.of("fairness.group")),
                        Column.number(text.of("fairness.as-it-is")),
                        Column.number(text.of("fairness.this"))),
                rows)));
        return tables;
    }
}
