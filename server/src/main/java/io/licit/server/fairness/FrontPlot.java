package io.licit.server.fairness;

import io.licit.fairness.alternative.Alternative;
import io.licit.fairness.alternative.Found;
import io.licit.fairness.report.Axis;
import io.licit.server.view.PlotView;
import io.licit.server.view.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The front: the lowest ratio over the value kept, with the rule that is looked at marked. */
final class FrontPlot {
    private static final double LEFT = 48;
    private static final double RIGHT = Drawing.WIDTH - 16;
    private static final double TOP = 28;
    private static final double BOTTOM = 236;
    private static final double RADIUS = 6;
    private static final double ROOM = 0.1;

    private final Text text;
    private final Digits digits;
    private final Found found;
    private final double air;

    /** @param air the line of four fifths */
    FrontPlot(Text text, Found found, double air) {
        this.text = text;
        this.digits = new Digits(text);
        this.found = found;
        this.air = air;
    }

    /** Empty where ratios may not be told, or there are none. */
    Optional<PlotView> plot(Alternative now) {
        List<Alternative> drawn = new ArrayList<>(List.of(found.baseline()));
        drawn.addAll(found.front());
        drawn.removeIf(one -> !Double.isFinite(ratio(one)) || !Double.isFinite(one.valueKept()));
        if (drawn.size() < 2) {
            return Optional.empty();
        }
        Axis across = across(drawn);
        Axis up = up(drawn);
        Drawing drawing = new Drawing();
        frame(drawing, across, up);
        List<Alternative> ordered = drawn.stream()
                .sorted(Comparator.comparingDouble(FrontPlot::ratio))
                .toList();
        for (int i = 1; i < ordered.size(); i++) {
            drawing.line(
                    "trend",
                    across.at(ordered.get(i - 1).valueKept()),
                    up.at(ratio(ordered.get(i - 1))),
                    across.at(ordered.get(i).valueKept()),
                    up.at(ratio(ordered.get(i))));
        }
        ordered.forEach(one -> {
            boolean isAsItIs = one.number() == 0;
            double x = across.at(one.valueKept());
            double y = up.at(ratio(one));
            drawing.dot(isAsItIs ? "point base" : "point", x, y, RADIUS);
            if (one.number() == now.number()) {
                drawing.dot("ring", x, y, RADIUS * 2);
            }
        });
        double x = across.at(now.valueKept());
        boolean isRight = x > Drawing.WIDTH / 2.0;
        if (drawn.contains(now)) {
            drawing.words(
                    isRight ? "value end" : "value",
                    x + (isRight ? -RADIUS : RADIUS) * 2.5,
                    up.at(ratio(now)) + 5,
                    digits.ratio(now.air()));
        }
        return Optional.of(drawing.done(
                text.of("fairness.plot-front", drawn.size()), text.of("fairness.plot-front-caption"), BOTTOM + 40));
    }

    private void frame(Drawing drawing, Axis across, Axis up) {
        List<Double> ticks = across.ticks();
        for (int i = 0; i < ticks.size(); i++) {
            double at = across.at(ticks.get(i));
            drawing.line("grid", at, TOP, at, BOTTOM);
            if (i % 2 == 0) {
                String anchor = i == ticks.size() - 1 ? "tick end" : "tick middle";
                drawing.words(anchor, at, BOTTOM + 16, across.percent(ticks.get(i)));
            }
        }
        up.ticks()
                .forEach(tick -> drawing.line("grid", LEFT, up.at(tick), RIGHT, up.at(tick))
                        .words("tick end", LEFT - 6, up.at(tick) + 4, up.word(tick)));
        drawing.line("limit", LEFT, up.at(air), RIGHT, up.at(air))
                .words("value", LEFT + 4, up.at(air) - 5, digits.ratio(air))
                .words("tick", 4, TOP - 12, text.of("fairness.lowest"))
                .words("tick end", RIGHT, BOTTOM + 34, text.of("fairness.value-kept"));
    }

    private static double ratio(Alternative one) {
        return one.air().orElse(Double.NaN);
    }

    private static Axis across(List<Alternative> drawn) {
        double low = drawn.stream().mapToDouble(Alternative::valueKept).min().orElse(1);
        double high = drawn.stream().mapToDouble(Alternative::valueKept).max().orElse(1);
        double room = Math.max(0.01, (high - low) * ROOM);
        return Axis.over(low - room, high + room, LEFT, RIGHT);
    }

    private Axis up(List<Alternative> drawn) {
        double low =
                Math.min(air, drawn.stream().mapToDouble(FrontPlot::ratio).min().orElse(air));
        double high =
                Math.max(air, drawn.stream().mapToDouble(FrontPlot::ratio).max().orElse(air));
        double room = (high - low) * ROOM;
        return Axis.over(Math.max(0, low - room), high + room, BOTTOM, TOP);
    }
}
