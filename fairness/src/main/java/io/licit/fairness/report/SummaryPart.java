package io.licit.fairness.report;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.GroupResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One row for each segment and characteristic, with what each set of persons shows. */
final class SummaryPart {
    private SummaryPart() {}

    /** The id of the part on the segment of that index. */
    static String id(int segment) {
        return "segment-" + (segment + 1);
    }

    static void write(Page page, FairnessReport report) {
        Markup out = page.out();
        out.open("section", "id", "summary").line();
        page.heading(2, "Summary");
        Set<String> sets = new LinkedHashSet<>();
        report.segments().forEach(one -> one.characteristics().forEach(result -> sets.add(result.set())));
        if (sets.isEmpty()) {
            page.note("No segment was judged by a characteristic: none was named, or no segment was asked about.");
        } else {
            table(report, sets).write(out);
        }
        out.closeLine();
    }

    private static DataTable table(FairnessReport report, Set<String> sets) {
        List<String> columns = new ArrayList<>(List.of("Segment", "Characteristic"));
        for (String set : sets) {
            columns.add("Verdict, " + set);
            columns.add("Lowest AIR, " + set);
        }
        DataTable table = new DataTable("Verdict and lowest AIR of each segment by characteristic", columns);
        for (int i = 0; i < report.segments().size(); i++) {
            SegmentReport segment = report.segments().get(i);
            Set<String> names = new LinkedHashSet<>();
            segment.characteristics().forEach(result -> names.add(result.name()));
            for (String name : names) {
                List<Cell> row = new ArrayList<>();
                row.add(Cell.word(segment.title()).linked(id(i)));
                row.add(Cell.word(Figures.name(name)));
                sets.forEach(set -> row.addAll(verdict(segment, name, set)));
                table.row(row);
            }
        }
        return table;
    }

    private static List<Cell> verdict(SegmentReport segment, String name, String set) {
        for (CharacteristicResult result : segment.characteristics()) {
            if (result.name().equals(name) && result.set().equals(set)) {
                return List.of(Cell.verdict(result.verdict()), Cell.number(lowest(result)));
            }
        }
        return List.of(Cell.none(), Cell.number(Figures.NONE));
    }

    /** The lowest ratio; absent, it is withheld where some group's numbers are. */
    static String lowest(CharacteristicResult result) {
        if (result.lowestAir().isEmpty() && result.groups().stream().anyMatch(GroupResult::withheld)) {
            return Figures.WITHHELD;
        }
        return Figures.number(result.lowestAir());
    }
}
