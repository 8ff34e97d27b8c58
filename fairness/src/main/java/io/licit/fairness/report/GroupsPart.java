package io.licit.fairness.report;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Direction;
import java.util.stream.Collectors;

/** One characteristic in one set: what was found in a sentence, the plot, the table behind it. */
final class GroupsPart {
    private GroupsPart() {}

    static void write(Page page, CharacteristicResult result, int level) {
        Markup out = page.out();
        out.open("div", "class", "result").line();
        page.heading(level, title(result));
        verdict(page, result);
        if (result.groups().isEmpty()) {
            page.note("No group is known, so there is nothing to hold against another.");
        }
        if (result.groups().stream().anyMatch(group -> !group.withheld())) {
            if (RatePlot.draws(result)) {
                new RatePlot(page, result).write();
            } else {
                page.note(
                        "No plot: fewer than two groups have a rate that may be shown, or nobody of them is selected.");
            }
            new GroupTable(page, result, !page.brief()).write();
        }
        out.closeLine();
    }

    /** Only what was found and the table, folded on a screen; of one whose groups are all withheld, what was found. */
    static void folded(Page page, CharacteristicResult result) {
        Markup out = page.out();
        boolean open = result.groups().stream().anyMatch(group -> !group.withheld());
        if (!open) {
            out.open("p", "class", "found").text(title(result) + ": ");
            Cell.chip(out, result.verdict());
            out.text(" " + withheld(result));
            out.closeLine();
            return;
        }
        out.open("details").line();
        out.open("summary").text(title(result) + ": ");
        Cell.chip(out, result.verdict());
        out.text(", lowest AIR " + SummaryPart.lowest(result) + ", "
                + Figures.of(result.groups().size(), "group", "groups"));
        out.closeLine();
        words(page, result);
        new GroupTable(page, result, false).write();
        out.closeLine();
    }

    static String title(CharacteristicResult result) {
        return Figures.name(result.name()) + ", " + result.set();
    }

    /** Who is held against whom, in words. */
    private static String against(CharacteristicResult result) {
        String what =
                result.direction() == Direction.BENEFIT ? "the highest rate" : "the highest rate of not being selected";
        return "Reference: "
                + result.highest()
                        .map(one -> Figures.value(result.name(), one) + ", " + what)
                        .orElse("none, since no group is assessable")
                + ". Largest group: "
                + result.largest().map(one -> Figures.value(result.name(), one)).orElse("none") + ".";
    }

    private static void verdict(Page page, CharacteristicResult result) {
        Markup out = page.out();
        out.open("p", "class", "found");
        Cell.chip(out, result.verdict());
        boolean open = result.groups().stream().anyMatch(group -> !group.withheld());
        if (open || result.groups().isEmpty()) {
            out.text(" Lowest AIR " + SummaryPart.lowest(result) + ".");
        } else {
            out.text(" " + withheld(result));
        }
        out.closeLine();
        if (open) {
            words(page, result);
        }
    }

    /** Once for all of them. */
    private static String withheld(CharacteristicResult result) {
        return "Every number is withheld, of " + Figures.of(result.groups().size(), "group", "groups") + ": "
                + result.groups().stream()
                        .map(group -> Figures.value(result.name(), group.value()))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static void words(Page page, CharacteristicResult result) {
        StringBuilder words = new StringBuilder(against(result));
        long small = result.groups().stream().filter(one -> !one.assessable()).count();
        if (small > 0) {
            words.append(" Not assessable: ")
                    .append(Figures.of(small, "group", "groups"))
                    .append(" of ")
                    .append(result.groups().size())
                    .append('.');
        }
        if (result.weighted()) {
            words.append(" Groups are given as probabilities: persons and selected are sums of them. The less the"
                    + " probabilities tell, the smaller a difference looks: that no concern was found says less here.");
        }
        page.note(words.toString());
    }
}
