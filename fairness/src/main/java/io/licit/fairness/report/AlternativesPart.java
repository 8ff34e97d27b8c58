package io.licit.fairness.report;

import io.licit.fairness.alternative.Alternative;
import io.licit.fairness.alternative.Change;
import io.licit.fairness.alternative.Found;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the search for a segment with a smaller gap found, and where it looked. */
final class AlternativesPart {
    /** Letters that are not written twice. */
    private static final int MANY = 16;

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
                "No. and changes",
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
                Cell.word(one.number() + " "
                        + (one.changes().isEmpty()
                                ? "as it is"
                                : one.changes().stream()
                                        .map(AlternativesPart::word)
                                        .collect(Collectors.joining("; ")))),
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
                : change.kind().word() + ": " + change.from() + " → " + after(change);
    }

    /** What the condition becomes, without the words that it begins with before and after, where these are many. */
    private static String after(Change change) {
        int same = 0;
        while (same < Math.min(change.from().length(), change.to().length())
                && change.from().charAt(same) == change.to().charAt(same)) {
            same++;
        }
        int word = change.to().lastIndexOf(' ', Math.max(0, same - 1));
        return word < MANY ? change.to() : "… " + change.to().substring(word + 1);
    }

    private static void rates(Page page, Found found) {
        Markup out = page.out();
        page.fold("Rates by group, before and after");
        List<String> columns = new ArrayList<>(List.of("Group", "As it is"));
        found.front().forEach(one -> columns.add("No. " + one.number()));
        Set<String> groups = new LinkedHashSet<>();
        found.front().forEach(one -> groups.addAll(one.rates().keySet()));
        DataTable table =
                new DataTable("Selection rate of each group in the segment as it is and in each alternative", columns);
        for (String group : groups) {
            List<Cell> row = new ArrayList<>(List.of(Cell.word(group)));
            List<Optional<Alternative.Rates>> rates = found.front().stream()
                    .map(one -> Optional.ofNullable(one.rates().get(group)))
                    .toList();
            row.add(Cell.number(rates.stream()
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(one -> Figures.percent(one.before()))
                    .orElse(Figures.NONE)));
            // A group that only some alternatives have is withheld in the others.
            rates.forEach(one -> row.add(
                    Cell.number(one.map(kept -> Figures.percent(kept.after())).orElse(Figures.WITHHELD))));
            table.row(row);
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
