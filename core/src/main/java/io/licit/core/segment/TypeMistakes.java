package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.source.Span;
import java.util.Optional;

/** What is said about types, arguments, and parts that stand where they can't. */
final class TypeMistakes {
    private final Catalogue catalogue;

    TypeMistakes(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Two values that can't be compared, or can't both be what an expression gives. */
    Diagnostic different(Expr left, Expr right) {
        Diagnostic diagnostic = Diagnostic.of(
                        Code.SEG2003,
                        shown(left) + " is " + typed(left) + ", " + shown(right) + " is " + typed(right),
                        right.span())
                .withLabel(typed(right))
                .withHelp(help(left, right));
        return withOrigin(withOrigin(withPlace(diagnostic, left), left), right);
    }

    private String help(Expr left, Expr right) {
        Optional<String> help = helpFor(left, right);
        return help.isPresent() ? help.get() : helpFor(right, left).orElse("");
    }

    private Optional<String> helpFor(Expr one, Expr other) {
        Type type = Types.of(one);
        if (one instanceof Expr.Rfm) {
            return Optional.of("`rfm` gives three digits as text, such as `'555'`");
        }
        if (one instanceof Expr.Column column && type == Type.TEXT && Types.isTime(Types.of(other))) {
            return Optional.of("set `type: date` for " + quoted(column.name()) + " if it holds dates"
                    + declared(column).map(place -> ", at " + place).orElse(""));
        }
        if (other instanceof Expr.Text text
                && Types.isTime(type)
                && text.value().matches("\\d{4}-\\d\\d-\\d\\d.*")) {
            return Optional.of("write " + quoted("date '" + text.value().substring(0, 10) + "'"));
        }
        if (other instanceof Expr.Text text
                && type == Type.NUMBER
                && text.value().matches("-?\\d+(\\.\\d+)?")) {
            return Optional.of("write " + quoted(text.value()) + " without quotes");
        }
        if (other instanceof Expr.Text text
                && type == Type.BOOLEAN
                && text.value().matches("(?i)true|false")) {
            return Optional.of("write " + quoted(Words.lower(text.value())) + " without quotes");
        }
        if (other instanceof Expr.Number && type == Type.TEXT) {
            return Optional.of("write " + quoted("'" + Canonical.text(other) + "'"));
        }
        return Optional.empty();
    }

    /** A part of the wrong type in a place that asks for another. */
    Diagnostic wrong(Code code, String needs, Expr part, String help) {
        return withOrigin(
                Diagnostic.of(code, needs + ", " + shown(part) + " is " + typed(part), part.span())
                        .withLabel(typed(part))
                        .withHelp(help),
                part);
    }

    Diagnostic notACondition(Expr part) {
        Type type = Types.of(part);
        String help = type == Type.NUMBER || Types.isTime(type) || type == Type.TEXT
                ? "compare it with something, such as " + quoted(Words.shortened(Canonical.text(part)) + example(type))
                : "";
        return withOrigin(
                Diagnostic.of(Code.SEG2005, shown(part) + " is " + typed(part) + ", not true or false", part.span())
                        .withLabel(typed(part))
                        .withHelp(help),
                part);
    }

    private static String example(Type type) {
        return switch (type) {
            case NUMBER -> " > 0";
            case TEXT -> " = '…'";
            case DATE, TIMESTAMP -> " >= today - 30 days";
            case BOOLEAN, UNKNOWN -> "";
        };
    }

    static Diagnostic arguments(Span span, String message, String help) {
        return Diagnostic.of(Code.SEG2004, message, span).withHelp(help);
    }

    /** Where the other of two values stands. */
    private static Diagnostic withPlace(Diagnostic diagnostic, Expr other) {
        Span span = other.span();
        if (span.isNone()) {
            return diagnostic;
        }
        return diagnostic.withNote(sentence(shown(other) + " at line "
                + span.from().line() + ", column " + span.from().column() + " is " + typed(other)));
    }

    /** Where a column got its type from. */
    private Diagnostic withOrigin(Diagnostic diagnostic, Expr expr) {
        if (expr instanceof Expr.Column column) {
            return declared(column)
                    .map(place -> diagnostic.withNote(
                            sentence("Column " + quoted(column.name()) + " is declared at " + place)))
                    .orElse(diagnostic);
        }
        return diagnostic;
    }

    private Optional<String> declared(Expr.Column column) {
        Optional<Table> table = catalogue.table(column.table());
        return table.flatMap(found -> found.column(column.name()))
                .map(Column::span)
                .filter(span -> !span.isNone())
                .map(span -> span.file().path() + ":" + span.from().line());
    }

    private static String sentence(String text) {
        return text + ".";
    }

    static String shown(Expr expr) {
        return quoted(plain(expr));
    }

    static String plain(Expr expr) {
        return Words.shortened(Canonical.text(expr));
    }

    static String typed(Expr expr) {
        return expr instanceof Expr.Duration ? "a length of time" : typed(Types.of(expr));
    }

    static String typed(Type type) {
        return switch (type) {
            case BOOLEAN -> "a boolean";
            case NUMBER -> "a number";
            case TEXT -> "text";
            case DATE -> "a date";
            case TIMESTAMP -> "a timestamp";
            case UNKNOWN -> "of unknown type";
        };
    }

    private static String quoted(String text) {
        return "`" + text + "`";
    }
}
