package io.licit.core.segment;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
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
                        Said.of("{} is {}, {} is {}", shown(left), typed(left), shown(right), typed(right)),
                        right.span())
                .withLabel(typed(right))
                .withHelp(help(left, right));
        return withOrigin(withOrigin(withPlace(diagnostic, left), left), right);
    }

    private Said help(Expr left, Expr right) {
        Optional<Said> help = helpFor(left, right);
        return help.isPresent() ? help.get() : helpFor(right, left).orElse(Said.nothing());
    }

    private Optional<Said> helpFor(Expr one, Expr other) {
        Type type = Types.of(one);
        if (one instanceof Expr.Rfm) {
            return Optional.of(Said.of("`rfm` gives three digits as text, such as `'555'`"));
        }
        if (one instanceof Expr.Column column && type == Type.TEXT && Types.isTime(Types.of(other))) {
            Optional<String> place = declared(column);
            return Optional.of(
                    place.isPresent()
                            ? Said.of("set `type: date` for `{}` if it holds dates, at {}", column.name(), place.get())
                            : Said.of("set `type: date` for `{}` if it holds dates", column.name()));
        }
        if (other instanceof Expr.Text text
                && Types.isTime(type)
                && text.value().matches("\\d{4}-\\d\\d-\\d\\d.*")) {
            return Optional.of(Said.of("write `{}`", "date '" + text.value().substring(0, 10) + "'"));
        }
        if (other instanceof Expr.Text text
                && type == Type.NUMBER
                && text.value().matches("-?\\d+(\\.\\d+)?")) {
            return Optional.of(Said.of("write `{}` without quotes", text.value()));
        }
        if (other instanceof Expr.Text text
                && type == Type.BOOLEAN
                && text.value().matches("(?i)true|false")) {
            return Optional.of(Said.of("write `{}` without quotes", Words.lower(text.value())));
        }
        if (other instanceof Expr.Number && type == Type.TEXT) {
            return Optional.of(Said.of("write `{}`", "'" + Canonical.text(other) + "'"));
        }
        return Optional.empty();
    }

    /** A part of the wrong type in a place that asks for another. */
    Diagnostic wrong(Code code, Said needs, Expr part, Said help) {
        return withOrigin(
                Diagnostic.of(code, Said.of("{}, {} is {}", needs, shown(part), typed(part)), part.span())
                        .withLabel(typed(part))
                        .withHelp(help),
                part);
    }

    Diagnostic notACondition(Expr part) {
        Type type = Types.of(part);
        Said help = type == Type.NUMBER || Types.isTime(type) || type == Type.TEXT
                ? Said.of(
                        "compare it with something, such as `{}`",
                        Words.shortened(Canonical.text(part)) + example(type))
                : Said.nothing();
        return withOrigin(
                Diagnostic.of(
                                Code.SEG2005,
                                Said.of("{} is {}, not true or false", shown(part), typed(part)),
                                part.span())
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

    static Diagnostic arguments(Span span, Said message, Said help) {
        return Diagnostic.of(Code.SEG2004, message, span).withHelp(help);
    }

    /** Where the other of two values stands. */
    private static Diagnostic withPlace(Diagnostic diagnostic, Expr other) {
        Span span = other.span();
        if (span.isNone()) {
            return diagnostic;
        }
        return diagnostic.withNote(Said.of(
                "{} at line {}, column {} is {}.",
                shown(other),
                span.from().line(),
                span.from().column(),
                typed(other)));
    }

    /** Where a column got its type from. */
    private Diagnostic withOrigin(Diagnostic diagnostic, Expr expr) {
        if (expr instanceof Expr.Column column) {
            return declared(column)
                    .map(place -> diagnostic.withNote(Said.of("Column `{}` is declared at {}.", column.name(), place)))
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

    static String shown(Expr expr) {
        return quoted(plain(expr));
    }

    static String plain(Expr expr) {
        return Words.shortened(Canonical.text(expr));
    }

    static Said typed(Expr expr) {
        return expr instanceof Expr.Duration ? Said.of("a length of time") : typed(Types.of(expr));
    }

    static Said typed(Type type) {
        return switch (type) {
            case BOOLEAN -> Said.of("a boolean");
            case NUMBER -> Said.of("a number");
            case TEXT -> Said.of("text");
            case DATE -> Said.of("a date");
            case TIMESTAMP -> Said.of("a timestamp");
            case UNKNOWN -> Said.of("of unknown type");
        };
    }

    private static String quoted(String text) {
        return "`" + text + "`";
    }
}
