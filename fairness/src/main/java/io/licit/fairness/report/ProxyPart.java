package io.licit.fairness.report;

import io.licit.fairness.proxy.Association;
import io.licit.fairness.proxy.ProxyUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which columns tell a protected characteristic, once for all segments; and which of them each segment uses. */
final class ProxyPart {
    private ProxyPart() {}

    /** Columns tell the same whichever segment is asked about. */
    static void whole(Page page, List<SegmentReport> segments) {
        page.out().open("section", "id", "proxies").line();
        page.heading(2, "What columns tell");
        Map<List<String>, Association> all = new LinkedHashMap<>();
        Map<String, Set<String>> users = new LinkedHashMap<>();
        for (SegmentReport segment : segments) {
            for (Association one : segment.proxies()) {
                if (one.columns().isEmpty()) {
                    continue;
                }
                all.merge(
                        List.of(HeatMap.name(one), one.characteristic()),
                        one,
                        (before, now) -> before.inUse() ? before : now);
                if (one.inUse()) {
                    users.computeIfAbsent(HeatMap.name(one), name -> new LinkedHashSet<>())
                            .add(segment.segment());
                }
            }
        }
        if (all.isEmpty()) {
            page.note("None: no column was held against a protected characteristic.");
        } else {
            columns(page, List.copyOf(all.values()), users);
        }
        page.out().closeLine();
    }

    private static void columns(Page page, List<Association> all, Map<String, Set<String>> users) {
        new HeatMap("How far each column tells each characteristic", inUseFirst(all, users.keySet()))
                .write(page.out(), "In use by", row -> String.join(", ", users.getOrDefault(row, Set.of())));
        page.note(
                "Cramér's V with Bergsma's correction, from 0 (tells nothing) to 1 (tells all); ▲ above the threshold. "
                        + Figures.NONE + ": not held against it.");
        List<Association> telling = all.stream().filter(Association::flagged).toList();
        if (!telling.isEmpty()) {
            page.fold("Every measure of columns above the threshold: " + telling.size());
            measures("Columns above the threshold", telling).write(page.out());
            page.out().closeLine();
        }
    }

    /** Columns that some segment reads before those that are only on offer. */
    private static List<Association> inUseFirst(List<Association> all, Set<String> used) {
        List<Association> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(one -> !used.contains(HeatMap.name(one))));
        return sorted;
    }

    static void write(Page page, SegmentReport segment) {
        page.heading(3, "Proxies");
        List<Association> used =
                segment.proxies().stream().filter(Association::inUse).toList();
        if (used.isEmpty()) {
            page.note("None: no column that the segment reads was held against a protected characteristic.");
        } else {
            used(page, used);
        }
        page.heading(3, "Conditions as proxies");
        if (segment.proxyUses().isEmpty()) {
            page.note("None: no condition was held against a protected characteristic.");
        } else {
            uses(page, segment.proxyUses());
        }
    }

    private static void used(Page page, List<Association> used) {
        new HeatMap("How far what the segment reads tells each characteristic", used).write(page.out());
        List<Association> own =
                used.stream().filter(one -> one.columns().size() != 1).toList();
        if (!own.isEmpty()) {
            page.fold("Every measure of the segment as a whole and of pairs of columns: " + own.size());
            measures("The segment as a whole and pairs of columns", own).write(page.out());
            page.out().closeLine();
        }
    }

    private static DataTable measures(String caption, List<Association> associations) {
        DataTable table = new DataTable(
                caption,
                "Column",
                "Characteristic",
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

    /** Those above both thresholds; the others are folded. */
    private static void uses(Page page, List<ProxyUse> all) {
        List<ProxyUse> flagged = all.stream().filter(ProxyUse::flagged).toList();
        List<ProxyUse> rest = all.stream().filter(use -> !use.flagged()).toList();
        if (flagged.isEmpty()) {
            page.paragraph("No condition is above both thresholds.");
        } else {
            uses("Conditions above both thresholds", flagged).write(page.out());
        }
        if (!rest.isEmpty()) {
            page.fold("Conditions not above both thresholds: " + rest.size());
            uses("Conditions not above both thresholds", rest).write(page.out());
            page.out().closeLine();
        }
    }

    private static DataTable uses(String caption, List<ProxyUse> uses) {
        DataTable table = new DataTable(caption, "Condition", "Characteristic", "Association ε", "Influence δ");
        for (ProxyUse use : uses) {
            table.row(
                    Cell.code(use.condition()),
                    Cell.word(use.characteristic()),
                    Cell.number(Figures.number(use.epsilon())),
                    Cell.number(Figures.number(use.delta())));
        }
        return table;
    }
}
