package io.licit.fairness.report;

import io.licit.fairness.proxy.Association;
import io.licit.fairness.proxy.ProxyUse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which columns tell a protected characteristic, and which conditions use that. */
final class ProxyPart {
    private ProxyPart() {}

    static void write(Page page, SegmentReport segment) {
        page.heading(3, "Proxies");
        if (segment.proxies().isEmpty()) {
            page.note("None: no column was held against a protected characteristic.");
        } else {
            columns(page, segment.proxies());
        }
        page.heading(3, "Conditions as proxies");
        if (segment.proxyUses().isEmpty()) {
            page.note("None: no condition was held against a protected characteristic.");
        } else {
            uses(page, segment.proxyUses());
        }
    }

    /** Columns that the segment reads or that are flagged first; those that are only on offer are folded. */
    private static void columns(Page page, List<Association> all) {
        List<Association> shown =
                all.stream().filter(one -> one.inUse() || one.flagged()).toList();
        List<Association> rest =
                all.stream().filter(one -> !one.inUse() && !one.flagged()).toList();
        if (shown.isEmpty()) {
            page.note("No column that the segment reads was held against a characteristic.");
        } else {
            new HeatMap(page, shown).write();
            table("Columns in use or above the threshold", shown).write(page.out());
        }
        if (!rest.isEmpty()) {
            Markup out = page.out();
            out.open("details").line();
            out.leaf("summary", "Columns on offer, not in use and not above the threshold: " + rest.size())
                    .line();
            table("Columns on offer", rest).write(out);
            out.closeLine();
        }
    }

    private static DataTable table(String caption, List<Association> associations) {
        DataTable table = new DataTable(
                caption,
                "Column",
                "Characteristic",
                "In use",
                "Persons",
                "Levels",
                "V corrected",
                "V",
                "Theil's U",
                "Mutual information",
                "Largest AUC");
        for (Association one : associations) {
            table.row(
                    one.columns().isEmpty() ? Cell.word(HeatMap.name(one)) : Cell.code(HeatMap.name(one)),
                    Cell.word(one.characteristic()),
                    Cell.word(one.inUse() ? "yes" : "no"),
                    one.persons() < 0 ? Cell.word(Figures.WITHHELD) : Cell.number(one.persons()),
                    Cell.number(one.levels()),
                    Cell.number(HeatMap.word(one)),
                    Cell.number(Figures.number(one.cramersV())),
                    Cell.number(Figures.number(one.theilsU())),
                    Cell.number(Figures.number(one.mutualInformation())),
                    Cell.word(auc(one.auc())));
        }
        return table;
    }

    /** That of the group which is told best, on either side of one half. */
    private static String auc(Map<String, Double> auc) {
        return auc.entrySet().stream()
                .max((one, other) -> Double.compare(distance(one.getValue()), distance(other.getValue())))
                .map(best -> Figures.number(best.getValue()) + " (" + best.getKey() + ")")
                .orElse(Figures.NONE);
    }

    private static double distance(double auc) {
        return Double.isNaN(auc) ? -1 : Math.abs(auc - 0.5);
    }

    private static void uses(Page page, List<ProxyUse> uses) {
        String characteristics =
                uses.stream().map(ProxyUse::characteristic).distinct().collect(Collectors.joining(", "));
        DataTable table = new DataTable(
                "Association and influence of each condition: " + characteristics,
                "Condition",
                "Characteristic",
                "Association ε",
                "Influence δ",
                "Both above");
        for (ProxyUse use : uses) {
            table.row(
                    Cell.code(use.condition()),
                    Cell.word(use.characteristic()),
                    Cell.number(Figures.number(use.epsilon())),
                    Cell.number(Figures.number(use.delta())),
                    Cell.flag(use.flagged()));
        }
        table.write(page.out());
    }
}
