package io.licit.fairness.report;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Conditional;
import io.licit.fairness.group.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything on one segment. */
final class SegmentPart {
    private final Page page;
    private final SegmentReport segment;

    SegmentPart(Page page, SegmentReport segment) {
        this.page = page;
        this.segment = segment;
    }

    void write(String id) {
        Markup out = page.out();
        out.open("section", "class", "segment", "id", id).line();
        page.heading(2, segment.title());
        out.open("p", "class", "facts")
                .leaf("code", segment.segment())
                .text(" · " + segment.direction().word() + ": "
                        + (segment.direction() == Direction.BENEFIT
                                ? "who is selected is better off"
                                : "who is selected is worse off"));
        if (!segment.digest().isEmpty()) {
            out.text(" · ").leaf("code", segment.digest());
        }
        out.closeLine();
        out.open("pre").leaf("code", segment.condition()).closeLine();
        singles();
        IntersectionsPart.write(page, segment);
        conditional();
        CausePart.write(page, segment);
        AlternativesPart.write(page, segment);
        ProxyPart.write(page, segment);
        out.closeLine();
    }

    private void singles() {
        page.heading(3, "Rates by group");
        List<CharacteristicResult> singles = byName();
        if (singles.isEmpty()) {
            page.note("None: no protected characteristic was named for this segment.");
        }
        for (CharacteristicResult one : singles) {
            if (one.flagged() || !page.brief()) {
                GroupsPart.write(page, one, 4);
            } else {
                GroupsPart.folded(page, one);
            }
        }
    }

    /** Those that are no intersections; the sets of one beside each other. */
    private List<CharacteristicResult> byName() {
        Map<String, List<CharacteristicResult>> byName = new LinkedHashMap<>();
        for (CharacteristicResult one : segment.characteristics()) {
            if (!one.isIntersection()) {
                byName.computeIfAbsent(one.name(), name -> new ArrayList<>()).add(one);
            }
        }
        return byName.values().stream().flatMap(List::stream).toList();
    }

    private void conditional() {
        page.heading(3, "Within business factors");
        if (segment.conditional().isEmpty()) {
            page.note("None: the segment declares no business factor.");
            return;
        }
        DataTable table = new DataTable(
                "Groups against their references within strata of a declared factor",
                "Group against reference",
                "Given",
                "Strata (informative)",
                "Coverage",
                "Odds ratio",
                "95% interval",
                "Risk ratio",
                "χ²",
                "p",
                "p corrected as R",
                "p of homogeneity",
                "Disparity");
        for (Conditional one : segment.conditional()) {
            table.row(
                    Cell.word(one.group() + " against " + one.reference()).noted(one.characteristic()),
                    Cell.word(one.given()),
                    Cell.number(Figures.count(one.strata()) + " (" + Figures.count(one.informative()) + ")"),
                    Cell.number(Figures.percent(one.coverage())),
                    Cell.number(Figures.number(one.oddsRatio())),
                    Cell.number(Figures.interval(one.oddsRatioInterval())),
                    Cell.number(Figures.number(one.riskRatio())),
                    Cell.number(Figures.number(one.chi2())),
                    Cell.number(Figures.p(one.p())),
                    Cell.number(Figures.p(one.pCorrected())),
                    Cell.number(Figures.p(one.homogeneity())),
                    Cell.number(Figures.number(one.disparity())));
        }
        table.write(page.out());
    }
}
