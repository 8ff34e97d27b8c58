package io.licit.fairness.report;

import io.licit.fairness.cause.Cause;
import io.licit.fairness.group.Direction;
import java.util.List;

/** Every condition's Shapley value as a bar to the left or right of zero. */
final class SharePlot {
    private static final double LEFT = 302;
    private static final double RIGHT = Drawing.WIDTH - 84;
    private static final double TOP = 10;
    private static final double ROW = 30;

    private final Page page;
    private final Cause cause;
    private final Direction direction;

    SharePlot(Page page, Cause cause, Direction direction) {
        this.page = page;
        this.cause = cause;
        this.direction = direction;
    }

    static boolean draws(Cause cause) {
        return cause.shares().stream().anyMatch(share -> !Double.isNaN(share.shapley()));
    }

    void write() {
        List<List<Cause.Share>> parts = Drawing.parts(cause.shares(), 32);
        for (int i = 0; i < parts.size(); i++) {
            part(parts.get(i), parts.size() > 1 ? ", part " + (i + 1) : "");
        }
    }

    private void part(List<Cause.Share> shares, String which) {
        double bottom = TOP + shares.size() * ROW;
        Drawing drawing = Drawing.open(
                page,
                "Shapley shares of the gap, " + cause.group() + " against " + cause.reference() + which,
                "One bar a condition; a bar to the " + against() + " widens the gap against the group. The"
                        + " table that follows holds every number.",
                bottom + 26);
        Axis axis = axis();
        drawing.grid(axis.places(), TOP, bottom, true);
        for (double tick : axis.ticks()) {
            drawing.text("tick middle", axis.at(tick), bottom + 18, word(axis, tick));
        }
        drawing.line("zero", axis.at(0), TOP, axis.at(0), bottom).next();
        for (int i = 0; i < shares.size(); i++) {
            share(drawing, shares.get(i), axis, TOP + i * ROW + ROW / 2);
        }
        String error = cause.error() > 0 ? " Whiskers: bound on the error, 95%." : "";
        drawing.close("Hatched, to the " + against() + ": widens the gap against " + cause.group() + "." + error);
    }

    private void share(Drawing drawing, Cause.Share share, Axis axis, double middle) {
        drawing.label("code end", LEFT - 10, middle, share.condition(), 43, 12);
        double value = share.shapley();
        if (Double.isNaN(value)) {
            drawing.text("note", LEFT + 6, middle + 4, Figures.WITHHELD).next();
            return;
        }
        double from = axis.at(Math.min(0, value));
        double to = axis.at(Math.max(0, value));
        drawing.box(
                (direction == Direction.BENEFIT ? value < 0 : value > 0) ? "bar adverse-impact" : "bar",
                from,
                middle - 7,
                Math.max(1.5, to - from),
                14);
        double end = to;
        if (cause.error() > 0) {
            end = axis.at(value + cause.error());
            drawing.whisker(axis.at(value - cause.error()), end, middle);
        }
        drawing.text("value", Math.max(to, end) + 8, middle + 4, word(value, cause.scale()))
                .next();
    }

    static String word(double value, Cause.Scale scale) {
        return scale == Cause.Scale.LOG_RATIO ? Figures.number(value) : Figures.percent(value);
    }

    private String word(Axis axis, double tick) {
        return cause.scale() == Cause.Scale.LOG_RATIO ? axis.word(tick) : axis.percent(tick);
    }

    private String against() {
        return direction == Direction.BENEFIT ? "left" : "right";
    }

    private double error() {
        return cause.error() > 0 ? cause.error() : 0;
    }

    private Axis axis() {
        double low = 0;
        double high = 0;
        for (Cause.Share share : cause.shares()) {
            if (!Double.isNaN(share.shapley())) {
                low = Math.min(low, share.shapley() - error());
                high = Math.max(high, share.shapley() + error());
            }
        }
        return Axis.over(low, high, LEFT, RIGHT);
    }
}
