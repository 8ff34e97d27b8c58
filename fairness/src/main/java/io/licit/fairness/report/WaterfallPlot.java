package io.licit.fairness.report;

import io.licit.fairness.cause.Cause;
import io.licit.fairness.group.Direction;
import java.util.List;
import java.util.OptionalDouble;

/** The gap of a group, condition by condition: the ratio of the rates or, where that is not to be had, their difference. */
final class WaterfallPlot {
    private static final double LEFT = 302;
    private static final double RIGHT = Drawing.WIDTH - 84;
    private static final double TOP = 30;
    private static final double ROW = 30;

    private final Page page;
    private final Cause cause;
    private final boolean ratios;
    private final Direction direction;
    private final int divergent;

    WaterfallPlot(Page page, Cause cause, Direction direction, int divergent) {
        this.page = page;
        this.cause = cause;
        this.ratios = cause.scale() == Cause.Scale.LOG_RATIO;
        this.direction = direction;
        this.divergent = divergent;
    }

    /** What is drawn of a step: its ratio, or the difference of its rates; empty where either is not there. */
    static OptionalDouble drawn(Cause.Step step, Cause.Scale scale) {
        if (step.withheld()) {
            return OptionalDouble.empty();
        }
        if (scale == Cause.Scale.LOG_RATIO) {
            return step.ratio();
        }
        OptionalDouble group = step.groupCount().rate();
        OptionalDouble reference = step.referenceCount().rate();
        return group.isPresent() && reference.isPresent()
                ? OptionalDouble.of(group.getAsDouble() - reference.getAsDouble())
                : OptionalDouble.empty();
    }

    /** The line of ratios of rates of being selected, seen for a burden from the group that carries it. */
    static double line(double air, Direction direction) {
        return direction == Direction.BENEFIT ? air : 1 / air;
    }

    private double line() {
        return line(page.thresholds().air(), direction);
    }

    static boolean draws(Cause cause) {
        return cause.waterfall().stream()
                .anyMatch(step -> drawn(step, cause.scale()).isPresent());
    }

    static String word(double drawn, Cause.Scale scale) {
        return scale == Cause.Scale.LOG_RATIO ? Figures.number(drawn) : Figures.percent(drawn);
    }

    void write() {
        int done = 0;
        double before = start();
        Axis axis = axis();
        List<List<Cause.Step>> parts = Drawing.parts(cause.waterfall(), 30);
        for (int i = 0; i < parts.size(); i++) {
            before = part(parts.get(i), done, before, axis, parts.size() > 1 ? ", part " + (i + 1) : "");
            done += parts.get(i).size();
        }
    }

    /** Before any condition everybody is selected: a ratio of 1, a difference of 0. */
    private double start() {
        return ratios ? 1 : 0;
    }

    private double part(List<Cause.Step> steps, int done, double start, Axis axis, String which) {
        double bottom = TOP + steps.size() * ROW;
        String what = ratios ? "Ratio of rates" : "Difference of rates";
        Drawing drawing = Drawing.open(
                page,
                what + " condition by condition, " + cause.group() + " against " + cause.reference() + which,
                "One row a condition, in the order in which they stand. A bar goes from the value before the condition to"
                        + " the value with it. The table that follows holds every number.",
                bottom + 26);
        drawing.grid(axis.places(), TOP, bottom, true);
        for (double tick : axis.ticks()) {
            drawing.text("tick middle", axis.at(tick), bottom + 18, ratios ? axis.word(tick) : axis.percent(tick));
        }
        drawing.line("zero", axis.at(start()), TOP, axis.at(start()), bottom).next();
        if (ratios) {
            double x = axis.at(line());
            drawing.line("limit", x, TOP - 8, x, bottom)
                    .text("value middle", x, TOP - 14, "line " + Figures.setting(line()));
        }
        double before = start;
        for (int i = 0; i < steps.size(); i++) {
            before = step(drawing, steps.get(i), done + i == divergent, before, axis, TOP + i * ROW);
        }
        drawing.close(caption());
        return before;
    }

    private double step(Drawing drawing, Cause.Step step, boolean reached, double before, Axis axis, double top) {
        double middle = top + ROW / 2;
        drawing.label(
                reached ? "code strong end" : "code end",
                LEFT - 10,
                middle,
                (reached ? "▶ " : "") + step.condition(),
                43,
                12);
        OptionalDouble value = drawn(step, cause.scale());
        if (value.isEmpty()) {
            drawing.text("note", LEFT + 6, middle + 4, step.withheld() ? Figures.WITHHELD : Figures.NONE)
                    .next();
            return before;
        }
        double now = value.getAsDouble();
        double left = axis.at(Math.min(before, now));
        double right = axis.at(Math.max(before, now));
        drawing.box(
                        (direction == Direction.BENEFIT ? now < before : now > before) ? "bar adverse-impact" : "bar",
                        left,
                        middle - 8,
                        Math.max(1.5, right - left),
                        16)
                .line("mark", axis.at(now), middle - 8, axis.at(now), top + ROW + 6)
                .text("value", right + 8, middle + 4, word(now, cause.scale()))
                .next();
        return now;
    }

    private Axis axis() {
        double low = ratios ? Math.min(1, line()) : 0;
        double high = ratios ? Math.max(1, line()) : 0;
        for (Cause.Step step : cause.waterfall()) {
            OptionalDouble value = drawn(step, cause.scale());
            if (value.isPresent()) {
                low = Math.min(low, value.getAsDouble());
                high = Math.max(high, value.getAsDouble());
            }
        }
        return Axis.over(low, high, LEFT, RIGHT);
    }

    private String caption() {
        String step = ratios ? "the ratio" : "the difference";
        String first = divergent >= 0 ? " ▶ marks the first step past the line." : "";
        return "From top to bottom: " + step + " before and with each condition. Hatched: the condition "
                + (direction == Direction.BENEFIT ? "lowers it." : "raises it, against " + cause.group() + ".")
                + first;
    }
}
