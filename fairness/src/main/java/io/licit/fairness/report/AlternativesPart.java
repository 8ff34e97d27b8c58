package io.licit.fairness.report;

import io.licit.fairness.alternative.Alternative;
import io.licit.fairness.alternative.Change;
import io.licit.fairness.alternative.Found;
import java.util.Map;
import java.util.stream.Collectors;

/** What the search for a segment with a smaller gap found, and where it looked. */
final class AlternativesPart {
    private AlternativesPart() {}

    static void write(Page page, SegmentReport segment) {
        page.heading(3, "Alternatives");
        if (segment.alternatives().isEmpty()) {
            page.note("None: no search was made for this segment.");
            return;
        }
        Found found = segment.alternatives().get();
        page.paragraph(Figures.sentence(found.statement()));
        page.note("Family searched: " + Figures.sentence(found.family())
                + (found.whole() ? " All of it was searched." : " The budget ended before all of it was searched.")
                + " Tried: " + Figures.count(found.tried()) + "; meet the floors: " + Figures.count(found.feasible())
                + "; of those with a higher ratio: " + Figures.count(found.better())
                + "; refused since no group gains: " + Figures.count(found.levelledDown())
                + "; refused since the held-out half does not bear them out: " + Figures.count(found.notHeldOut())
                + ".");
        if (FrontPlot.draws(found)) {
            new FrontPlot(page, found).write();
        }
        table(page, found);
        if (!found.front().isEmpty()) {
            rates(page, found);
        }
        drafts(page, segment.drafts());
    }

    private static void table(Page page, Found found) {
        DataTable table = new DataTable(
                "The segment as it is and the alternatives",
                "No.",
                "Changes",
                "Lowest AIR, line " + Figures.setting(page.thresholds().air()),
                "Held out",
                "Persons",
                "Persons kept",
                "Value",
                "Value kept",
                "Response");
        row(table, found.baseline());
        found.front().forEach(one -> row(table, one));
        table.write(page.out());
    }

    private static void row(DataTable table, Alternative one) {
        table.row(
                Cell.word(Integer.toString(one.number())),
                Cell.word(
                        one.changes().isEmpty()
                                ? "as it is"
                                : one.changes().stream()
                                        .map(AlternativesPart::word)
                                        .collect(Collectors.joining("; "))),
                Cell.number(Figures.number(one.air())),
                Cell.number(Figures.number(one.airHeldOut())),
                Cell.number(one.persons()),
                Cell.number(Figures.percent(one.personsKept())),
                Cell.number(Figures.number(one.value())),
                Cell.number(Figures.percent(one.valueKept())),
                Cell.number(Figures.percent(one.responseRate())));
    }

    private static String word(Change change) {
        return change.kind() == Change.Kind.DROPPED
                ? "dropped: " + change.from()
                : change.kind().word() + ": " + change.from() + " → " + change.to();
    }

    private static void rates(Page page, Found found) {
        Markup out = page.out();
        out.open("details").line();
        out.leaf("summary", "Rates by group, before and after").line();
        DataTable table = new DataTable(
                "Selection rate of each group in the segment as it is and in each alternative",
                "Group",
                "Alternative",
                "Before",
                "After");
        for (Alternative one : found.front()) {
            one.rates()
                    .forEach((group, rates) -> table.row(
                            Cell.word(group),
                            Cell.word(Integer.toString(one.number())),
                            Cell.number(Figures.percent(rates.before())),
                            Cell.number(Figures.percent(rates.after()))));
        }
        table.write(out);
        out.closeLine();
    }

    private static void drafts(Page page, Map<Integer, String> drafts) {
        Markup out = page.out();
        drafts.forEach((number, condition) -> {
            out.open("details").line();
            out.leaf("summary", "Alternative " + number + " as a condition").line();
            out.open("pre").leaf("code", condition).closeLine();
            out.closeLine();
        });
    }
}
