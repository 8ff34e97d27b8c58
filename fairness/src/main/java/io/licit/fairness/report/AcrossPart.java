package io.licit.fairness.report;

import java.util.List;
import java.util.Optional;

/** What changed since an earlier report, and what the segments do together. */
final class AcrossPart {
    private AcrossPart() {}

    static void drift(Page page, List<FairnessReport.Drift> drift) {
        Markup out = page.out();
        out.open("section", "id", "drift").line();
        page.heading(2, "Drift");
        if (drift.isEmpty()) {
            page.note("None: there is no earlier report to compare with, or no ratio is in both.");
        } else {
            DataTable table = new DataTable(
                    "Lowest AIR then and now",
                    "Segment",
                    "Characteristic",
                    "Set",
                    "Since",
                    "Before",
                    "Now",
                    "Above the threshold of drift");
            for (FairnessReport.Drift one : drift) {
                table.row(
                        Cell.word(one.segment()),
                        Cell.word(one.characteristic()),
                        Cell.word(one.set()),
                        Cell.word(Figures.minute(one.since())),
                        Cell.number(Figures.number(one.before())),
                        Cell.number(Figures.number(one.now())),
                        Cell.flag(one.flagged()));
            }
            table.write(out);
        }
        out.closeLine();
    }

    static void write(Page page, Optional<Across> across) {
        Markup out = page.out();
        out.open("section", "id", "across").line();
        page.heading(2, "Across segments");
        if (across.isEmpty()) {
            page.note("None: the segments were not looked at together.");
        } else {
            offers(page, across.get().offers());
            unreached(page, across.get());
            combinations(page, across.get().singledOut());
            unions(page, across.get().unions());
        }
        out.closeLine();
    }

    private static void offers(Page page, List<Across.Share> offers) {
        page.heading(3, "Offers by group");
        if (offers.isEmpty()) {
            page.note("None: no segment makes an offer that can be ranked.");
            return;
        }
        DataTable table = new DataTable(
                "Share of each group that receives an offer, or a better one",
                "Group",
                "Characteristic",
                "Offer",
                "Persons",
                "Receive it",
                "Share",
                "AIR");
        for (Across.Share one : offers) {
            double share = one.persons() <= 0 ? Double.NaN : (double) one.receiving() / one.persons();
            table.row(
                    Cell.word(one.group()),
                    Cell.word(one.characteristic()),
                    Cell.word(one.offer().words()),
                    count(one.persons()),
                    count(one.receiving()),
                    Cell.number(Double.isNaN(share) ? Figures.NONE : Figures.percent(share)),
                    Cell.number(Double.isNaN(one.air()) ? Figures.NONE : Figures.number(one.air())));
        }
        table.write(page.out());
    }

    /** A number below zero may not leave. */
    private static Cell count(long persons) {
        return persons < 0 ? Cell.word("withheld") : Cell.number(persons);
    }

    private static void unreached(Page page, Across across) {
        page.heading(3, "Reached by no segment");
        if (across.unreached().isEmpty()) {
            page.note("None: no characteristic was counted over all segments.");
        }
        across.unreached().forEach(one -> GroupsPart.write(page, one, 4));
    }

    /** The pairs by name only: each holds so few persons that their number may not leave. */
    private static void combinations(Page page, List<Across.Combination> combinations) {
        page.heading(3, "Combinations that single out");
        if (combinations.isEmpty()) {
            page.note("None: no intersection and no difference of two audiences holds fewer persons than the minimum.");
            return;
        }
        DataTable table = new DataTable(
                "Pairs of audiences whose combination holds fewer persons than the minimum",
                "Audience",
                "Operation",
                "Audience",
                "Persons");
        for (Across.Combination one : combinations) {
            table.row(
                    Cell.word(one.first()),
                    Cell.word(one.operation()),
                    Cell.word(one.second()),
                    Cell.word("fewer than " + Figures.count(page.thresholds().minimumPersons())));
        }
        table.write(page.out());
    }

    private static void unions(Page page, List<Across.Union> unions) {
        page.heading(3, "Unions at one recipient");
        if (unions.isEmpty()) {
            page.note(
                    "None: no recipient gets several audiences that together tell it more than the use of each allows.");
            return;
        }
        DataTable table = new DataTable(
                "Audiences that a recipient can join", "Recipient", "Segments", "Rules that bear on it", "Persons");
        for (Across.Union one : unions) {
            table.row(
                    Cell.word(one.recipient()),
                    Cell.word(String.join(", ", one.segments())),
                    Cell.word(String.join(", ", one.rules())),
                    count(one.persons()));
        }
        table.write(page.out());
    }
}
