package io.licit.server.fairness;

import io.licit.core.workspace.FairnessSettings;
import io.licit.fairness.group.Conditional;
import io.licit.fairness.proxy.Association;
import io.licit.fairness.proxy.ProxyUse;
import io.licit.fairness.report.Axis;
import io.licit.fairness.report.SegmentReport;
import io.licit.server.view.FairnessView.Part;
import io.licit.server.view.GridView;
import io.licit.server.view.GridView.Cell;
import io.licit.server.view.GridView.Column;
import io.licit.server.view.PlotView;
import io.licit.server.view.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Among persons who are alike in a business factor; and what tells a characteristic. */
final class ProxyParts {
    private static final int MOST_BARS = 16;

    private final Text text;
    private final Digits digits;
    private final FairnessSettings settings;

    ProxyParts(Text text, FairnessSettings settings) {
        this.text = text;
        this.digits = new Digits(text);
        this.settings = settings;
    }

    List<Part> conditional(SegmentReport report, String characteristic) {
        Map<String, List<Conditional>> byFactor = new LinkedHashMap<>();
        report.conditional().stream()
                .filter(one -> isOf(one.characteristic(), characteristic))
                .forEach(one -> byFactor.computeIfAbsent(one.given(), any -> new ArrayList<>())
                        .add(one));
        List<Part> parts = new ArrayList<>();
        byFactor.forEach((given, all) -> parts.add(new Part(
                text.of("fairness.given", given), "", List.of(), List.of(), List.of(table(given, all)), false)));
        return parts;
    }

    private static boolean isOf(String name, String wanted) {
        return wanted.isEmpty() || name.equals(wanted);
    }

    private GridView table(String given, List<Conditional> all) {
        List<Column> columns = List.of(
                Column.words(text.of("fairness.group")),
                Column.number(text.of("fairness.odds-ratio")),
                Column.number(text.of("fairness.risk-ratio")),
                Column.number(text.of("fairness.p")),
                Column.number(text.of("fairness.homogeneity")),
                Column.number(text.of("fairness.disparity")),
                Column.number(text.of("fairness.coverage")));
        List<List<Cell>> rows = new ArrayList<>();
        all.forEach(one -> rows.add(List.of(
                Cell.of(GroupParts.value(one.group()))
                        .noted(text.of(
                                "fairness.against",
                                GroupParts.name(one.characteristic()),
                                GroupParts.value(one.reference()))),
                Cell.of(digits.ratio(one.oddsRatio())).noted(digits.ratios(one.oddsRatioInterval())),
                Cell.of(digits.ratio(one.riskRatio())),
                Cell.of(digits.p(one.p())),
                Cell.of(digits.p(one.homogeneity())),
                Cell.of(digits.percent(one.disparity())),
                Cell.of(digits.percent(one.coverage())))));
        return new GridView(text.of("fairness.given", given), columns, rows);
    }

    List<Part> proxies(SegmentReport report, String characteristic) {
        Map<String, List<Association>> byName = new LinkedHashMap<>();
        report.proxies().stream()
                .filter(one -> isOf(one.characteristic(), characteristic))
                .forEach(one -> byName.computeIfAbsent(one.characteristic(), any -> new ArrayList<>())
                        .add(one));
        List<Part> parts = new ArrayList<>();
        byName.forEach((name, all) -> parts.add(new Part(
                GroupParts.name(name),
                all.stream().anyMatch(one -> one.flagged() && one.inUse()) ? "concern" : "",
                List.of(),
                plot(name, all).stream().toList(),
                List.of(associations(name, all)),
                all.stream().noneMatch(Association::flagged))));
        List<ProxyUse> uses = report.proxyUses().stream()
                .filter(one -> isOf(one.characteristic(), characteristic))
                .toList();
        if (!uses.isEmpty()) {
            parts.add(new Part(
                    text.of("fairness.uses"),
                    uses.stream().anyMatch(ProxyUse::flagged) ? "concern" : "",
                    List.of(text.of(
                            "fairness.uses-is",
                            digits.ratio(settings.proxyUse().epsilon()),
                            digits.ratio(settings.proxyUse().delta()))),
                    List.of(),
                    List.of(uses(uses)),
                    uses.stream().noneMatch(ProxyUse::flagged)));
        }
        return parts;
    }

    private String columns(Association one) {
        return one.columns().isEmpty() ? text.of("fairness.whole-segment") : String.join(" & ", one.columns());
    }

    private Optional<PlotView> plot(String name, List<Association> all) {
        List<BarPlot.Bar> bars = all.stream()
                .filter(one -> Double.isFinite(one.cramersVCorrected()))
                .limit(MOST_BARS)
                .map(one -> new BarPlot.Bar(
                        (one.flagged() ? "! " : "") + columns(one),
                        one.cramersVCorrected(),
                        one.cramersVCorrected(),
                        one.cramersVCorrected(),
                        digits.ratio(one.cramersVCorrected()),
                        one.flagged() ? "concern" : "no-concern",
                        false))
                .toList();
        if (bars.isEmpty()) {
            return Optional.empty();
        }
        double line = settings.proxy().cramersV();
        BarPlot.Limit limit = new BarPlot.Limit(line, text.of("fairness.proxy-line", digits.ratio(line)));
        return Optional.of(new BarPlot(bars, Optional.of(limit), Axis::word)
                .plot(
                        text.of("fairness.plot-proxies", GroupParts.name(name), bars.size()),
                        text.of(
                                "fairness.plot-proxies-caption",
                                digits.ratio(settings.proxy().theilsU()),
                                digits.ratio(settings.proxy().auc()))));
    }

    private GridView associations(String name, List<Association> all) {
        List<Column> columns = List.of(
                Column.words(text.of("fairness.column")),
                Column.number(text.of("fairness.cramers-v")),
                Column.number(text.of("fairness.theils-u")),
                Column.number(text.of("fairness.auc")),
                Column.words(text.of("fairness.proxy")));
        List<List<Cell>> rows = new ArrayList<>();
        all.forEach(one -> rows.add(List.of(
                Cell.code(columns(one)).noted(one.inUse() ? text.of("fairness.in-use") : ""),
                measure(one.cramersVCorrected()),
                measure(one.theilsU()),
                auc(one),
                digits.flag(one.flagged()))));
        return new GridView(text.of("fairness.proxies-of", GroupParts.name(name)), columns, rows);
    }

    private Cell measure(double value) {
        return Cell.of(Double.isNaN(value) ? text.of("fairness.withheld") : digits.ratio(value));
    }

    /** The one that tells most: one and its complement to 1 tell as much. */
    private Cell auc(Association one) {
        return one.auc().entrySet().stream()
                .filter(entry -> Double.isFinite(entry.getValue()))
                .max(Map.Entry.comparingByValue(
                        (some, other) -> Double.compare(Math.max(some, 1 - some), Math.max(other, 1 - other))))
                .map(entry -> Cell.of(digits.ratio(entry.getValue())).noted(GroupParts.value(entry.getKey())))
                .orElse(Cell.of(Digits.NONE));
    }

    private GridView uses(List<ProxyUse> uses) {
        List<Column> columns = List.of(
                Column.words(text.of("fairness.condition")),
                Column.words(text.of("fairness.characteristic")),
                Column.number(text.of("fairness.epsilon")),
                Column.number(text.of("fairness.delta")),
                Column.words(text.of("fairness.proxy")));
        List<List<Cell>> rows = new ArrayList<>();
        uses.forEach(one -> rows.add(List.of(
                Cell.code(one.condition()),
                Cell.of(GroupParts.name(one.characteristic())),
                measure(one.epsilon()),
                measure(one.delta()),
                digits.flag(one.flagged()))));
        return new GridView(text.of("fairness.uses"), columns, rows);
    }
}
