package io.licit.core.segment;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.segment.Token.Kind;
import io.licit.core.source.Span;
import java.util.List;

/** The tokens of a condition, read from left to right. */
final class TokenStream {
    private final ConditionText source;
    private final List<Token> tokens;
    private int at;

    TokenStream(ConditionText source) {
        this.source = source;
        this.tokens = Lexer.tokens(source);
    }

    Token peek() {
        return tokens.get(at);
    }

    /** The token after the next one. */
    Token second() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    boolean atWord(String word) {
        return peek().isWord(word);
    }

    boolean atSymbol(String symbol) {
        return peek().isSymbol(symbol);
    }

    boolean acceptWord(String word) {
        boolean found = atWord(word);
        if (found) {
            next();
        }
        return found;
    }

    boolean acceptSymbol(String symbol) {
        boolean found = atSymbol(symbol);
        if (found) {
            next();
        }
        return found;
    }

    void expectWord(String word) {
        if (!acceptWord(word)) {
            throw expected(Said.verbatim(Said.quoted(word)));
        }
    }

    void expectSymbol(String symbol) {
        if (!acceptSymbol(symbol)) {
            throw expected(Said.verbatim(Said.quoted(symbol)));
        }
    }

    /** A {@code )} for the {@code (} at {@code open}. */
    void expectClosing(Token open) {
        if (!acceptSymbol(")")) {
            Diagnostic diagnostic = mistake(Said.verbatim("`)`"));
            throw new SyntaxError(diagnostic.withNote(Said.of(
                    "The `(` at line {}, column {} is still open.",
                    span(open).from().line(),
                    span(open).from().column())));
        }
    }

    Token expect(Kind kind, Said what) {
        if (peek().kind() != kind) {
            throw expected(what);
        }
        return next();
    }

    /** Where the next token starts, for {@link #from}. */
    int start() {
        return peek().start();
    }

    /** From {@code start} to the end of the last token read. */
    Span from(int start) {
        return source.span(start, at == 0 ? start : tokens.get(at - 1).end());
    }

    Span span(Token token) {
        return source.span(token.start(), token.end());
    }

    SyntaxError expected(Said what) {
        return new SyntaxError(mistake(what));
    }

    SyntaxError expected(Said what, Said help) {
        return new SyntaxError(mistake(what).withHelp(help));
    }

    private Diagnostic mistake(Said what) {
        return Diagnostic.of(Code.SEG2001, Said.of("expected {}, found {}", what, peek().shown()), span(peek()));
    }
}
