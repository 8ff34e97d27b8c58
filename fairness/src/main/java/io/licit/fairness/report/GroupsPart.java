package io.licit.fairness.report;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.GroupResult;

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
        } else if (RatePlot.draws(result)) {
            new RatePlot(page, result).write();
        } else {
            page.note("No plot: no group has a rate that may be shown.");
        }
        new GroupTable(page, result).write();
        out.closeLine();
    }

    /** Only the table, folded on a screen. */
    static void folded(Page page, CharacteristicResult result) {
        Markup out = page.out();
        out.open("details").line();
        out.open("summary").text(title(result) + ": ");
        Cell.chip(out, result.verdict());
        out.text(", lowest AIR " + SummaryPart.lowest(result) + ", "
                + Figures.of(result.groups().size(), "group", "groups"));
        out.closeLine();
        new GroupTable(page, result).write();
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
        out.text(" Lowest AIR " + SummaryPart.lowest(result) + ". " + against(result));
        long small = result.groups().stream().filter(one -> !one.assessable()).count();
        if (small > 0) {
            out.text(" Not assessable: " + Figures.of(small, "group", "groups") + " of "
                    + result.groups().size() + ".");
        }
        long withheld = result.groups().stream().filter(GroupResult::withheld).count();
        if (withheld > 0) {
            out.text(" Withheld: " + Figures.of(withheld, "group", "groups") + ".");
        }
        if (result.weighted()) {
            out.text(" Groups are given as probabilities: persons and selected are sums of them.");
        }
        out.closeLine();
    }
}
