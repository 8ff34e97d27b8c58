package io.licit.core.segment;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.diagnostic.Suggestions;
import io.licit.core.segment.Expr.AggregateFunction;
import io.licit.core.segment.Expr.Function;
import io.licit.core.segment.Expr.Unit;
import io.licit.core.segment.Token.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands between operators: literals, names, calls, aggregates, {@code case}, and anything in parentheses. */
final class Operands {
    private final TokenStream tokens;
    private final Grammar grammar;

    Operands(TokenStream tokens, Grammar grammar) {
        this.tokens = tokens;
        this.grammar = grammar;
    }

    Expr operand() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER -> number();
            case TEXT -> new Expr.Text(tokens.span(tokens.next()), token.text());
            case QUOTED_NAME -> name();
            case WORD -> word(token);
            case SYMBOL -> parentheses();
            case END -> throw tokens.expected(Said.of("a value"));
        };
    }

    /** The rest of a list in parentheses, from after {@code open}. */
    List<Expr> list(Token open) {
        List<Expr> items = new ArrayList<>();
        do {
            items.add(grammar.expression());
        } while (tokens.acceptSymbol(","));
        tokens.expectClosing(open);
        return items;
    }

    /** Whether the next token is a number that no unit follows. */
    boolean atPlainNumber() {
        return tokens.peek().kind() == Kind.NUMBER && unitAfterNumber().isEmpty();
    }

    Expr.Number number(int start, boolean negative) {
        Token token = tokens.next();
        if (token.text().length() > NormalForm.NUMBER_DIGITS) {
            throw mistake(Said.of("a number of more than {} digits", NormalForm.NUMBER_DIGITS), token, Said.nothing());
        }
        BigDecimal value = new BigDecimal(token.text());
        return new Expr.Number(tokens.from(start), NormalForm.number(negative ? value.negate() : value));
    }

    private Expr number() {
        Optional<Unit> unit = unitAfterNumber();
        if (unit.isEmpty()) {
            return number(tokens.start(), false);
        }
        int start = tokens.start();
        Token count = tokens.next();
        tokens.next();
        if (!count.text().matches("[0-9]{1,6}") || Integer.parseInt(count.text()) > NormalForm.DURATION_COUNT) {
            throw mistake(
                    Said.of("`{}` is not a whole number up to {}", count.text(), NormalForm.DURATION_COUNT),
                    count,
                    Said.nothing());
        }
        return new Expr.Duration(tokens.from(start), Integer.parseInt(count.text()), unit.get());
    }

    private Optional<Unit> unitAfterNumber() {
        Token second = tokens.second();
        return second.kind() == Kind.WORD ? Words.unit(second.text()) : Optional.empty();
    }

    private Expr parentheses() {
        Token open = tokens.peek();
        if (!tokens.acceptSymbol("(")) {
            throw tokens.expected(Said.of("a value"));
        }
        Expr inside = grammar.expression();
        tokens.expectClosing(open);
        return inside;
    }

    private Expr word(Token token) {
        return switch (token.text().toLowerCase(Locale.ROOT)) {
            case "true" -> new Expr.Bool(tokens.span(tokens.next()), true);
            case "false" -> new Expr.Bool(tokens.span(tokens.next()), false);
            case "null" -> new Expr.Null(tokens.span(tokens.next()));
            case "today" -> new Expr.Today(tokens.span(tokens.next()));
            case "age" -> age();
            case "case" -> choice();
            case "in" -> inSegment();
            case "date" -> tokens.second().kind() == Kind.TEXT ? date() : nameOrCall(token);
            case "not" ->
                throw tokens.expected(
                        Said.of("a value"), Said.of("put `not` and what it denies in parentheses: `(not …)`"));
            default -> {
                if (Words.RESERVED.contains(Words.lower(token.text()))) {
                    throw tokens.expected(Said.of("a value"));
                }
                yield nameOrCall(token);
            }
        };
    }

    private Expr age() {
        Token age = tokens.next();
        if (tokens.atSymbol("(")) {
            throw tokens.expected(
                    Said.of("an operator or the end"), Said.of("`age` takes no argument and no parentheses"));
        }
        return new Expr.Call(tokens.span(age), Function.AGE, List.of());
    }

    private Expr date() {
        int start = tokens.start();
        tokens.next();
        Token literal = tokens.next();
        try {
            if (literal.text().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                    && !literal.text().startsWith("0000")) {
                return new Expr.Date(tokens.from(start), LocalDate.parse(literal.text()));
            }
        } catch (DateTimeParseException notInTheCalendar) {
            // Falls through to the same message as any other text.
        }
        throw mistake(
                Said.of("{} is not a day of the calendar", literal.shown()),
                literal,
                Said.of("write year, month and day: `date '2026-01-31'`"));
    }

    private Expr inSegment() {
        int start = tokens.start();
        tokens.next();
        if (!tokens.acceptWord("segment")) {
            throw tokens.expected(
                    Said.of("`segment` after `in`"), Said.of("write `in segment 'name'`, or a value before `in (…)`"));
        }
        Token segment = tokens.expect(Kind.TEXT, Said.of("a segment's name in single quotes"));
        return new Expr.InSegment(tokens.from(start), segment.text());
    }

    private Expr choice() {
        int start = tokens.start();
        tokens.next();
        List<Expr.Branch> branches = new ArrayList<>();
        do {
            tokens.expectWord("when");
            Expr when = grammar.expression();
            tokens.expectWord("then");
            branches.add(new Expr.Branch(when, grammar.expression()));
        } while (tokens.atWord("when"));
        Optional<Expr> otherwise = tokens.acceptWord("else") ? Optional.of(grammar.expression()) : Optional.empty();
        if (!tokens.acceptWord("end")) {
            throw tokens.expected(otherwise.isPresent() ? Said.verbatim("`end`") : Said.of("`when`, `else` or `end`"));
        }
        return new Expr.Case(tokens.from(start), branches, otherwise);
    }

    private Expr nameOrCall(Token token) {
        if (!tokens.second().isSymbol("(")) {
            return name();
        }
        Optional<AggregateFunction> aggregate = Words.aggregate(token.text());
        if (aggregate.isPresent()) {
            return aggregate(aggregate.get());
        }
        if (token.isWord("rfm")) {
            return rfm();
        }
        Function function = Words.function(token.text())
                .orElseThrow(() -> mistake(
                        Said.of("`{}` is not a function", token.text()),
                        token,
                        Suggestions.didYouMean(token.text(), Words.functions())));
        int start = tokens.start();
        tokens.next();
        Token open = tokens.next();
        if (tokens.acceptSymbol(")")) {
            return new Expr.Call(tokens.from(start), function, List.of());
        }
        List<Expr> arguments = list(open);
        return new Expr.Call(tokens.from(start), function, arguments);
    }

    private Expr aggregate(AggregateFunction function) {
        int start = tokens.start();
        tokens.next();
        Token open = tokens.next();
        if (tokens.atSymbol("*")) {
            throw tokens.expected(
                    Said.of("a table"), Said.of("name the table whose rows count, such as `count(orders)`"));
        }
        int tableStart = tokens.start();
        String table = identifier(Said.of("a table")).text();
        Optional<Expr> column = Optional.empty();
        if (tokens.acceptSymbol(".")) {
            String columnName = afterDot();
            column = Optional.of(new Expr.Name(tokens.from(tableStart), Optional.of(table), columnName));
        }
        Optional<Expr> where = tokens.acceptWord("where") ? Optional.of(grammar.expression()) : Optional.empty();
        if (where.isEmpty() && !tokens.atSymbol(")")) {
            throw tokens.expected(column.isPresent() ? Said.of("`where` or `)`") : Said.of("`.`, `where` or `)`"));
        }
        tokens.expectClosing(open);
        return new Expr.Aggregate(tokens.from(start), function, table, column, where);
    }

    private Expr rfm() {
        int start = tokens.start();
        tokens.next();
        Token open = tokens.next();
        String table = identifier(Said.of("a table")).text();
        Optional<Expr> amount = Optional.empty();
        if (tokens.acceptSymbol(",")) {
            Expr.Name name = name();
            if (name.table().filter(other -> !other.equals(table)).isPresent()) {
                throw new SyntaxError(Diagnostic.of(
                                Code.SEG2004,
                                Said.of("`{}` is not a column of `{}`", Canonical.text(name), table),
                                name.span())
                        .withHelp(Said.of("name a number column of `{}`", table)));
            }
            amount = Optional.of(new Expr.Name(name.span(), Optional.of(table), name.name()));
        }
        tokens.expectClosing(open);
        return new Expr.Rfm(tokens.from(start), table, amount);
    }

    private Expr.Name name() {
        int start = tokens.start();
        String first = identifier(Said.of("a column")).text();
        if (!tokens.acceptSymbol(".")) {
            return new Expr.Name(tokens.from(start), Optional.empty(), first);
        }
        String second = afterDot();
        return new Expr.Name(tokens.from(start), Optional.of(first), second);
    }

    /** After a dot every word is a name, the language's own included. */
    private String afterDot() {
        if (tokens.peek().kind() == Kind.WORD) {
            return tokens.next().text();
        }
        return identifier(Said.of("a column")).text();
    }

    private Token identifier(Said what) {
        Token token = tokens.peek();
        boolean plain = token.kind() == Kind.WORD && !Words.RESERVED.contains(Words.lower(token.text()));
        boolean quoted = token.kind() == Kind.QUOTED_NAME && !token.text().isEmpty();
        if (!plain && !quoted) {
            throw token.kind() == Kind.WORD
                    ? tokens.expected(what, Said.of("a name that is a word of the language stands in double quotes"))
                    : tokens.expected(what);
        }
        return tokens.next();
    }

    private SyntaxError mistake(Said message, Token token, Said help) {
        return new SyntaxError(
                Diagnostic.of(Code.SEG2001, message, tokens.span(token)).withHelp(help));
    }
}
