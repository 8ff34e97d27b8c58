package io.licit.core.segment;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.segment.Token.Kind;
import io.licit.core.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a condition's text into tokens; blanks and {@code --} comments fall away. */
final class Lexer {
    private static final List<String> SYMBOLS =
            List.of("<>", "!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "(", ")", ",", ".");
    /** Symbols of other languages, with what stands for them here. */
    private static final Map<String, String> FOREIGN =
            Map.of("==", "=", "&&", "and", "||", "or", "=>", ">=", "=<", "<=");

    private final ConditionText source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(ConditionText source) {
        this.source = source;
        this.text = source.text();
    }

    /** All tokens, the last of which is the end. */
    static List<Token> tokens(ConditionText source) {
        Lexer lexer = new Lexer(source);
        lexer.skipBlanks();
        while (lexer.at < lexer.text.length()) {
            lexer.token();
            lexer.skipBlanks();
        }
        lexer.tokens.add(new Token(Kind.END, "", lexer.at, lexer.at));
        return lexer.tokens;
    }

    private void token() {
        int codePoint = text.codePointAt(at);
        if (codePoint == '\'') {
            quoted('\'', Kind.TEXT);
        } else if (codePoint == '"') {
            quoted('"', Kind.QUOTED_NAME);
        } else if (isDigit(codePoint)) {
            number();
        } else if (Words.isNameStart(codePoint)) {
            word();
        } else {
            symbol();
        }
    }

    private void skipBlanks() {
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (text.startsWith("--", at)) {
                int lineEnd = text.indexOf('\n', at);
                at = lineEnd < 0 ? text.length() : lineEnd;
            } else if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == 0xFEFF) {
                at += Character.charCount(codePoint);
            } else {
                return;
            }
        }
    }

    private void quoted(char quote, Kind kind) {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == quote) {
                value.append(quote);
                at++;
            } else {
                add(kind, value.toString(), start);
                return;
            }
        }
        throw error(
                quote == '"'
                        ? Said.of("the name that starts here has no closing `{}`", quote)
                        : Said.of("the text that starts here has no closing `{}`", quote),
                Said.of("write `{}` after its last character; inside, write it twice", quote),
                source.span(start, start + 1));
    }

    private void number() {
        int start = at;
        skipDigits();
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            skipDigits();
        }
        add(Kind.NUMBER, text.substring(start, at), start);
    }

    private void skipDigits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void word() {
        int start = at;
        while (at < text.length() && Words.isNamePart(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        add(Kind.WORD, text.substring(start, at), start);
    }

    private void symbol() {
        String two = text.substring(at, Math.min(at + 2, text.length()));
        if (FOREIGN.containsKey(two)) {
            throw error(
                    Said.of("`{}` is not an operator here", two),
                    Said.of("write `{}`", FOREIGN.get(two)),
                    source.span(at, at + 2));
        }
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                at += symbol.length();
                add(Kind.SYMBOL, symbol, at - symbol.length());
                return;
            }
        }
        int codePoint = text.codePointAt(at);
        String shown = Character.toString(codePoint);
        throw error(
                Said.of("`{}` has no meaning here", shown),
                foreignCharacter(codePoint),
                source.span(at, at + shown.length()));
    }

    private static Said foreignCharacter(int codePoint) {
        return switch (codePoint) {
            case '!' -> Said.of("write `not`");
            case '‘', '’', '`', '´' -> Said.of("text stands in straight single quotes: `'`");
            case '“', '”', '„' -> Said.of("text stands in straight single quotes: `'`, an odd name in `\"`");
            case ';' -> Said.of("a condition ends where its text ends");
            default -> Said.nothing();
        };
    }

    private void add(Kind kind, String value, int start) {
        tokens.add(new Token(kind, value, start, at));
    }

    private static SyntaxError error(Said message, Said help, Span span) {
        return new SyntaxError(Diagnostic.of(Code.SEG2001, message, span).withHelp(help));
    }

    private static boolean isDigit(int codePoint) {
        return codePoint >= '0' && codePoint <= '9';
    }
}
