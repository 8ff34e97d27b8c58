package io.licit.server.fairness;

import io.licit.engine.fairness.History;
import io.licit.fairness.report.Axis;
import io.licit.server.view.FairnessView.Part;
import io.licit.server.view.GridView;
import io.licit.server.view.GridView.Cell;
import io.licit.server.view.GridView.Column;
import io.licit.server.view.Minutes;
import io.licit.server.view.PlotView;
import io.licit.server.view.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** How the lowest ratios have moved from report to report. */
final class TrendPart {
    private static final int MOST = 24;
    private static final double LEFT = 44;
    private static final double RIGHT = Drawing.WIDTH - 20;
    private static final double TOP = 20;
    private static final double BOTTOM = 180;
    private static final int DAY = 10;

    private final Text text;
    private final Digits digits;
    private final double air;

    /** @param air the line of four fifths */
    TrendPart(Text text, double air) {
        this.text = text;
        this.digits = new Digits(text);
        this.air = air;
    }

    /** None before there are reports of two instants; of several at one instant the last counts. */
    Optional<Part> of(List<History.Past> past, String set) {
        Map<String, History.Past> byInstant = new LinkedHashMap<>();
        past.forEach(one -> byInstant.put(one.asOf().toString(), one));
        List<History.Past> all = new ArrayList<>(byInstant.values());
        List<History.Past> shown = all.subList(Math.max(0, all.size() - MOST), all.size());
        if (shown.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(new Part(
                digits.set(set), "", List.of(), plot(shown, set).stream().toList(), List.of(table(shown, set)), false));
    }

    /** The lowest ratio of single characteristics in a set of persons. */
    static OptionalDouble lowest(History.Past past, String set) {
        return past.ratios().entrySet().stream()
                .filter(entry -> entry.getKey().indexOf('*') < 0)
                .filter(entry -> entry.getKey().endsWith("/" + set))
                .mapToDouble(Map.Entry::getValue)
                .min();
    }

    private GridView table(List<History.Past> shown, String set) {
        TreeSet<String> names = new TreeSet<>();
        shown.forEach(one -> one.ratios().keySet().stream()
                .filter(key -> key.endsWith("/" + set) && key.indexOf('*') < 0)
                .forEach(names::add));
        List<Column> columns = new ArrayList<>(
                List.of(Column.words(text.of("fairness.as-of")), Column.words(text.of("fairness.verdict"))));
        names.forEach(name -> columns.add(Column.number(GroupParts.name(name.substring(0, name.lastIndexOf('/'))))));
        List<List<Cell>> rows = new ArrayList<>();
        String digest = "";
        for (History.Past one : shown) {
            List<Cell> row = new ArrayList<>();
            Cell at = Cell.of(Minutes.of(one.asOf()));
            row.add(
                    digest.isEmpty() || digest.equals(one.digest())
                            ? at
                            : at.noted(text.of("fairness.other-condition")));
            row.add(one.verdict().map(digits::verdict).orElse(Cell.of(Digits.NONE)));
            names.forEach(name -> row.add(Cell.of(digits.ratio(one.ratios().getOrDefault(name, Double.NaN)))));
            rows.add(row);
            digest = one.digest();
        }
        return new GridView(text.of("fairness.trend-table", digits.set(set)), columns, rows);
    }

    private Optional<PlotView> plot(List<History.Past> shown, String set) {
        List<History.Past> drawn =
                shown.stream().filter(one -> lowest(one, set).isPresent()).toList();
        if (drawn.size() < 2) {
            return Optional.empty();
        }
        double most = drawn.stream()
                .mapToDouble(one -> lowest(one, set).orElse(0))
                .max()
                .orElse(1);
        Axis up = Axis.over(0, Math.max(1, most), BOTTOM, TOP);
        Drawing drawing = new Drawing();
        up.ticks()
                .forEach(tick -> drawing.line("grid", LEFT, up.at(tick), RIGHT, up.at(tick))
                        .words("tick end", LEFT - 6, up.at(tick) + 4, up.word(tick)));
        drawing.line("limit", LEFT, up.at(air), RIGHT, up.at(air))
                .words("value end", RIGHT, up.at(air) - 5, digits.ratio(air));
        double step = (RIGHT - LEFT - 40) / (drawn.size() - 1);
        for (int i = 0; i < drawn.size(); i++) {
            double x = LEFT + 20 + i * step;
            double y = up.at(lowest(drawn.get(i), set).orElse(0));
            if (i > 0) {
                double before = up.at(lowest(drawn.get(i - 1), set).orElse(0));
                drawing.line("trend", x - step, before, x, y);
            }
            drawing.dot("point", x, y, 5);
        }
        String first = drawn.get(0).asOf().toString().substring(0, DAY);
        String last = drawn.get(drawn.size() - 1).asOf().toString().substring(0, DAY);
        drawing.words("tick", LEFT, BOTTOM + 18, first).words("tick end", RIGHT, BOTTOM + 18, last);
        return Optional.of(drawing.done(
                text.of("fairness.plot-trend", drawn.size()), text.of("fairness.plot-trend-caption"), BOTTOM + 26));
    }
}
