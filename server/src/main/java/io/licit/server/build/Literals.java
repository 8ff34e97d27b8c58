package io.licit.server.build;

import io.licit.core.catalogue.Type;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Expr;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fixed values as a person writes them into a row, and as the language writes them. */
final class Literals {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern FROM_TODAY =
            Pattern.compile("today( [-+] [0-9]{1,9} (day|week|month|year)s?)?", Pattern.CASE_INSENSITIVE);

    private Literals() {}

    /** As the type has it; what is no value of the type is a text, and the findings then say so. */
    static String written(String value, Type type) {
        String plain = value.strip();
        return switch (type) {
            case NUMBER -> NUMBER.matcher(plain).matches() ? plain : Canonical.quoted(plain);
            case BOOLEAN -> plain.equals("true") || plain.equals("false") ? plain : Canonical.quoted(plain);
            case DATE, TIMESTAMP -> time(plain);
            case TEXT, UNKNOWN -> Canonical.quoted(plain);
        };
    }

    private static String time(String plain) {
        if (FROM_TODAY.matcher(plain).matches()) {
            return plain;
        }
        return DAY.matcher(plain).matches() ? "date " + Canonical.quoted(plain) : Canonical.quoted(plain);
    }

    /** What stands in a row for an expression; empty where the row would be read as another one, or where it is none. */
    static Optional<String> shown(Expr expr, Type type) {
        String text = Canonical.text(expr);
        return plain(expr, text).filter(value -> written(value, type).equals(text));
    }

    private static Optional<String> plain(Expr expr, String text) {
        if (expr instanceof Expr.Text written) {
            return Optional.of(written.value());
        }
        if (expr instanceof Expr.Date date) {
            return Optional.of(date.value().toString());
        }
        boolean isFixed = expr instanceof Expr.Number
                || expr instanceof Expr.Bool
                || expr instanceof Expr.Today
                || expr instanceof Expr.Arithmetic moved && moved.left() instanceof Expr.Today;
        return isFixed ? Optional.of(text) : Optional.empty();
    }
}
