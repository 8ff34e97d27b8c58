package io.licit.fairness.report;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All intersections of a segment together: for each set of persons one table of the groups in which something was found,
 * then one folded table of the others.
 */
final class IntersectionsPart {
    private final Page page;
    private final Map<String, List<CharacteristicResult>> bySet = new LinkedHashMap<>();

    private IntersectionsPart(Page page, SegmentReport segment) {
        this.page = page;
        segment.characteristics().stream()
                .filter(CharacteristicResult::isIntersection)
                .forEach(one -> bySet.computeIfAbsent(one.set(), set -> new ArrayList<>())
                        .add(one));
    }

    static void write(Page page, SegmentReport segment) {
        IntersectionsPart part = new IntersectionsPart(page, segment);
        page.heading(3, "Intersections");
        if (part.bySet.isEmpty()) {
            page.note("None: no two characteristics were crossed.");
            return;
        }
        part.bySet.forEach(part::found);
        part.others();
    }

    private static boolean isFound(GroupResult group) {
        return group.verdict() == Verdict.ADVERSE_IMPACT || group.verdict() == Verdict.CONCERN;
    }

    private void found(String set, List<CharacteristicResult> all) {
        long flagged = all.stream().filter(CharacteristicResult::flagged).count();
        if (flagged == 0) {
            page.paragraph("Adverse impact or a concern, " + set + ": in none of "
                    + Figures.of(all.size(), "intersection", "intersections") + ".");
            return;
        }
        String caption = "Groups with adverse impact or a concern, " + set + ": in " + flagged + " of "
                + Figures.of(all.size(), "intersection", "intersections");
        List<String> columns = new ArrayList<>(List.of("Intersection", "Group", "Persons", "Selected", "Rate", "AIR"));
        if (all.get(0).direction() == Direction.BURDEN) {
            columns.add("To lowest rate");
        }
        columns.addAll(List.of("p after Holm", "Verdict"));
        List<List<Cell>> open = new ArrayList<>();
        List<List<Cell>> withheld = new ArrayList<>();
        for (CharacteristicResult result : all) {
            result.groups().stream()
                    .filter(group -> isFound(group) && !group.withheld())
                    .forEach(group -> open.add(row(result, group)));
            withheld.addAll(withheld(result));
        }
        table(caption, columns, open);
        table(caption + ", numbers withheld", List.of("Intersection", "Groups", "Verdict"), withheld);
    }

    private void table(String caption, List<String> columns, List<List<Cell>> rows) {
        if (!rows.isEmpty()) {
            DataTable table = new DataTable(caption, columns);
            rows.forEach(table::row);
            table.write(page.out());
        }
    }

    /** One row for all groups of the same verdict. */
    private static List<List<Cell>> withheld(CharacteristicResult result) {
        Map<Verdict, List<String>> groups = new TreeMap<>();
        result.groups().stream()
                .filter(group -> isFound(group) && group.withheld())
                .forEach(group -> groups.computeIfAbsent(group.verdict(), verdict -> new ArrayList<>())
                        .add(Figures.value(result.name(), group.value())));
        List<List<Cell>> rows = new ArrayList<>();
        groups.forEach((verdict, names) -> rows.add(List.of(
                Cell.word(Figures.name(result.name())), Cell.word(String.join("; ", names)), Cell.plain(verdict))));
        return rows;
    }

    private static List<Cell> row(CharacteristicResult result, GroupResult group) {
        List<Cell> row = new ArrayList<>(List.of(
                Cell.word(Figures.name(result.name())),
                Cell.word(Figures.value(result.name(), group.value())),
                Cell.number(Figures.count(group.persons())),
                Cell.number(Figures.count(group.selected())),
                Cell.number(Figures.percent(group.rate())),
                Cell.number(against(result, Figures.number(group.air())))));
        if (result.direction() == Direction.BURDEN) {
            row.add(Cell.number(against(result, Figures.number(group.burdenRatio()))));
        }
        String p = group.highest().map(one -> Figures.p(one.pHolm())).orElse(Figures.NONE);
        row.add(Cell.number(against(result, p)));
        row.add(Cell.plain(group.verdict()));
        return row;
    }

    /** Where the reference is withheld, an absent number is no absence but withheld too. */
    private static String against(CharacteristicResult result, String shown) {
        boolean reference = result.highest()
                .flatMap(result::group)
                .filter(GroupResult::withheld)
                .isPresent();
        return reference && shown.equals(Figures.NONE) ? Figures.WITHHELD : shown;
    }

    private void others() {
        DataTable table = new DataTable(
                "Intersections one by one, with the groups in which nothing was found",
                "Group",
                "Persons",
                "Rate",
                "AIR",
                "Verdict");
        int intersections = 0;
        for (Map.Entry<String, List<CharacteristicResult>> set : bySet.entrySet()) {
            Map<Verdict, List<String>> hidden = new TreeMap<>();
            for (CharacteristicResult result : set.getValue()) {
                intersections++;
                if (!result.groups().isEmpty() && result.groups().stream().allMatch(GroupResult::withheld)) {
                    hidden.computeIfAbsent(result.verdict(), verdict -> new ArrayList<>())
                            .add(Figures.name(result.name()));
                } else {
                    rows(table, result);
                }
            }
            hidden.forEach((verdict, names) -> table.row(
                    Cell.word("Withheld, " + set.getKey() + ": " + String.join(", ", names))
                            .across(4),
                    Cell.plain(verdict)));
        }
        page.fold("Intersections one by one, with the groups in which nothing was found: " + intersections);
        table.write(page.out());
        page.out().closeLine();
    }

    private void rows(DataTable table, CharacteristicResult result) {
        List<GroupResult> listed = result.groups().stream()
                .filter(group -> !page.brief() && group.assessable() && !group.withheld() && !isFound(group))
                .toList();
        table.row(
                Cell.word(GroupsPart.title(result) + ": " + counts(result, listed.size()))
                        .across(4),
                Cell.plain(result.verdict()));
        for (GroupResult group : listed) {
            table.row(
                    Cell.word(Figures.value(result.name(), group.value())),
                    Cell.number(Figures.count(group.persons())),
                    Cell.number(Figures.percent(group.rate())),
                    Cell.number(against(result, Figures.number(group.air()))),
                    Cell.plain(group.verdict()));
        }
    }

    private static String counts(CharacteristicResult result, int listed) {
        long found = result.groups().stream().filter(IntersectionsPart::isFound).count();
        long withheld = result.groups().stream()
                .filter(group -> group.withheld() && !isFound(group))
                .count();
        long small = result.groups().stream()
                .filter(group -> !group.assessable() && !group.withheld() && !isFound(group))
                .count();
        long rest = result.groups().size() - found - withheld - small - listed;
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("found above", found);
        counts.put("withheld", withheld);
        counts.put("not assessable", small);
        counts.put("without a finding", rest);
        String not = counts.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .map(one -> "; " + one.getKey() + ": " + one.getValue())
                .collect(Collectors.joining());
        return Figures.of(result.groups().size(), "group", "groups") + ", lowest AIR " + SummaryPart.lowest(result)
                + not;
    }
}
