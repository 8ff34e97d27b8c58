package io.licit.fairness.report;

import io.licit.fairness.group.Verdict;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands in a table's cell.
 *
 * @param note smaller, below the text; empty for none
 * @param target of a link within the page; empty for none
 * @param span columns that it takes
 */
record Cell(Kind kind, String text, String note, String target, int span, Optional<Verdict> verdict) {
    enum Kind {
        NUMBER,
        WORD,
        CODE,
        VERDICT
    }

    static Cell number(String text) {
        return new Cell(Kind.NUMBER, text, "", "", 1, Optional.empty());
    }

    static Cell number(long number) {
        return number(Figures.count(number));
    }

    static Cell word(String text) {
        return new Cell(Kind.WORD, text, "", "", 1, Optional.empty());
    }

    static Cell code(String text) {
        return new Cell(Kind.CODE, text, "", "", 1, Optional.empty());
    }

    static Cell verdict(Verdict verdict) {
        return new Cell(Kind.VERDICT, verdict.word(), "", "", 1, Optional.of(verdict));
    }

    /** Yes with a sign beside it, or no. */
    static Cell flag(boolean flagged) {
        return word(flagged ? "▲ yes" : "no");
    }

    static Cell none() {
        return word(Figures.NONE);
    }

    Cell noted(String words) {
        return new Cell(kind, text, words, target, span, verdict);
    }

    Cell linked(String id) {
        return new Cell(kind, text, note, id, span, verdict);
    }

    Cell across(int columns) {
        return new Cell(kind, text, note, target, columns, verdict);
    }

    void write(Markup out) {
        switch (kind) {
            case VERDICT -> verdict.ifPresent(one -> chip(out, one));
            case CODE -> out.leaf("code", text);
            default -> {
                if (target.isEmpty()) {
                    out.text(text);
                } else {
                    out.leaf("a", text, "href", "#" + target);
                }
            }
        }
        if (!note.isEmpty()) {
            out.text(" ").leaf("small", note);
        }
    }

    /** A verdict as sign, word and colour, so that none of them carries it alone. */
    static void chip(Markup out, Verdict verdict) {
        out.open("span", "class", "chip " + name(verdict))
                .leaf("span", sign(verdict), "aria-hidden", "true")
                .text("\u00a0" + verdict.word())
                .close();
    }

    static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case ADVERSE_IMPACT -> "×";
            case CONCERN -> "!";
            case INSUFFICIENT -> "≈";
            case CANNOT_TELL -> "?";
            case NO_CONCERN -> "○";
        };
    }
}
