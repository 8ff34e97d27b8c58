package io.licit.server.fairness;

import io.licit.fairness.report.Axis;
import io.licit.server.view.PlotView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Bars from zero, one below another, with intervals and a line that they are held against. */
record BarPlot(List<Bar> bars, Optional<Limit> limit, Ticks ticks) {
    private static final double LEFT = 6;
    private static final double RIGHT = Drawing.WIDTH - 74;
    private static final double TOP = 26;
    private static final double ROW = 40;
    private static final double THICK = 14;
    private static final int LONGEST = 52;

    /**
     * One bar.
     *
     * @param low end of its interval; the value itself where there is none
     * @param said the value in words
     */
    record Bar(String label, double value, double low, double high, String said, String look, boolean isHatched) {}

    /** @param words of the line, written above it */
    record Limit(double at, String words) {}

    /** How a tick of the axis is written. */
    interface Ticks {
        String words(Axis axis, double tick);
    }

    BarPlot {
        bars = List.copyOf(bars);
    }

    PlotView plot(String about, String caption) {
        Axis axis = axis();
        double bottom = TOP + bars.size() * ROW;
        Drawing drawing = new Drawing();
        for (double tick : axis.ticks()) {
            drawing.line("grid", axis.at(tick), TOP, axis.at(tick), bottom);
        }
        List<Double> all = axis.ticks();
        for (int i = 0; i < all.size(); i += all.size() > 5 ? 2 : 1) {
            String anchor = i == 0 ? "tick" : "tick middle";
            drawing.words(anchor, axis.at(all.get(i)) - (i == 0 ? 4 : 0), bottom + 16, ticks.words(axis, all.get(i)));
        }
        drawing.line("zero", axis.at(0), TOP, axis.at(0), bottom);
        for (int i = 0; i < bars.size(); i++) {
            bar(drawing, bars.get(i), axis, TOP + i * ROW);
        }
        limit.ifPresent(line -> {
            double x = axis.at(line.at());
            boolean isRight = x > Drawing.WIDTH / 2.0;
            drawing.line("limit", x, TOP - 6, x, bottom)
                    .words(isRight ? "value end" : "value", x + (isRight ? 4 : -4), TOP - 11, line.words());
        });
        return drawing.done(about, caption, bottom + 22);
    }

    private static void bar(Drawing drawing, Bar bar, Axis axis, double top) {
        String label = bar.label().length() > LONGEST ? bar.label().substring(0, LONGEST - 1) + "…" : bar.label();
        drawing.words("label", LEFT, top + 15, label);
        double from = axis.at(Math.min(0, bar.value()));
        double to = axis.at(Math.max(0, bar.value()));
        double middle = top + 20 + THICK / 2;
        drawing.box("bar " + bar.look(), from, top + 20, to - from, THICK, bar.isHatched());
        double end = to;
        if (bar.low() < bar.high()) {
            double low = axis.at(bar.low());
            end = Math.max(end, axis.at(bar.high()));
            drawing.line("whisker", low, middle, axis.at(bar.high()), middle)
                    .line("whisker", low, middle - 4, low, middle + 4)
                    .line("whisker", axis.at(bar.high()), middle - 4, axis.at(bar.high()), middle + 4);
        }
        drawing.words("value", end + 6, middle + 5, bar.said());
    }

    private Axis axis() {
        double low = 0;
        double high = limit.map(Limit::at).orElse(0.0);
        for (Bar bar : bars) {
            low = Math.min(low, Math.min(bar.low(), bar.value()));
            high = Math.max(high, Math.max(bar.high(), bar.value()));
        }
        return Axis.over(low, high, LEFT, RIGHT);
    }

    /** An interval's end, or the value where there is none. */
    static double or(OptionalDouble end, double value) {
        return end.isPresent() && Double.isFinite(end.getAsDouble()) ? end.getAsDouble() : value;
    }
}
