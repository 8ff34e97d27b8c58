package io.licit.server.fairness;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.report.Across;
import io.licit.fairness.report.FairnessReport;
import io.licit.server.view.FairnessView.Part;
import io.licit.server.view.FairnessView.Section;
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
import java.util.stream.Collectors;

/** What segments do together, drawn and as tables: offers, who is reached by none, and what combinations tell. */
final class TogetherParts {
    /** More bars are read as a table. */
    private static final int MOST_BARS = 16;

    /** More pairs open on request. */
    private static final int MOST_ROWS = 12;

    private final Text text;
    private final Digits digits;
    private final FairnessReport report;
    private final int minimum;

    /** @param minimum persons that a combination of audiences must have */
    TogetherParts(Text text, FairnessReport report, int minimum) {
        this.text = text;
        this.digits = new Digits(text);
        this.report = report;
        this.minimum = minimum;
    }

    List<Section> of(Across across) {
        return List.of(
                new Section(text.of("together.offers"), text.of("together.offers-are"), offers(across.offers())),
                new Section(
                        text.of("together.unreached"), text.of("together.unreached-is"), unreached(across.unreached())),
                new Section(
                        text.of("together.singled-out"),
                        text.of("together.singled-out-is", minimum),
                        singledOut(across.singledOut())),
                new Section(text.of("together.unions"), text.of("together.unions-are"), unions(across.unions())));
    }

    private static Part said(String words) {
        return new Part("", "", List.of(words), List.of(), List.of(), false);
    }

    private static Part table(GridView grid) {
        return new Part("", "", List.of(), List.of(), List.of(grid), false);
    }

    /** A part for each characteristic; those in which nothing was found open on request. */
    private List<Part> offers(List<Across.Share> offers) {
        if (offers.isEmpty()) {
            return List.of(said(text.of("together.no-offers")));
        }
        Map<String, List<Across.Share>> byCharacteristic = new LinkedHashMap<>();
        offers.forEach(share -> byCharacteristic
                .computeIfAbsent(share.characteristic(), name -> new ArrayList<>())
                .add(share));
        List<Part> parts = new ArrayList<>();
        byCharacteristic.forEach((name, shares) -> parts.add(offers(name, shares)));
        return parts;
    }

    private Part offers(String name, List<Across.Share> shares) {
        Across.Share gravest = shares.stream()
                .min((one, other) -> one.verdict().compareTo(other.verdict()))
                .orElseThrow();
        boolean isWithheld = shares.stream().anyMatch(share -> share.persons() < 0);
        List<Column> columns = List.of(
                Column.words(text.of("together.offer")),
                Column.words(text.of("fairness.group")),
                Column.number(text.of("fairness.persons")),
                Column.number(text.of("together.receiving")),
                Column.number(text.of("fairness.rate")),
                Column.number(text.of("fairness.air")),
                Column.words(text.of("fairness.verdict")));
        return new Part(
                GroupParts.name(name),
                Digits.look(gravest.verdict()),
                isWithheld ? List.of(text.of("fairness.some-withheld")) : List.of(),
                plot(name, shares).stream().toList(),
                List.of(new GridView(
                        text.of("together.offers-by", GroupParts.name(name)),
                        columns,
                        shares.stream().map(this::row).toList())),
                !Digits.isFound(gravest.verdict()));
    }

    private List<Cell> row(Across.Share share) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.of(words(share.offer())));
        row.add(Cell.of(GroupParts.value(share.group())));
        if (share.persons() < 0) {
            for (int i = 0; i < 4; i++) {
                row.add(Cell.of(text.of("fairness.withheld")));
            }
        } else {
            row.add(Cell.of(text.number(share.persons())));
            row.add(Cell.of(text.number(share.receiving())));
            row.add(Cell.of(digits.percent(rate(share))));
            row.add(Cell.of(digits.ratio(share.air())));
        }
        row.add(digits.verdict(share.verdict()));
        return row;
    }

    private String words(Across.Offer offer) {
        return offer.worth()
                .map(worth -> text.of("together.worth", worth))
                .or(() -> offer.campaign().map(id -> text.of("together.no-worth", id)))
                .orElseThrow();
    }

    private static double rate(Across.Share share) {
        return share.persons() <= 0 ? Double.NaN : (double) share.receiving() / share.persons();
    }

    private Optional<PlotView> plot(String name, List<Across.Share> shares) {
        List<Across.Share> drawn =
                shares.stream().filter(share -> Double.isFinite(rate(share))).toList();
        boolean isRead = drawn.size() > 1
                && drawn.size() <= MOST_BARS
                && drawn.stream().anyMatch(share -> share.receiving() > 0);
        if (!isRead) {
            return Optional.empty();
        }
        List<BarPlot.Bar> bars = drawn.stream()
                .map(share -> new BarPlot.Bar(
                        text.of(
                                "together.bar",
                                GroupParts.sign(share.verdict()),
                                words(share.offer()),
                                GroupParts.value(share.group())),
                        rate(share),
                        rate(share),
                        rate(share),
                        digits.percent(rate(share)),
                        Digits.look(share.verdict()),
                        Digits.isFound(share.verdict())))
                .toList();
        return Optional.of(new BarPlot(bars, Optional.empty(), (axis, tick) -> axis.percent(tick))
                .plot(
                        text.of("together.plot-offers", GroupParts.name(name)),
                        text.of("together.plot-offers-caption", shares.size() - drawn.size())));
    }

    private List<Part> unreached(List<CharacteristicResult> results) {
        if (results.isEmpty()) {
            return List.of(said(text.of("together.no-unreached")));
        }
        GroupParts groups = new GroupParts(text, report.thresholds());
        return results.stream()
                .map(result -> folded(groups.of(result), !result.flagged()))
                .toList();
    }

    private static Part folded(Part part, boolean isFolded) {
        return new Part(part.title(), part.verdict(), part.said(), part.plots(), part.tables(), isFolded);
    }

    private List<Part> singledOut(List<Across.Combination> all) {
        if (all.isEmpty()) {
            return List.of(said(text.of("together.no-singled-out", minimum)));
        }
        List<Column> columns = List.of(
                Column.words(text.of("together.audience")),
                Column.words(text.of("together.combined")),
                Column.words(text.of("together.other")),
                Column.number(text.of("fairness.persons")));
        List<List<Cell>> rows = all.stream()
                .map(one -> List.of(
                        Cell.of(one.first()).linked("/fairness/" + one.first()),
                        Cell.of(text.of("together.operation." + one.operation())),
                        Cell.of(one.second()).linked("/fairness/" + one.second()),
                        Cell.of(
                                one.persons() < 0
                                        ? text.of("preview.fewer-than", minimum)
                                        : text.number(one.persons()))))
                .toList();
        String title = all.size() > MOST_ROWS ? text.of("together.singled-out-all", all.size()) : "";
        GridView table = new GridView(text.of("together.singled-out"), columns, rows);
        return List.of(new Part(title, "", List.of(), List.of(), List.of(table), !title.isEmpty()));
    }

    private List<Part> unions(List<Across.Union> all) {
        if (all.isEmpty()) {
            return List.of(said(text.of("together.no-unions")));
        }
        List<Column> columns = List.of(
                Column.words(text.of("together.recipient")),
                Column.words(text.of("together.segments")),
                Column.words(text.of("together.rules")),
                Column.number(text.of("together.in-both")));
        List<List<Cell>> rows = all.stream()
                .map(one -> List.of(
                        Cell.of(one.recipient()),
                        Cell.of(String.join(", ", one.segments())),
                        Cell.of(one.rules().stream().collect(Collectors.joining(", "))),
                        Cell.of(one.persons() < 0 ? text.of("fairness.withheld") : text.number(one.persons()))))
                .toList();
        return List.of(table(new GridView(text.of("together.unions"), columns, rows)));
    }
}
