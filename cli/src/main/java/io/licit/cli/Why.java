package io.licit.cli;

import io.licit.cli.text.Grid;
import io.licit.cli.text.Grid.Cell;
import io.licit.cli.text.Grid.Side;
import io.licit.cli.text.Paint;
import io.licit.cli.text.Words;
import io.licit.core.law.LawBook;
import io.licit.core.law.Rule;
import io.licit.engine.Explanation;
import java.util.List;
import java.util.Locale;

/** Why one person is in an audience or not, in words. */
final class Why {
    private static final int WIDTH = 96;

    private final LawBook book;
    private final Paint paint;

    Why(LawBook book, Paint paint) {
        this.book = book;
        this.paint = paint;
    }

    String text(String person, String segment, Explanation why) {
        StringBuilder text = new StringBuilder();
        text.append(paint.bold(person))
                .append(why.in() ? paint.green(" is in ") : paint.red(" is not in "))
                .append(paint.bold(segment))
                .append(": ")
                .append(because(why))
                .append(".\n\n");
        text.append("The condition, part by part:\n").append(conditions(why)).append('\n');
        if (why.excludedBy().isEmpty()) {
            return text.append("No rule leaves this person out.\n").toString();
        }
        text.append("Left out under:\n");
        why.excludedBy().forEach(rule -> text.append(rule(rule)));
        return text.toString();
    }

    private static String because(Explanation why) {
        if (why.in()) {
            return "the condition is met, and no rule leaves this person out";
        }
        if (why.allowed()) {
            return "the condition is not met";
        }
        String rules = why.excludedBy().size() == 1
                ? "a rule leaves"
                : why.excludedBy().size() + " rules leave";
        return why.matches()
                ? "the condition is met, but " + rules + " this person out"
                : "the condition is not met, and " + rules + " this person out";
    }

    private String conditions(Explanation why) {
        Grid grid = new Grid(Side.LEFT, Side.LEFT, Side.LEFT);
        for (Explanation.Condition condition : why.conditions()) {
            String result = word(condition.result());
            Cell cell = switch (condition.result()) {
                case TRUE -> new Cell(result, paint::green);
                case FALSE -> new Cell(result, paint::red);
                case UNKNOWN -> new Cell(result, paint::yellow);
            };
            grid.row(List.of(
                    cell, Cell.of(condition.text()), new Cell(condition.value().orElse("null"), paint::dim)));
        }
        return grid.lines("  ");
    }

    private String rule(String id) {
        String head = "  " + paint.cyan(id);
        return book.rule(id)
                .map(rule -> head + "  " + paint.dim(rule.cite()) + "\n" + requires(rule))
                .orElse(head + "\n");
    }

    private static String requires(Rule rule) {
        return Words.wrapped(rule.requires(), WIDTH, "    ");
    }

    private static String word(Explanation.Answer answer) {
        return answer.name().toLowerCase(Locale.ROOT);
    }
}
