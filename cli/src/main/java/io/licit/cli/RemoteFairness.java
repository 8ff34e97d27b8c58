package io.licit.cli;

import io.licit.cli.remote.Sheet;
import io.licit.cli.remote.Told;
import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.core.json.Json;
import java.math.RoundingMode;
import java.util.List;

/** A report of a server on how a segment treats groups, in short: the verdicts, and the groups behind what was found. */
final class RemoteFairness {
    private static final int WIDTH = 96;
    private static final int DIGITS = 3;

    private final Paint paint;
    private final boolean whole;

    /** @param whole whether intersections are shown, too */
    RemoteFairness(Paint paint, boolean whole) {
        this.paint = paint;
        this.whole = whole;
    }

    String text(Told report) {
        StringBuilder text = new StringBuilder(paint.dim("as of " + Sheet.time(Sheet.line(report.text("as_of")))
                        + ", "
                        + Numbers.of(report.count("persons").orElse(0L), "person", "persons")
                        + "; AIR: a group's selection rate over the highest"))
                .append('\n');
        for (Told segment : report.items("segments")) {
            text.append('\n').append(segment(segment));
        }
        for (Told note : report.items("notes")) {
            text.append(Words.wrapped("note: " + Sheet.line(note.text()), WIDTH, ""));
        }
        return text.append(paint.dim("the pages of the server and --format json have the whole of it"))
                .append('\n')
                .toString();
    }

    private String segment(Told segment) {
        StringBuilder text = new StringBuilder(paint.bold(Sheet.line(segment.text("segment"))))
                .append("  ")
                .append(paint.dim(Words.shortened(Sheet.line(segment.text("condition")), WIDTH)))
                .append('\n');
        List<Told> results = segment.items("characteristics").stream()
                .filter(one -> whole || !one.text("name").contains("*"))
                .toList();
        if (results.isEmpty()) {
            return text.append("  no protected characteristic is known of any person: whether it holds groups"
                            + " differently can't be told\n")
                    .toString();
        }
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.RIGHT, Side.LEFT);
        grid.row(List.of(dim("characteristic"), dim("judged by"), dim("lowest AIR"), dim("verdict")));
        for (Told one : results) {
            grid.row(List.of(
                    Cell.of(Sheet.line(one.text("name"))),
                    Cell.of(Sheet.line(one.text("judged"))),
                    Cell.of(ratio(one.at("lowest_air"))),
                    verdict(one)));
        }
        text.append(grid.lines("  "));
        long crossed = segment.items("characteristics").size() - results.size();
        if (crossed > 0) {
            text.append(paint.dim("  and " + crossed + " intersections (-v shows them)"))
                    .append('\n');
        }
        results.stream().filter(one -> one.isTrue("flagged")).forEach(one -> text.append(groups(one)));
        return text.append(alternatives(segment.items("alternatives"))).toString();
    }

    private String groups(Told result) {
        Grid grid = new Grid(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT);
        grid.row(List.of(dim("group"), dim("persons"), dim("selected"), dim("AIR"), dim("p"), dim("verdict")));
        for (Told group : result.items("groups")) {
            grid.row(List.of(
                    Cell.of(group.at("value").isSaid() ? Sheet.line(group.text("value")) : "not known"),
                    Cell.of(count(group.at("persons"))),
                    Cell.of(count(group.at("selected"))),
                    Cell.of(ratio(group.at("air"))),
                    Cell.of(ratio(group.at("p_holm"))),
                    verdict(group)));
        }
        return "\n  " + paint.bold(Sheet.line(result.text("name"))) + ", " + Sheet.line(result.text("judged")) + "\n"
                + grid.lines("    ");
    }

    private String alternatives(List<Told> all) {
        if (all.isEmpty()) {
            return "";
        }
        Grid grid = new Grid(Side.RIGHT, Side.RIGHT, Side.LEFT);
        grid.row(List.of(dim("no"), dim("AIR"), dim("where")));
        for (Told one : all) {
            grid.row(
                    Sheet.line(one.text("number")),
                    ratio(one.at("air")),
                    Words.shortened(Sheet.line(one.text("where")), WIDTH));
        }
        return "\n  " + paint.bold("alternatives") + "\n" + grid.lines("    ");
    }

    private Cell dim(String text) {
        return new Cell(text, paint::dim);
    }

    private Cell verdict(Told of) {
        String word = Sheet.line(of.text("verdict"));
        return new Cell(word, of.isTrue("flagged") ? paint::red : paint::dim);
    }

    private static String count(Told number) {
        return number.count().map(Numbers::count).orElse("–");
    }

    private static String ratio(Told number) {
        return number.value() instanceof Json.Num known && known.value().precision() < 100
                ? known.value().setScale(DIGITS, RoundingMode.HALF_UP).toPlainString()
                : "–";
    }
}
