package io.licit.fairness.report;

import io.licit.fairness.cause.Cause;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.Verdict;

/** What makes the gap: the conditions step by step, and each one's share. */
final class CausePart {
    private final Page page;
    private final Cause cause;
    private final Direction direction;

    private CausePart(Page page, Cause cause, Direction direction) {
        this.page = page;
        this.cause = cause;
        this.direction = direction;
    }

    static void write(Page page, SegmentReport segment) {
        page.heading(3, "Cause");
        if (segment.causes().isEmpty()) {
            page.note(
                    "None: no assessable group falls short of its reference, or the segment has no conditions to take apart.");
        } else if (segment.direction() == Direction.BURDEN) {
            page.note("Of a burden the rates of being selected are taken apart: a ratio above 1 is against the group.");
        }
        for (Cause cause : segment.causes()) {
            boolean found = segment.characteristics().stream()
                    .filter(one -> one.name().equals(cause.characteristic()))
                    .flatMap(one -> one.group(cause.group()).stream())
                    .anyMatch(one -> one.verdict() == Verdict.ADVERSE_IMPACT || one.verdict() == Verdict.CONCERN);
            new CausePart(page, cause, segment.direction()).write(found);
        }
    }

    /** Drawn with its heading, or the tables folded where nothing was found. */
    private void write(boolean drawn) {
        Markup out = page.out();
        String title = Figures.name(cause.characteristic()) + ": " + cause.group() + " against " + cause.reference();
        if (drawn || isWithheld()) {
            out.open("div", "class", "result").line();
            page.heading(4, title);
        } else {
            page.fold(title + ", gap " + word(cause.gap()));
        }
        String scale = cause.scale() == Cause.Scale.LOG_RATIO
                ? "ln(rate of " + cause.group() + " / rate of " + cause.reference() + ")"
                : "rate of " + cause.group() + " less rate of " + cause.reference() + ", in percentage points";
        page.paragraph("Gap: " + word(cause.gap()) + ", measured as " + scale + "." + error());
        if (isWithheld()) {
            page.note("Steps and shares are withheld too.");
        } else {
            steps(drawn);
            shares(drawn);
        }
        out.closeLine();
    }

    private boolean isWithheld() {
        return !cause.waterfall().isEmpty()
                && cause.waterfall().stream().allMatch(Cause.Step::withheld)
                && cause.shares().stream().allMatch(share -> Double.isNaN(share.shapley()));
    }

    private void steps(boolean drawn) {
        if (drawn && WaterfallPlot.draws(cause)) {
            new WaterfallPlot(page, cause, direction, divergent()).write();
        } else if (drawn) {
            page.note("No plot of the steps: none has numbers that may be shown.");
        }
        steps();
    }

    private void shares(boolean drawn) {
        if (cause.shares().isEmpty()) {
            page.note("No shares: the segment has no conditions to take apart.");
            return;
        }
        // Of many segments the steps are drawn, and the shares stand in their table.
        boolean plotted = drawn && !page.brief();
        if (plotted && SharePlot.draws(cause)) {
            new SharePlot(page, cause, direction).write();
        } else if (plotted) {
            page.note("No plot of the shares: none has a number that may be shown.");
        }
        shares();
    }

    /** The first step past the line; for a burden the line is its reciprocal, and past it is above. */
    private int divergent() {
        if (direction == Direction.BENEFIT) {
            return cause.firstDivergent();
        }
        for (int i = 0; i < cause.waterfall().size(); i++) {
            if (cause.waterfall().get(i).ratio().orElse(0) > line()) {
                return i;
            }
        }
        return -1;
    }

    private double line() {
        return WaterfallPlot.line(page.thresholds().air(), direction);
    }

    private String error() {
        if (Double.isNaN(cause.error())) {
            return "";
        }
        return cause.error() > 0
                ? " Shares are sampled; the error of each is at most " + word(cause.error()) + " at 95%."
                : " Shares are exact.";
    }

    private void steps() {
        DataTable table = new DataTable(
                "Condition by condition, " + cause.group() + " against " + cause.reference(),
                "Conditions up to",
                cause.group() + " held",
                "Rate",
                cause.reference() + " held",
                "Rate",
                cause.scale() == Cause.Scale.LOG_RATIO ? "Ratio, line " + Figures.setting(line()) : "Difference",
                "Mark");
        int divergent = divergent();
        String past = direction == Direction.BENEFIT ? "▶ first below the line" : "▶ first above the line";
        for (int i = 0; i < cause.waterfall().size(); i++) {
            Cause.Step step = cause.waterfall().get(i);
            var drawn = WaterfallPlot.drawn(step, cause.scale());
            table.row(
                    Cell.code(step.condition()),
                    Cell.number(held(step, step.groupCount())),
                    Cell.number(rate(step, step.groupCount())),
                    Cell.number(held(step, step.referenceCount())),
                    Cell.number(rate(step, step.referenceCount())),
                    Cell.number(
                            step.withheld()
                                    ? Figures.WITHHELD
                                    : drawn.isPresent()
                                            ? WaterfallPlot.word(drawn.getAsDouble(), cause.scale())
                                            : Figures.NONE),
                    Cell.word(i == divergent ? past : ""));
        }
        table.write(page.out());
    }

    private static String held(Cause.Step step, Count count) {
        return step.withheld()
                ? Figures.WITHHELD
                : Figures.count(count.selected()) + " of " + Figures.count(count.persons());
    }

    private static String rate(Cause.Step step, Count count) {
        return step.withheld() ? Figures.WITHHELD : Figures.percent(count.rate());
    }

    private void shares() {
        DataTable table = new DataTable(
                "Each condition's part in the gap, " + cause.group() + " against " + cause.reference(),
                "Condition",
                "Shapley value",
                "Share of the gap",
                "Leave-one-out",
                "Alone");
        for (Cause.Share share : cause.shares()) {
            table.row(
                    Cell.code(share.condition()),
                    Cell.number(word(share.shapley())),
                    Cell.number(
                            Double.isNaN(cause.gap()) || Double.isNaN(share.shapley())
                                    ? Figures.WITHHELD
                                    : Figures.percent(share.share())),
                    Cell.number(word(share.leaveOneOut())),
                    Cell.number(word(share.alone())));
        }
        table.write(page.out());
    }

    private String word(double value) {
        return SharePlot.word(value, cause.scale());
    }
}
