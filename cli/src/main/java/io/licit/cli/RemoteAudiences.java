package io.licit.cli;

import io.licit.cli.remote.Ask;
import io.licit.cli.remote.RemoteException;
import io.licit.cli.remote.Sheet;
import io.licit.cli.remote.Told;
import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Numbers;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.core.json.Json;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts of a server as a person reads them; what is of few persons is a dash. The server's law says what rules ask. */
final class RemoteAudiences {
    private static final int RULES_SHOWN = 5;
    private static final int RULES_ASKED_MOST = 60;
    private static final int CITE_WIDTH = 24;
    private static final int REQUIRES_WIDTH = 62;
    private static final int WIDTH = 96;
    private static final String WITHHELD = "–";
    private static final List<String> NUMBERS = List.of("matching", "eligible", "reachable");

    private final Served served;
    private final Paint paint;
    private final Map<String, Told> rules = new HashMap<>();

    RemoteAudiences(Served served) {
        this.served = served;
        this.paint = served.paint();
    }

    String text(List<Told> all, String asOf) {
        if (all.isEmpty()) {
            return "No run has stored an audience.\n";
        }
        int width = all.stream()
                .mapToInt(one -> Sheet.line(one.text("segment")).length())
                .max()
                .orElse(0);
        Grid.Cell head = new Cell(padded("segment", width), paint::dim);
        StringBuilder text = new StringBuilder(asOf.isEmpty() ? "" : paint.dim("as of " + Sheet.time(asOf)) + "\n\n");
        for (Told one : all) {
            Grid grid = counts();
            if (text.indexOf("matching") < 0) {
                grid.row(List.of(head, dim("matching"), dim("eligible"), dim("reachable")));
            }
            text.append(grid.row(List.of(
                                    new Cell(padded(Sheet.line(one.text("segment")), width), paint::bold),
                                    number(one, "matching"),
                                    number(one, "eligible"),
                                    number(one, "reachable")))
                            .lines(""))
                    .append(leftOut(one))
                    .append('\n');
        }
        return text + withheld(all);
    }

    /** Numbers are wide enough that those of several segments stand below each other. */
    private static Grid counts() {
        return new Grid(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, Math.max(width, "segment".length()) - text.length()));
    }

    private Cell dim(String text) {
        return new Cell(String.format(Locale.ROOT, "%10s", text), paint::dim);
    }

    private static Cell number(Told of, String name) {
        return Cell.of(String.format(
                Locale.ROOT, "%10s", of.count(name).map(Numbers::count).orElse(WITHHELD)));
    }

    private String leftOut(Told one) {
        List<Told> all = one.items("excluded").stream()
                .sorted(Comparator.comparing((Told row) -> row.count("count").orElse(0L))
                        .reversed())
                .toList();
        if (all.isEmpty()) {
            boolean isNobody = one.count("matching").filter(count -> count == 0).isPresent();
            boolean isKnown = one.at("matching").isSaid();
            return isKnown ? paint.dim(isNobody ? "  nobody meets the condition" : "  nobody is left out") + "\n" : "";
        }
        boolean verbose = served.command().options.verbose();
        List<Told> shown = verbose || all.size() <= RULES_SHOWN ? all : all.subList(0, RULES_SHOWN);
        Grid grid = new Grid(Side.RIGHT, Side.LEFT, Side.LEFT, Side.LEFT);
        for (Told row : shown) {
            String rule = row.text("rule");
            String name = rule.isEmpty() ? several(row) : Sheet.line(rule);
            grid.row(List.of(
                    Cell.of(row.count("count").map(Numbers::count).orElse(WITHHELD)),
                    new Cell(name, paint::cyan),
                    Cell.of(rule.isEmpty() ? "" : cite(rule)),
                    new Cell(rule.isEmpty() ? "" : requires(rule), paint::dim)));
        }
        String more = shown.size() < all.size()
                ? paint.dim("    and " + Numbers.of(all.size() - shown.size(), "more rule", "more rules")
                                + " (-v shows all)")
                        + "\n"
                : "";
        return "  left out:\n" + grid.lines("    ") + more;
    }

    private static String several(Told row) {
        return Numbers.of(row.count("rules").orElse(0L), "rule", "rules") + " together";
    }

    /** A preview: the counts, and those of each country and column. */
    String previewed(Told told) {
        StringBuilder text = new StringBuilder();
        if (!told.at("matching").isSaid() && !told.isTrue("withheld")) {
            return "The segment has mistakes, and is not counted.\n";
        }
        text.append(text(List.of(told), told.text("as_of")));
        text.append(table("country", told.items("by_country"), "country"));
        if (told.at("by").value() instanceof Json.Obj by) {
            by.members()
                    .forEach((column, rows) ->
                            text.append('\n').append(table(Sheet.line(column), new Told(rows).items(), "value")));
        }
        return text.toString();
    }

    private String table(String heading, List<Told> rows, String label) {
        if (rows.isEmpty()) {
            return "";
        }
        Grid grid = counts();
        grid.row(List.of(new Cell(heading, paint::dim), dim("matching"), dim("eligible"), dim("reachable")));
        for (Told row : rows) {
            grid.row(List.of(
                    Cell.of(name(row, label)),
                    number(row, "matching"),
                    number(row, "eligible"),
                    number(row, "reachable")));
        }
        return grid.lines("");
    }

    private static String name(Told row, String label) {
        return switch (row.text("kind")) {
            case "missing" -> "not known";
            case "other" -> "other";
            default -> row.text(label).isEmpty() ? "unknown" : Words.shortened(Sheet.line(row.text(label)), 40);
        };
    }

    private String withheld(List<Told> all) {
        boolean isAny = all.stream()
                .anyMatch(one -> one.isTrue("withheld")
                        || NUMBERS.stream().anyMatch(name -> !one.at(name).isSaid()));
        return isAny
                ? paint.dim("counts of few persons, and what would tell them, are withheld (" + WITHHELD + ")") + "\n"
                : "";
    }

    /** Why one person is in an audience or not. */
    String why(Told told) {
        String person = Sheet.line(told.text("person"));
        boolean in = told.isTrue("in");
        StringBuilder text = new StringBuilder(paint.bold(person))
                .append(in ? paint.green(" is in ") : paint.red(" is not in "))
                .append(paint.bold(Sheet.line(told.text("segment"))))
                .append(told.isTrue("matches") ? ": the condition is met" : ": the condition is not met")
                .append(told.isTrue("allowed") ? ".\n\n" : ", and rules leave this person out.\n\n")
                .append("The condition, part by part:\n");
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT);
        for (Told condition : told.items("conditions")) {
            grid.row(List.of(
                    result(condition.at("result")),
                    Cell.of(Sheet.line(condition.text("text"))),
                    new Cell(value(condition.at("value")), paint::dim)));
        }
        text.append(grid.lines("  ")).append('\n');
        if (told.items("excluded_by").isEmpty()) {
            return text.append("No rule leaves this person out.\n").toString();
        }
        text.append("Left out under:\n");
        for (Told rule : told.items("excluded_by")) {
            Told known = rule(rule.text());
            text.append("  ")
                    .append(paint.cyan(Sheet.line(rule.text())))
                    .append("  ")
                    .append(paint.dim(Sheet.line(known.text("cite"))))
                    .append('\n')
                    .append(
                            known.text("requires").isEmpty()
                                    ? ""
                                    : Words.wrapped(Sheet.line(known.text("requires")), WIDTH, "    "));
        }
        return text.toString();
    }

    private static String value(Told value) {
        return value.value() instanceof Json.Str text
                ? Sheet.line(text.value())
                : value.value().canonical();
    }

    private Cell result(Told result) {
        if (!result.isSaid()) {
            return new Cell("unknown", paint::yellow);
        }
        return result.isTrue() ? new Cell("true", paint::green) : new Cell("false", paint::red);
    }

    private String cite(String id) {
        String cite = Sheet.line(rule(id).text("cite"));
        return cite.startsWith("Licit:") ? "house rule" : Words.shortened(cite, CITE_WIDTH);
    }

    private String requires(String id) {
        return Words.shortened(Sheet.line(rule(id).text("requires")), REQUIRES_WIDTH);
    }

    /** Empty of the rules behind the first many, and of one that the server does not know: these have their ids alone. */
    private Told rule(String id) {
        return rules.computeIfAbsent(id, any -> rules.size() < RULES_ASKED_MOST ? asked(id) : new Told(Json.none()));
    }

    private Told asked(String id) {
        try {
            return new Told(served.answer(Ask.get("law", "rules", id)));
        } catch (RemoteException gone) {
            if (gone.kind() == RemoteException.Kind.MISTAKE) {
                return new Told(Json.none());
            }
            throw gone;
        }
    }
}
