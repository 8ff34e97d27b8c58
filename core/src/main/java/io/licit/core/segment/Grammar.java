package io.licit.core.segment;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.segment.Expr.Comparison;
import io.licit.core.segment.Expr.Operation;
import io.licit.core.segment.Token.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Operators by precedence, loosest first: {@code or}; {@code and}; {@code not}; comparisons, which do not chain;
 * {@code + -}; {@code * /}; unary {@code -}. What stands between operators is {@link Operands}' part.
 */
final class Grammar {
    private final TokenStream tokens;
    private final Operands operands;
    private int depth;

    private Grammar(TokenStream tokens) {
        this.tokens = tokens;
        this.operands = new Operands(tokens, this);
    }

    /** @throws SyntaxError when the text is not one condition */
    static Expr parse(ConditionText source) {
        TokenStream tokens = new TokenStream(source);
        if (tokens.peek().kind() == Kind.END) {
            throw new SyntaxError(Diagnostic.of(
                            Code.SEG2001,
                            Said.of("the condition is empty"),
                            source.span(0, source.text().length()))
                    .withHelp(Said.of("write which persons belong, such as `age >= 18`")));
        }
        Expr condition = new Grammar(tokens).expression();
        if (tokens.peek().kind() != Kind.END) {
            throw tokens.expected(Said.of("an operator or the end"));
        }
        return condition;
    }

    Expr expression() {
        return nested(() -> logic(false));
    }

    private Expr logic(boolean and) {
        int start = tokens.start();
        String word = and ? "and" : "or";
        Expr first = logicOperand(and);
        if (!tokens.atWord(word)) {
            return first;
        }
        List<Expr> all = new ArrayList<>();
        all.add(first);
        while (tokens.acceptWord(word)) {
            all.add(logicOperand(and));
        }
        return new Expr.Logic(tokens.from(start), and, NormalForm.flattened(and, all));
    }

    private Expr logicOperand(boolean and) {
        return and ? negation() : logic(true);
    }

    private Expr negation() {
        int start = tokens.start();
        if (!tokens.acceptWord("not")) {
            return comparison();
        }
        Expr operand = nested(this::negation);
        return new Expr.Not(tokens.from(start), operand);
    }

    private Expr comparison() {
        int start = tokens.start();
        Expr left = sum();
        Optional<Expr> found = tested(start, left);
        if (found.isEmpty()) {
            return left;
        }
        if (comparisonAhead()) {
            throw tokens.expected(
                    Said.of("`and`, `or` or the end of the comparison"),
                    Said.of("comparisons do not chain; join two of them by `and`"));
        }
        return found.get();
    }

    private Optional<Expr> tested(int start, Expr left) {
        Optional<Comparison> comparison = acceptComparison();
        if (comparison.isPresent()) {
            Expr right = sum();
            return Optional.of(new Expr.Compare(tokens.from(start), left, comparison.get(), right));
        }
        if (tokens.acceptWord("is")) {
            boolean negated = tokens.acceptWord("not");
            tokens.expectWord("null");
            return Optional.of(new Expr.IsNull(tokens.from(start), left, negated));
        }
        boolean negated = tokens.acceptWord("not");
        if (tokens.acceptWord("in")) {
            return Optional.of(in(start, left, negated));
        }
        if (tokens.acceptWord("between")) {
            Expr low = sum();
            tokens.expectWord("and");
            Expr high = sum();
            return Optional.of(new Expr.Between(tokens.from(start), left, low, high, negated));
        }
        if (tokens.acceptWord("like")) {
            Token pattern = tokens.expect(Kind.TEXT, Said.of("a pattern in single quotes"));
            Expr.Text text = new Expr.Text(tokens.span(pattern), pattern.text());
            return Optional.of(new Expr.Like(tokens.from(start), left, text, negated));
        }
        if (negated) {
            throw tokens.expected(Said.of("`in`, `between` or `like` after `not`"));
        }
        return Optional.empty();
    }

    private Expr in(int start, Expr value, boolean negated) {
        if (tokens.atWord("segment")) {
            throw tokens.expected(
                    Said.verbatim("`(`"),
                    Said.of("`in segment 'x'` is about the person: it stands alone, with nothing before it but `not`"));
        }
        Token open = tokens.peek();
        tokens.expectSymbol("(");
        List<Expr> options = operands.list(open);
        return new Expr.In(tokens.from(start), value, options, negated);
    }

    private boolean comparisonAhead() {
        return comparison(tokens.peek()).isPresent()
                || tokens.atWord("is")
                || tokens.atWord("in")
                || tokens.atWord("between")
                || tokens.atWord("like")
                || tokens.atWord("not");
    }

    private Optional<Comparison> acceptComparison() {
        Optional<Comparison> found = comparison(tokens.peek());
        if (found.isPresent()) {
            tokens.next();
        }
        return found;
    }

    private static Optional<Comparison> comparison(Token token) {
        if (token.isSymbol("!=")) {
            return Optional.of(Comparison.NOT_EQUAL);
        }
        return Arrays.stream(Comparison.values())
                .filter(comparison -> token.isSymbol(comparison.symbol()))
                .findFirst();
    }

    private Expr sum() {
        int start = tokens.start();
        Expr left = product();
        while (tokens.atSymbol("+") || tokens.atSymbol("-")) {
            Operation operation = tokens.next().isSymbol("+") ? Operation.ADD : Operation.SUBTRACT;
            Expr right = product();
            left = new Expr.Arithmetic(tokens.from(start), left, operation, right);
        }
        return left;
    }

    private Expr product() {
        int start = tokens.start();
        Expr left = unary();
        while (tokens.atSymbol("*") || tokens.atSymbol("/")) {
            Operation operation = tokens.next().isSymbol("*") ? Operation.MULTIPLY : Operation.DIVIDE;
            Expr right = unary();
            left = new Expr.Arithmetic(tokens.from(start), left, operation, right);
        }
        return left;
    }

    private Expr unary() {
        int start = tokens.start();
        if (!tokens.acceptSymbol("-")) {
            return operands.operand();
        }
        if (operands.atPlainNumber()) {
            return operands.number(start, true);
        }
        Expr operand = nested(this::unary);
        return new Expr.Negate(tokens.from(start), operand);
    }

    private Expr nested(Supplier<Expr> part) {
        if (depth >= NormalForm.DEPTH) {
            throw new SyntaxError(NormalForm.tooDeep(tokens.span(tokens.peek())));
        }
        depth++;
        Expr expression = part.get();
        depth--;
        return expression;
    }
}
