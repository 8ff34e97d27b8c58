package io.licit.fairness.report;

import io.licit.fairness.alternative.Alternative;
import io.licit.fairness.alternative.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The alternatives of the front and the segment as it is: the lowest ratio over the value kept, sized by persons kept. */
final class FrontPlot {
    private static final double LEFT = 64;
    private static final double RIGHT = Drawing.WIDTH - 40;
    private static final double TOP = 24;
    private static final double BOTTOM = 304;
    private static final double USUAL_RADIUS = 11;
    private static final double CLOSE = 20;

    private final Page page;
    private final Found found;
    private final List<double[]> centres = new ArrayList<>();
    private final List<double[]> labels = new ArrayList<>();

    FrontPlot(Page page, Found found) {
        this.page = page;
        this.found = found;
    }

    static boolean draws(Found found) {
        return draws(found.baseline()) && found.front().stream().anyMatch(FrontPlot::draws);
    }

    private static boolean draws(Alternative one) {
        return Double.isFinite(air(one)) && Double.isFinite(one.valueKept());
    }

    private static double air(Alternative one) {
        return one.air().orElse(Double.NaN);
    }

    void write() {
        Axis across = across();
        Axis up = up();
        Drawing drawing = Drawing.open(
                page,
                "Alternatives: lowest ratio over value kept",
                "The segment as it is, a diamond numbered 0, and "
                        + Figures.of(found.front().size(), "alternative", "alternatives")
                        + " numbered as in the table that follows, which holds every number.",
                BOTTOM + 46);
        drawing.grid(across.places(), TOP, BOTTOM, true).grid(up.places(), LEFT, RIGHT, false);
        for (double tick : across.ticks()) {
            drawing.text("tick middle", across.at(tick), BOTTOM + 18, across.percent(tick));
        }
        for (double tick : up.ticks()) {
            drawing.text("tick end", LEFT - 8, up.at(tick) + 4, up.word(tick));
        }
        drawing.text("note middle", (LEFT + RIGHT) / 2, BOTTOM + 38, "value kept")
                .text("note", 8, TOP - 10, "lowest ratio");
        double line = up.at(page.thresholds().air());
        drawing.line("limit", LEFT, line, RIGHT, line)
                .text(
                        "value end",
                        RIGHT,
                        line - 6,
                        "line " + Figures.setting(page.thresholds().air()))
                .next();
        List<Alternative> all = new ArrayList<>(List.of(found.baseline()));
        all.addAll(found.front());
        all.removeIf(one -> !draws(one));
        all.forEach(one -> point(drawing, one, across.at(one.valueKept()), up.at(air(one))));
        all.forEach(one -> number(drawing, one, across.at(one.valueKept()), up.at(air(one))));
        drawing.close(
                "Higher is a smaller gap, further to the right keeps more value; the larger the circle, the more persons"
                        + " are kept. The diamond is the segment as it is.");
    }

    private void point(Drawing drawing, Alternative one, double x, double y) {
        double radius = Math.min(20, Math.max(8, USUAL_RADIUS * Math.sqrt(Math.max(0, one.personsKept()))));
        if (one.number() == 0) {
            drawing.diamond("point base", x, y, radius + 2);
        } else {
            drawing.circle("point", x, y, radius);
        }
        centres.add(new double[] {x, y});
        drawing.next();
    }

    private void number(Drawing drawing, Alternative one, double x, double y) {
        double[] place = place(x, y);
        if (place[0] != x || place[1] != y) {
            drawing.line("whisker", x, y, place[0], place[1]).circle("pin", place[0], place[1], 8);
        }
        labels.add(place);
        drawing.text("value middle", place[0], place[1] + 4, Integer.toString(one.number()))
                .next();
    }

    /** Where a number stands: in its point where that is alone, else beside it, clear of points and numbers. */
    private double[] place(double x, double y) {
        if (centres.stream().filter(other -> near(other, x, y)).count() == 1) {
            return new double[] {x, y};
        }
        for (double distance = 28; distance < 120; distance += 14) {
            for (int turn = 0; turn < 8; turn++) {
                double angle = Math.PI * (turn * 3 % 8) / 4 - Math.PI / 4;
                double left = x + distance * Math.cos(angle);
                double top = y + distance * Math.sin(angle);
                boolean inside = left > LEFT + 8 && left < RIGHT - 8 && top > TOP + 8 && top < BOTTOM - 8;
                boolean clear =
                        Stream.concat(centres.stream(), labels.stream()).noneMatch(other -> near(other, left, top));
                if (inside && clear) {
                    return new double[] {left, top};
                }
            }
        }
        return new double[] {x, y};
    }

    private static boolean near(double[] one, double x, double y) {
        return Math.hypot(one[0] - x, one[1] - y) < CLOSE;
    }

    private Axis across() {
        double low = found.baseline().valueKept();
        double high = low;
        for (Alternative one : found.front()) {
            if (draws(one)) {
                low = Math.min(low, one.valueKept());
                high = Math.max(high, one.valueKept());
            }
        }
        double room = Math.max(0.01, (high - low) * 0.1);
        return Axis.over(low - room, high + room, LEFT, RIGHT);
    }

    private Axis up() {
        double low = Math.min(page.thresholds().air(), air(found.baseline()));
        double high = Math.max(page.thresholds().air(), air(found.baseline()));
        for (Alternative one : found.front()) {
            if (draws(one)) {
                low = Math.min(low, air(one));
                high = Math.max(high, air(one));
            }
        }
        double room = (high - low) * 0.1;
        return Axis.over(Math.max(0, low - room), high + room, BOTTOM, TOP);
    }
}
