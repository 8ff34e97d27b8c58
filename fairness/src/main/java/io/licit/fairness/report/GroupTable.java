package io.licit.fairness.report;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Comparison;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Missing;
import io.licit.fairness.group.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The numbers of a characteristic: a row a group, then one of persons of whom it is not known, then the line. */
final class GroupTable {
    private final Page page;
    private final CharacteristicResult result;
    private final boolean full;
    private final boolean named;
    private final boolean burden;

    /** {@code full} with ratios to other references, the bare p and the shortfall. */
    GroupTable(Page page, CharacteristicResult result, boolean full) {
        this.page = page;
        this.result = result;
        this.full = full;
        this.named = result.groups().stream().anyMatch(group -> group.named().isPresent());
        this.burden = result.direction() == Direction.BURDEN;
    }

    void write() {
        List<String> columns =
                new ArrayList<>(List.of("Group", "Persons", "Selected", "Rate, 95% interval", "AIR, 95% interval"));
        if (full) {
            columns.add("To largest");
        }
        if (named) {
            columns.add("To " + namedReference());
        }
        if (burden) {
            columns.add("To lowest rate");
        }
        columns.addAll(
                full ? List.of("p", "p after Holm", "Shortfall", "Verdict") : List.of("p after Holm", "Verdict"));
        DataTable table = new DataTable((burden ? "Burden by " : "Rates by ") + GroupsPart.title(result), columns);
        result.groups().stream().filter(group -> !group.withheld()).forEach(group -> table.row(row(group)));
        withheld(table, columns.size());
        missing(table, columns.size());
        OptionalDouble line = RatePlot.line(result, page.thresholds().air());
        if (line.isPresent()) {
            table.foot(
                    Cell.word(Figures.setting(page.thresholds().air()) + " line"),
                    Cell.word(burden ? "rate at which AIR is just the line" : "of the highest rate")
                            .across(2),
                    Cell.number(Figures.percent(line)),
                    Cell.word("").across(columns.size() - 4));
        }
        table.write(page.out());
    }

    /** Groups whose numbers may not leave, together: of each nothing but its verdict is told. */
    private void withheld(DataTable table, int columns) {
        Map<Verdict, Map<String, List<String>>> byVerdict = new TreeMap<>();
        for (GroupResult group : result.groups()) {
            if (group.withheld()) {
                byVerdict
                        .computeIfAbsent(group.verdict(), verdict -> new TreeMap<>())
                        .computeIfAbsent(note(group), note -> new ArrayList<>())
                        .add(Figures.value(result.name(), group.value()));
            }
        }
        byVerdict.forEach((verdict, byNote) -> byNote.forEach((note, names) -> table.row(
                Cell.word(Figures.WITHHELD).noted(note),
                Cell.word(String.join("; ", names)).across(columns - 2),
                Cell.verdict(verdict))));
    }

    private List<Cell> row(GroupResult group) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.word(Figures.value(result.name(), group.value())).noted(note(group)));
        row.add(Cell.number(Figures.count(group.persons())));
        row.add(Cell.number(Figures.count(group.selected())));
        row.add(withInterval(Cell.number(Figures.percent(group.rate())), Figures.percents(group.rateInterval())));
        row.add(withInterval(
                held(group, result.highest(), Figures.number(group.air())),
                Figures.interval(group.highest().flatMap(Comparison::ratioInterval))));
        if (full) {
            row.add(held(group, result.largest(), ratio(group.largest())));
        }
        if (named) {
            row.add(held(group, Optional.of(namedReference()), ratio(group.named())));
        }
        if (burden) {
            row.add(held(group, result.highest(), Figures.number(group.burdenRatio())));
        }
        if (full) {
            row.add(held(
                    group, result.highest(), group.highest().map(GroupTable::p).orElse(Figures.NONE)));
        }
        row.add(held(
                group,
                result.highest(),
                group.highest().map(one -> Figures.p(one.pHolm())).orElse(Figures.NONE)));
        if (full) {
            row.add(held(group, result.highest(), shortfall(group)));
        }
        boolean flips = group.highest().map(Comparison::flips).orElse(false);
        row.add(Cell.verdict(group.verdict()).noted(flips ? "one different person would cross the line" : ""));
        return row;
    }

    private static Cell withInterval(Cell cell, String interval) {
        return interval.equals(Figures.NONE) ? cell : cell.noted(interval);
    }

    /** A number against another group: where that one is withheld, an absent number is no absence but withheld too. */
    private Cell held(GroupResult group, Optional<String> against, String shown) {
        boolean other = against.filter(one -> !one.equals(group.value()))
                .flatMap(result::group)
                .filter(GroupResult::withheld)
                .isPresent();
        return Cell.number(other && shown.equals(Figures.NONE) ? Figures.WITHHELD : shown);
    }

    private String namedReference() {
        return result.groups().stream()
                .flatMap(group -> group.named().stream())
                .map(Comparison::with)
                .findFirst()
                .orElse(Figures.NONE);
    }

    private static String ratio(Optional<Comparison> comparison) {
        return comparison.map(one -> Figures.number(one.ratio())).orElse(Figures.NONE);
    }

    private static String p(Comparison comparison) {
        String method = switch (comparison.method()) {
            case FISHER -> " F";
            case Z -> " Z";
            case WEIGHTED_Z -> " W";
        };
        return Figures.p(comparison.p()) + method;
    }

    /** Persons are whole: to select 0.3 of one more is to select one. */
    private static String shortfall(GroupResult group) {
        return group.highest().isEmpty() && group.shortfall() == 0
                ? Figures.NONE
                : Figures.count(Math.ceil(group.shortfall() - 1e-9));
    }

    private String note(GroupResult group) {
        List<String> notes = new ArrayList<>();
        if (result.highest().filter(group.value()::equals).isPresent()) {
            notes.add("reference");
        }
        if (result.largest().filter(group.value()::equals).isPresent()) {
            notes.add("largest group");
        }
        if (!group.assessable()) {
            notes.add("not assessable");
        }
        return String.join(", ", notes);
    }

    private void missing(DataTable table, int columns) {
        Missing missing = result.missing();
        if (missing.withheld()) {
            table.row(Cell.word("not known"), Cell.word(Figures.WITHHELD).across(columns - 1));
            return;
        }
        if (missing.count().persons() == 0) {
            table.row(
                    Cell.word("not known"),
                    Cell.number(0),
                    Cell.number(0),
                    Cell.number(Figures.NONE),
                    Cell.word("It is known of everybody.").across(columns - 4));
            return;
        }
        table.row(
                Cell.word("not known"),
                Cell.number(missing.count().persons()),
                Cell.number(missing.count().selected()),
                Cell.number(Figures.percent(missing.count().rate())),
                Cell.word("Known: " + Figures.percent(missing.knownInside()) + " inside the set, "
                                + Figures.percent(missing.knownOutside()) + " outside, p " + Figures.p(missing.p())
                                + ". Lowest AIR: " + Figures.number(missing.completeCase())
                                + " among the known; by any assignment of the missing, "
                                + Figures.interval(missing.worstCase()) + ".")
                        .across(columns - 4));
    }
}
