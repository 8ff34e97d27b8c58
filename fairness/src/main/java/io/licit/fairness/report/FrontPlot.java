package io.licit.fairness.report;

import io.licit.fairness.alternative.Alternative;
import io.licit.fairness.alternative.Found;
import java.util.ArrayList;
import java.util.List;

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
    private final List<double[]> taken = new ArrayList<>();

    FrontPlot(Page page, Found found) {
        this.page = page;
        this.found = found;
    }

    static boolean draws(Found found) {
        return draws(found.baseline()) && found.front().stream().anyMatch(FrontPlot::draws);
    }

    private static boolean draws(Alternative one) {
        return Double.isFinite(one.air()) && Double.isFinite(one.valueKept());
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
        for (double tick : across.ticks()) {
            drawing.line("grid", across.at(tick), TOP, across.at(tick), BOTTOM)
                    .text("tick middle", across.at(tick), BOTTOM + 18, across.percent(tick));
        }
        for (double tick : up.ticks()) {
            drawing.line("grid", LEFT, up.at(tick), RIGHT, up.at(tick))
                    .text("tick end", LEFT - 8, up.at(tick) + 4, up.word(tick));
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
        point(drawing, found.baseline(), across, up);
        found.front().forEach(one -> point(drawing, one, across, up));
        drawing.close(
                "Higher is a smaller gap, further to the right keeps more value; the larger the circle, the more persons"
                        + " are kept. The diamond is the segment as it is.");
    }

    private void point(Drawing drawing, Alternative one, Axis across, Axis up) {
        if (!draws(one)) {
            return;
        }
        double x = across.at(one.valueKept());
        double y = up.at(one.air());
        double radius = Math.min(20, Math.max(8, USUAL_RADIUS * Math.sqrt(Math.max(0, one.personsKept()))));
        if (one.number() == 0) {
            drawing.diamond("point base", x, y, radius + 2);
        } else {
            drawing.circle("point", x, y, radius);
        }
        double[] place = place(x, y);
        if (place[0] != x || place[1] != y) {
            drawing.line("whisker", x, y, place[0], place[1]);
            drawing.circle("pin", place[0], place[1], 8);
        }
        taken.add(place);
        drawing.text("value middle", place[0], place[1] + 4, Integer.toString(one.number()))
                .next();
    }

    /** Where a number stands: in its point or, where another stands there already, beside it. */
    private double[] place(double x, double y) {
        double[][] tries = {{0, 0}, {26, -18}, {-26, -18}, {26, 20}, {-26, 20}, {0, -34}, {0, 36}, {44, 0}, {-44, 0}};
        for (double[] shift : tries) {
            double[] place = {x + shift[0], y + shift[1]};
            boolean inside = place[0] > LEFT && place[0] < RIGHT && place[1] > TOP && place[1] < BOTTOM;
            boolean clear =
                    taken.stream().noneMatch(other -> Math.hypot(other[0] - place[0], other[1] - place[1]) < CLOSE);
            if (clear && (inside || shift[0] == 0 && shift[1] == 0)) {
                return place;
            }
        }
        return new double[] {x, y};
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
        double low = Math.min(page.thresholds().air(), found.baseline().air());
        double high = Math.max(page.thresholds().air(), found.baseline().air());
        for (Alternative one : found.front()) {
            if (draws(one)) {
                low = Math.min(low, one.air());
                high = Math.max(high, one.air());
            }
        }
        double room = (high - low) * 0.1;
        return Axis.over(Math.max(0, low - room), high + room, BOTTOM, TOP);
    }
}
