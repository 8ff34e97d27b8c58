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
 * @param shade of the ground, from 0 to 4; -1 for none
 */
record Cell(Kind kind, String text, String note, String target, int span, int shade, Optional<Verdict> verdict) {
    enum Kind {
        NUMBER,
        WORD,
        CODE,
        VERDICT,
        /** A verdict's sign before a number. */
        SIGN
    }

    static Cell number(String text) {
        return new Cell(Kind.NUMBER, text, "", "", 1, -1, Optional.empty());
    }

    static Cell number(long number) {
        return number(Figures.count(number));
    }

    static Cell word(String text) {
        return new Cell(Kind.WORD, text, "", "", 1, -1, Optional.empty());
    }

    static Cell code(String text) {
        return new Cell(Kind.CODE, text, "", "", 1, -1, Optional.empty());
    }

    static Cell verdict(Verdict verdict) {
        return new Cell(Kind.VERDICT, verdict.word(), "", "", 1, -1, Optional.of(verdict));
    }

    /** Sign and word without a frame, for rows that are many. */
    static Cell plain(Verdict verdict) {
        return word(sign(verdict) + "\u00a0" + verdict.word());
    }

    /** The verdict's sign, its word only to who hears it, and a number. */
    static Cell sign(Verdict verdict, String number) {
        return new Cell(Kind.SIGN, number, "", "", 1, -1, Optional.of(verdict));
    }

    /** Yes with a sign beside it, or no. */
    static Cell flag(boolean flagged) {
        return word(flagged ? "▲ yes" : "no");
    }

    static Cell none() {
        return word(Figures.NONE);
    }

    Cell noted(String words) {
        return new Cell(kind, text, words, target, span, shade, verdict);
    }

    Cell linked(String id) {
        return new Cell(kind, text, note, id, span, shade, verdict);
    }

    Cell across(int columns) {
        return new Cell(kind, text, note, target, columns, shade, verdict);
    }

    Cell shaded(int ground) {
        return new Cell(kind, text, note, target, span, ground, verdict);
    }

    void write(Markup out) {
        switch (kind) {
            case VERDICT -> verdict.ifPresent(one -> chip(out, one));
            case SIGN ->
                verdict.ifPresent(one -> out.open("span", "class", "chip " + name(one))
                        .leaf("span", sign(one), "aria-hidden", "true")
                        .leaf("span", one.word() + ",", "class", "unseen")
                        .text(text.equals(Figures.NONE) ? "" : "\u00a0" + text)
                        .close());
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
