package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.fairness.alternative.Alternative;
import io.licit.fairness.alternative.Change;
import io.licit.fairness.alternative.Found;
import io.licit.fairness.cause.Cause;
import io.licit.fairness.group.Conditional;
import io.licit.fairness.proxy.Association;
import io.licit.fairness.proxy.ProxyUse;
import io.licit.fairness.report.Across;
import io.licit.fairness.report.FairnessReport;
import io.licit.fairness.report.SegmentReport;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What stands below a segment's tables: what makes a gap, what would lessen it, what tells a group by another name. */
final class FairnessFacts {
    private static final int SHOWN = 5;
    private static final int WIDTH = 110;

    private final Paint paint;
    private final boolean whole;

    FairnessFacts(Paint paint, boolean whole) {
        this.paint = paint;
        this.whole = whole;
    }

    /** A line on what makes the largest gap, and one on what would lessen it. */
    String brief(SegmentReport report) {
        StringBuilder text = new StringBuilder();
        causes(report).stream()
                .filter(cause -> cause.scale() == Cause.Scale.LOG_RATIO)
                .max(Comparator.comparingDouble(cause -> Math.abs(cause.gap())))
                .ifPresent(cause -> text.append(largest(cause)));
        report.alternatives()
                .flatMap(found -> found.front().stream().findFirst())
                .ifPresent(best -> text.append("  lessened: ")
                        .append(best.changes().stream()
                                .map(FairnessFacts::change)
                                .collect(Collectors.joining("; ")))
                        .append(" (lowest AIR ")
                        .append(raised(best))
                        .append(", ")
                        .append(FairnessText.percent(best.personsKept()))
                        .append(" of the persons)\n"));
        return text.toString();
    }

    private static String largest(Cause cause) {
        return cause.shares().stream()
                .filter(share -> share.share().isPresent())
                .max(Comparator.comparingDouble(share -> share.share().orElse(0)))
                .map(share -> "  caused by: " + share.condition() + " (" + FairnessText.percent(share.share())
                        + " of the gap of " + cause.group() + ", " + cause.characteristic() + ")\n")
                .orElse("");
    }

    /** Of characteristics in which something was found; all of them for who asks for everything. */
    private List<Cause> causes(SegmentReport report) {
        return report.causes().stream()
                .filter(cause -> isTold(report, cause.characteristic()))
                .toList();
    }

    private boolean isTold(SegmentReport report, String characteristic) {
        return whole
                || report.characteristics().stream()
                        .anyMatch(one -> one.flagged() && one.name().equals(characteristic));
    }

    String of(SegmentReport report) {
        StringBuilder text = new StringBuilder();
        List<Conditional> conditional = report.conditional().stream()
                .filter(one -> isTold(report, one.characteristic()))
                .toList();
        text.append(conditional.isEmpty() ? "" : "\n");
        conditional.forEach(one -> text.append(conditional(one)));
        causes(report).forEach(cause -> text.append(cause(cause)));
        report.alternatives().ifPresent(found -> text.append(alternatives(found)));
        text.append(proxies(report.proxies())).append(uses(report.proxyUses()));
        return text.toString();
    }

    private String conditional(Conditional one) {
        String heading =
                "  " + paint.bold(one.group()) + " against " + one.reference() + ", given " + one.given() + ": ";
        if (Double.isNaN(one.coverage())) {
            return heading + "would tell a count under the minimum\n";
        }
        return heading + "odds ratio " + FairnessText.ratio(one.oddsRatio())
                + one.oddsRatioInterval()
                        .map(interval -> " (95 % " + FairnessText.ratios(interval) + ")")
                        .orElse("")
                + (one.p().isPresent() ? ", p " + FairnessText.p(one.p().getAsDouble()) : "") + "; "
                + one.informative() + " of " + one.strata() + " strata are informative and hold "
                + FairnessText.percent(one.coverage()) + " of the persons\n";
    }

    private String cause(Cause cause) {
        if (cause.shares().stream().allMatch(share -> Double.isNaN(share.shapley()))) {
            return "\n  what makes the gap between " + cause.group() + " and " + cause.reference() + " ("
                    + cause.characteristic() + ") would tell a count under the minimum\n";
        }
        Grid grid = new Grid(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT);
        grid.row(List.of(dim("condition"), dim("share of the gap"), dim("ratio without it"), dim("ratio of it alone")));
        boolean logarithms = cause.scale() == Cause.Scale.LOG_RATIO;
        for (Cause.Share share : cause.shares()) {
            grid.row(
                    share.condition(),
                    share.share().isPresent() ? FairnessText.percent(share.share()) : "–",
                    logarithms ? told(cause.gap() - share.leaveOneOut()) : "–",
                    logarithms ? told(share.alone()) : "–");
        }
        String error = cause.error() > 0
                ? paint.dim("    estimated: each share within "
                                + String.format(Locale.ROOT, "%.1g", cause.error() / Math.abs(cause.gap()))
                                + " of the gap, at 95 %")
                        + "\n"
                : "";
        return "\n  what makes the gap between " + paint.bold(cause.group()) + " and " + cause.reference() + " ("
                + cause.characteristic() + ")\n" + grid.lines("    ") + error + divergent(cause);
    }

    private static String told(double logarithm) {
        return Double.isNaN(logarithm) ? "withheld" : FairnessText.ratio(Math.exp(logarithm));
    }

    private static String divergent(Cause cause) {
        return cause.firstDivergent() < 0
                ? ""
                : "    the ratio first passes the line at `"
                        + cause.waterfall().get(cause.firstDivergent()).condition() + "`\n";
    }

    private String alternatives(Found found) {
        StringBuilder text = new StringBuilder("\n" + Words.wrapped(found.statement(), WIDTH, "  "));
        if (!found.front().isEmpty()) {
            Grid grid = new Grid(Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT);
            grid.row(List.of(
                    dim("#"), dim("lowest AIR"), dim("held out"), dim("persons"), dim("value"), dim("changes")));
            limited(found.front()).forEach(one -> alternative(one, grid));
            text.append(grid.lines("    "));
        }
        Words.wrapped("searched: " + found.family(), WIDTH, "    ")
                .lines()
                .forEach(line -> text.append(paint.dim(line)).append('\n'));
        return text.toString();
    }

    /** INVARIANT: an alternative has a ratio, so that one without it is one of which it may not be told. */
    private static String raised(Alternative one) {
        return one.air().isEmpty() ? "withheld" : FairnessText.ratio(one.air());
    }

    /** A row, and one more for each change after the first. */
    private static void alternative(Alternative one, Grid grid) {
        List<String> changes = one.changes().stream().map(FairnessFacts::change).toList();
        grid.row(
                String.valueOf(one.number()),
                raised(one),
                FairnessText.ratio(one.airHeldOut()),
                FairnessText.percent(one.personsKept()),
                FairnessText.percent(one.valueKept()),
                changes.isEmpty() ? "" : changes.get(0));
        changes.stream().skip(1).forEach(change -> grid.row("", "", "", "", "", change));
    }

    private static String change(Change change) {
        return switch (change.kind()) {
            case DROPPED -> "without " + change.from();
            case MOVED -> change.from() + " → " + line(change);
            case SWAPPED -> change.from() + " → " + change.to();
        };
    }

    /** Of a line that is moved, where to, without what stands before it in both. */
    private static String line(Change change) {
        String before = change.from().substring(0, change.from().lastIndexOf(' ') + 1);
        return change.to().startsWith(before) ? change.to().substring(before.length()) : change.to();
    }

    private String proxies(List<Association> proxies) {
        List<Association> flagged =
                proxies.stream().filter(one -> whole || one.flagged()).toList();
        if (flagged.isEmpty()) {
            return "";
        }
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT);
        grid.row(List.of(dim("tells"), dim("of"), dim(""), dim("Cramér's V"), dim("Theil's U"), dim("AUC")));
        for (Association one : limited(flagged)) {
            double auc = one.auc().values().stream()
                    .mapToDouble(value -> Math.max(value, 1 - value))
                    .max()
                    .orElse(Double.NaN);
            grid.row(
                    one.columns().isEmpty() ? "the segment as a whole" : String.join(" with ", one.columns()),
                    one.characteristic(),
                    one.inUse() ? "in use" : "on offer",
                    FairnessText.ratio(one.cramersVCorrected()),
                    FairnessText.ratio(one.theilsU()),
                    FairnessText.ratio(auc));
        }
        return "\n  columns that tell a protected characteristic\n" + grid.lines("    ") + more(flagged.size());
    }

    private String uses(List<ProxyUse> uses) {
        List<ProxyUse> flagged =
                uses.stream().filter(one -> whole || one.flagged()).toList();
        if (flagged.isEmpty()) {
            return "";
        }
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT);
        grid.row(List.of(dim("condition"), dim("for"), dim("association"), dim("influence")));
        limited(flagged)
                .forEach(one -> grid.row(
                        one.condition(),
                        one.characteristic(),
                        FairnessText.ratio(one.epsilon()),
                        FairnessText.ratio(one.delta())));
        return "\n  conditions that use a proxy\n" + grid.lines("    ") + more(flagged.size());
    }

    String across(Across across) {
        StringBuilder text = new StringBuilder();
        if (!across.offers().isEmpty()) {
            Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT);
            grid.row(List.of(dim("offer"), dim("characteristic"), dim("group"), dim("receives"), dim("AIR")));
            limited(across.offers())
                    .forEach(one -> grid.row(
                            one.offer().words(),
                            one.characteristic(),
                            one.group(),
                            one.receiving() < 0 ? "withheld" : Numbers.count(one.receiving()),
                            FairnessText.ratio(one.air())));
            text.append("\nwho receives which offer\n")
                    .append(grid.lines("  "))
                    .append(more(across.offers().size()));
        }
        if (!across.singledOut().isEmpty()) {
            text.append("\ncombinations of audiences that hold fewer persons than the minimum\n");
            limited(across.singledOut())
                    .forEach(one -> text.append("  ")
                            .append(one.first())
                            .append(' ')
                            .append(one.operation())
                            .append(' ')
                            .append(one.second())
                            .append('\n'));
            text.append(more(across.singledOut().size()));
        }
        across.unions()
                .forEach(one -> text.append("\n")
                        .append(String.join(" and ", one.segments()))
                        .append(" together tell ")
                        .append(one.recipient())
                        .append(" more than each may: ")
                        .append(String.join(", ", one.rules())));
        return text.append(across.unions().isEmpty() ? "" : "\n").toString();
    }

    String drift(List<FairnessReport.Drift> drift) {
        StringBuilder text = new StringBuilder();
        drift.stream()
                .filter(one -> whole || one.flagged())
                .forEach(one -> text.append("\n`")
                        .append(one.segment())
                        .append("`, ")
                        .append(one.characteristic())
                        .append(" (")
                        .append(one.set())
                        .append("): lowest AIR ")
                        .append(FairnessText.ratio(one.before()))
                        .append(" on ")
                        .append(Audiences.minute(one.since()))
                        .append(", now ")
                        .append(FairnessText.ratio(one.now())));
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    private <T> List<T> limited(List<T> all) {
        return whole || all.size() <= SHOWN ? all : all.subList(0, SHOWN);
    }

    private String more(int all) {
        return whole || all <= SHOWN ? "" : paint.dim("    and " + (all - SHOWN) + " more (-v shows all)") + "\n";
    }

    private Cell dim(String text) {
        return new Cell(text, paint::dim);
    }
}
