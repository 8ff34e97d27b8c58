package io.licit.core.segment;

/**
 * The one way to write a condition: keywords in lower case, one blank between words, only the parentheses that
 * precedence asks for. Reading the text back gives the same tree. A resolved tree prints as it would be written.
 */
public final class Canonical {
    private Canonical() {}

    public static String text(Expr expr) {
        return CanonicalWriter.text(expr);
    }

    /** A column or table name, in double quotes where it needs them. */
    public static String name(String name) {
        return Words.isPlainName(name) ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A text literal. */
    public static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
