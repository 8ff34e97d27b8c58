package io.licit.core.segment;

import io.licit.core.catalogue.Type;
import io.licit.core.source.Span;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The condition language's syntax tree. The parser gives {@link Name}s; the resolver replaces each by a {@link Column}
 * and leaves every other node as it was. Two trees are the same condition when their canonical prints are equal; spans
 * take no part in that.
 *
 * <p>Three-valued logic as in SQL: every node may be null ("unknown").
 */
public sealed interface Expr {
    Span span();

    <R> R accept(Visitor<R> visitor);

    // --- values -----------------------------------------------------------------------------------------------

    record Number(Span span, BigDecimal value) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.number(this);
        }
    }

    record Text(Span span, String value) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    record Bool(Span span, boolean value) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bool(this);
        }
    }

    record Null(Span span) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nothing(this);
        }
    }

    /** {@code date '2026-01-31'}. */
    record Date(Span span, LocalDate value) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.date(this);
        }
    }

    /** The day of the instant that is asked about, in UTC. */
    record Today(Span span) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.today(this);
        }
    }

    /** {@code 3 months}; stands only as the right side of {@code +} or {@code -} beside a date or timestamp. */
    record Duration(Span span, int count, Unit unit) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.duration(this);
        }
    }

    /** {@code column} or {@code table.column}, before resolution. */
    record Name(Span span, Optional<String> table, String name) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.name(this);
        }
    }

    /**
     * A column of the catalogue. Outside an aggregate it belongs to the table of persons; inside one, to the aggregate's
     * table.
     */
    record Column(Span span, String table, String name, Type type) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.column(this);
        }
    }

    // --- logic ------------------------------------------------------------------------------------------------

    record Not(Span span, Expr operand) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /** {@code and} / {@code or} over two or more operands; the parser flattens runs of one operator. */
    record Logic(Span span, boolean and, List<Expr> operands) implements Expr {
        public Logic {
            operands = List.copyOf(operands);
            if (operands.size() < 2) {
                throw new IllegalArgumentException("logic needs two operands");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.logic(this);
        }
    }

    record Compare(Span span, Expr left, Comparison operator, Expr right) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.compare(this);
        }
    }

    record In(Span span, Expr value, List<Expr> options, boolean negated) implements Expr {
        public In {
            options = List.copyOf(options);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.in(this);
        }
    }

    record Between(Span span, Expr value, Expr low, Expr high, boolean negated) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.between(this);
        }
    }

    /** {@code like} with {@code %} and {@code _}, no escape character; the pattern is a literal. */
    record Like(Span span, Expr value, Text pattern, boolean negated) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.like(this);
        }
    }

    record IsNull(Span span, Expr value, boolean negated) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.isNull(this);
        }
    }

    /** {@code in segment 'x'}; a leaf of logic, never inside another kind of node. */
    record InSegment(Span span, String segment) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inSegment(this);
        }
    }

    // --- computation ------------------------------------------------------------------------------------------

    /** {@code + - * /}; division by zero is null. */
    record Arithmetic(Span span, Expr left, Operation operator, Expr right) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.arithmetic(this);
        }
    }

    record Negate(Span span, Expr operand) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.negate(this);
        }
    }

    record Case(Span span, List<Branch> branches, Optional<Expr> otherwise) implements Expr {
        public Case {
            branches = List.copyOf(branches);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.choice(this);
        }
    }

    record Branch(Expr when, Expr then) {}

    /** A function over a person's values. */
    record Call(Span span, Function function, List<Expr> arguments) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /**
     * A trait: a value per person computed from her rows of an events table.
     *
     * @param column the column aggregated; empty for {@code count(orders)}
     * @param where which rows count; names in it belong to {@code table}
     */
    record Aggregate(Span span, AggregateFunction function, String table, Optional<Expr> column, Optional<Expr> where)
            implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.aggregate(this);
        }
    }

    /**
     * {@code rfm(orders, amount)}: three digits as text, recency, frequency and money, each a quintile from 1 to 5, 5
     * best; null for a person without a row, a time or an amount.
     *
     * @param amount the money column; {@code rfm(orders)} resolves to the table's one number column
     */
    record Rfm(Span span, String table, Optional<Expr> amount) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.rfm(this);
        }
    }

    enum Unit {
        DAYS,
        WEEKS,
        MONTHS,
        YEARS
    }

    enum Comparison {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    enum Operation {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/");

        private final String symbol;

        Operation(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** {@code age} takes no argument and counts whole years from the date of birth (or is the column that holds them). */
    enum Function {
        AGE,
        DAYS_SINCE,
        COALESCE,
        LOWER,
        PERCENTILE,
        NTILE
    }

    enum AggregateFunction {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX,
        FIRST,
        LAST,
        DISTINCT_COUNT
    }

    /** One method per kind of node and no default, so that a new kind does not compile until every reader knows it. */
    interface Visitor<R> {
        R number(Number node);

        R text(Text node);

        R bool(Bool node);

        R nothing(Null node);

        R date(Date node);

        R today(Today node);

        R duration(Duration node);

        R name(Name node);

        R column(Column node);

        R not(Not node);

        R logic(Logic node);

        R compare(Compare node);

        R in(In node);

        R between(Between node);

        R like(Like node);

        R isNull(IsNull node);

        R inSegment(InSegment node);

        R arithmetic(Arithmetic node);

        R negate(Negate node);

        R choice(Case node);

        R call(Call node);

        R aggregate(Aggregate node);

        R rfm(Rfm node);
    }
}
