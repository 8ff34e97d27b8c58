package io.licit.fairness.report;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.GroupResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was found at a glance: for each set of persons a row a segment and a column a characteristic. */
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
            sets.forEach(set -> table(report, set).write(out));
            page.note(
                    "× adverse impact indicated, ! concern, ≈ insufficient evidence, ? cannot tell, ○ no concern found."
                            + " The number is the lowest AIR of an assessable group; a sign alone: it is withheld, or there is none. Intersections: how many show adverse impact"
                            + " or a concern.");
        }
        out.closeLine();
    }

    private static DataTable table(FairnessReport report, String set) {
        Set<String> names = new LinkedHashSet<>();
        boolean crossed = false;
        for (SegmentReport segment : report.segments()) {
            for (CharacteristicResult result : segment.characteristics()) {
                if (result.isIntersection()) {
                    crossed = true;
                } else {
                    names.add(result.name());
                }
            }
        }
        List<String> columns = new ArrayList<>(List.of("Segment"));
        names.forEach(name -> columns.add(Figures.name(name)));
        if (crossed) {
            columns.add("Intersections");
        }
        DataTable table = new DataTable("Verdict and lowest AIR of each segment, " + set, columns);
        for (int i = 0; i < report.segments().size(); i++) {
            SegmentReport segment = report.segments().get(i);
            List<Cell> row = new ArrayList<>();
            row.add(Cell.word(segment.title()).linked(id(i)));
            names.forEach(name -> row.add(cell(segment, name, set)));
            if (crossed) {
                row.add(intersections(segment, set));
            }
            table.row(row);
        }
        return table;
    }

    private static Cell cell(SegmentReport segment, String name, String set) {
        Optional<CharacteristicResult> found = segment.characteristics().stream()
                .filter(result -> result.name().equals(name) && result.set().equals(set))
                .findFirst();
        return found.map(result -> Cell.sign(result.verdict(), Figures.number(result.lowestAir())))
                .orElse(Cell.none());
    }

    private static Cell intersections(SegmentReport segment, String set) {
        List<CharacteristicResult> all = segment.characteristics().stream()
                .filter(result -> result.isIntersection() && result.set().equals(set))
                .toList();
        long flagged = all.stream().filter(CharacteristicResult::flagged).count();
        return all.isEmpty() ? Cell.none() : Cell.word((flagged > 0 ? "▲ " : "") + flagged + " of " + all.size());
    }

    /** The lowest ratio; absent, it is withheld where some group's numbers are. */
    static String lowest(CharacteristicResult result) {
        if (result.lowestAir().isEmpty() && result.groups().stream().anyMatch(GroupResult::withheld)) {
            return Figures.WITHHELD;
        }
        return Figures.number(result.lowestAir());
    }
}
