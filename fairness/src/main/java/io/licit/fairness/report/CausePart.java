package io.licit.fairness.report;

import io.licit.fairness.cause.Cause;
import io.licit.fairness.group.Count;
import java.util.List;

/** What makes the gap: the conditions step by step, and each one's share. */
final class CausePart {
    private CausePart() {}

    static void write(Page page, List<Cause> causes) {
        page.heading(3, "Cause");
        if (causes.isEmpty()) {
            page.note(
                    "None: no assessable group falls short of its reference, or the segment has no conditions to take apart.");
        }
        causes.forEach(one -> cause(page, one));
    }

    private static void cause(Page page, Cause cause) {
        page.out().open("div", "class", "result").line();
        page.heading(4, cause.characteristic() + ": " + cause.group() + " against " + cause.reference());
        String scale = cause.scale() == Cause.Scale.LOG_RATIO
                ? "ln(rate of " + cause.group() + " / rate of " + cause.reference() + ")"
                : "rate of " + cause.group() + " less rate of " + cause.reference() + ", in percentage points";
        page.paragraph("Gap: " + word(cause.gap(), cause) + ", measured as " + scale + "." + error(cause));
        if (WaterfallPlot.draws(cause)) {
            new WaterfallPlot(page, cause).write();
        } else {
            page.note("No plot of the steps: none has numbers that may be shown.");
        }
        steps(page, cause);
        if (cause.shares().isEmpty()) {
            page.note("No shares: the segment has no conditions to take apart.");
        } else {
            if (SharePlot.draws(cause)) {
                new SharePlot(page, cause).write();
            } else {
                page.note("No plot of the shares: none has a number that may be shown.");
            }
            shares(page, cause);
        }
        page.out().closeLine();
    }

    private static String error(Cause cause) {
        if (Double.isNaN(cause.error())) {
            return "";
        }
        return cause.error() > 0
                ? " Shares are sampled; the error of each is at most " + word(cause.error(), cause) + " at 95%."
                : " Shares are exact.";
    }

    private static void steps(Page page, Cause cause) {
        DataTable table = new DataTable(
                "Condition by condition, " + cause.group() + " against " + cause.reference(),
                "Conditions up to",
                cause.group() + " held",
                "Rate",
                cause.reference() + " held",
                "Rate",
                cause.scale() == Cause.Scale.LOG_RATIO
                        ? "Ratio, line " + Figures.setting(page.thresholds().air())
                        : "Difference",
                "Mark");
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
                    Cell.word(i == cause.firstDivergent() ? "▶ first below the line" : ""));
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

    private static void shares(Page page, Cause cause) {
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
                    Cell.number(word(share.shapley(), cause)),
                    Cell.number(
                            Double.isNaN(cause.gap()) || Double.isNaN(share.shapley())
                                    ? Figures.WITHHELD
                                    : Figures.percent(share.share())),
                    Cell.number(word(share.leaveOneOut(), cause)),
                    Cell.number(word(share.alone(), cause)));
        }
        table.write(page.out());
    }

    private static String word(double value, Cause cause) {
        return SharePlot.word(value, cause.scale());
    }
}
