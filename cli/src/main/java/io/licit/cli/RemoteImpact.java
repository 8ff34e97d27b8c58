package io.licit.cli;

import io.licit.cli.remote.Sheet;
import io.licit.cli.remote.Told;
import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import java.util.List;

/** What the law of another day changes on a server: the rules that begin or end here, and the segments that they touch. */
final class RemoteImpact {
    private static final int REQUIRES_WIDTH = 62;
    private static final List<String> CHANGES = List.of("lost", "gained", "findings_added", "findings_removed");

    private final Paint paint;

    RemoteImpact(Paint paint) {
        this.paint = paint;
    }

    String text(Told change) {
        StringBuilder text = new StringBuilder(paint.bold("The law of " + Sheet.line(change.text("to"))
                        + " against that of " + Sheet.line(change.text("from"))))
                .append("\n\n")
                .append(rules(change.items("rules")));
        List<Told> segments = change.items("segments");
        List<Told> touched = segments.stream()
                .filter(one ->
                        CHANGES.stream().anyMatch(name -> !one.items(name).isEmpty()))
                .toList();
        touched.forEach(one -> text.append('\n').append(segment(one)));
        int others = segments.size() - touched.size();
        if (others > 0) {
            text.append('\n')
                    .append(touched.isEmpty() ? "Nothing changes for " : "Nothing changes for the other ")
                    .append(Numbers.of(others, "segment", "segments"))
                    .append(".\n");
        }
        return text.toString();
    }

    private String rules(List<Told> all) {
        List<Told> here =
                all.stream().filter(one -> !one.items("segments").isEmpty()).toList();
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);
        for (Told one : here) {
            grid.row(List.of(
                    Cell.of(Sheet.line(one.text("date"))),
                    Cell.of(Sheet.line(one.text("event"))),
                    new Cell(Sheet.line(one.text("rule")), paint::cyan),
                    new Cell(Words.shortened(Sheet.line(one.text("requires")), REQUIRES_WIDTH), paint::dim)));
        }
        return Numbers.of(all.size(), "rule starts or ends", "rules start or end") + "; " + here.size()
                + (here.size() == 1 ? " of them applies" : " of them apply") + " to segments here.\n"
                + grid.lines("  ");
    }

    private String segment(Told segment) {
        StringBuilder text = new StringBuilder(paint.bold(Sheet.line(segment.text("segment"))))
                .append(": ")
                .append(number(segment.at("eligible_now")))
                .append(" eligible, then ")
                .append(number(segment.at("eligible_then")))
                .append('\n');
        Grid grid = new Grid(Side.LEFT, Side.RIGHT, Side.LEFT, Side.LEFT);
        segment.items("lost")
                .forEach(one -> grid.row("loses", number(one.at("count")), "under", Sheet.line(one.text("rule"))));
        segment.items("gained")
                .forEach(one ->
                        grid.row("gains", number(one.at("count")), "who are out under", Sheet.line(one.text("rule"))));
        text.append(grid.lines("  "));
        segment.items("findings_added")
                .forEach(one -> text.append("  new finding: ").append(line(one)));
        segment.items("findings_removed")
                .forEach(one -> text.append("  no longer:   ").append(line(one)));
        return text.toString();
    }

    private static String number(Told count) {
        return count.count().map(Numbers::count).orElse("–");
    }

    private static String line(Told finding) {
        String rule = finding.text("rule").isEmpty() ? "" : " (" + finding.text("rule") + ")";
        return Sheet.line(finding.text("severity") + " " + finding.text("code") + ", " + finding.text("message") + rule)
                + "\n";
    }
}
