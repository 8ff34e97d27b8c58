package io.licit.core.segment;

import io.licit.core.segment.Expr.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One walk over a tree, for one person or for one of her rows. */
final class Evaluation implements Expr.Visitor<Value> {
    private final Evaluator evaluator;
    private final PersonData person;
    private final Map<String, Value> values;
    /** Whether {@code values} are the person's own, and not a row's. */
    private final boolean ofPerson;

    Evaluation(Evaluator evaluator, PersonData person, Map<String, Value> values, boolean ofPerson) {
        this.evaluator = evaluator;
        this.person = person;
        this.values = values;
        this.ofPerson = ofPerson;
    }

    private Value of(Expr expr) {
        return expr.accept(this);
    }

    private Optional<Boolean> truth(Expr expr) {
        return Scalars.truth(of(expr));
    }

    @Override
    public Value number(Expr.Number node) {
        return Value.of(node.value());
    }

    @Override
    public Value text(Expr.Text node) {
        return Value.of(node.value());
    }

    @Override
    public Value bool(Expr.Bool node) {
        return Value.of(node.value());
    }

    @Override
    public Value nothing(Expr.Null node) {
        return Value.nothing();
    }

    @Override
    public Value date(Expr.Date node) {
        return Value.of(node.value());
    }

    @Override
    public Value today(Expr.Today node) {
        return Value.of(evaluator.today());
    }

    @Override
    public Value duration(Expr.Duration node) {
        throw new IllegalArgumentException("a length of time is no value: " + node);
    }

    @Override
    public Value name(Expr.Name node) {
        throw new IllegalArgumentException("not resolved: " + node);
    }

    @Override
    public Value column(Expr.Column node) {
        return Evaluator.valueOf(values, node.name());
    }

    @Override
    public Value not(Expr.Not node) {
        return negated(of(node.operand()), true);
    }

    private static Value negated(Value value, boolean negate) {
        return Scalars.of(Scalars.truth(value).map(truth -> truth != negate));
    }

    /** Kleene: one false decides {@code and}, one true decides {@code or}; else one unknown leaves it unknown. */
    @Override
    public Value logic(Expr.Logic node) {
        boolean unknown = false;
        for (Expr operand : node.operands()) {
            Optional<Boolean> truth = truth(operand);
            if (truth.isPresent() && truth.get() != node.and()) {
                return Value.of(!node.and());
            }
            unknown |= truth.isEmpty();
        }
        return unknown ? Value.nothing() : Value.of(node.and());
    }

    @Override
    public Value compare(Expr.Compare node) {
        return Scalars.compare(of(node.left()), node.operator(), of(node.right()));
    }

    @Override
    public Value in(Expr.In node) {
        Value value = of(node.value());
        boolean unknown = false;
        for (Expr option : node.options()) {
            Optional<Boolean> equal = Scalars.truth(Scalars.compare(value, Expr.Comparison.EQUAL, of(option)));
            if (equal.orElse(false)) {
                return Value.of(!node.negated());
            }
            unknown |= equal.isEmpty();
        }
        return unknown ? Value.nothing() : Value.of(node.negated());
    }

    @Override
    public Value between(Expr.Between node) {
        Value value = of(node.value());
        Value low = Scalars.compare(value, Expr.Comparison.GREATER_OR_EQUAL, of(node.low()));
        Value high = Scalars.compare(value, Expr.Comparison.LESS_OR_EQUAL, of(node.high()));
        Value no = Value.of(false);
        if (low.equals(no) || high.equals(no)) {
            return Value.of(node.negated());
        }
        return low.isNothing() || high.isNothing() ? Value.nothing() : Value.of(!node.negated());
    }

    @Override
    public Value like(Expr.Like node) {
        return negated(Scalars.like(of(node.value()), node.pattern().value()), node.negated());
    }

    @Override
    public Value isNull(Expr.IsNull node) {
        return Value.of(of(node.value()).isNothing() != node.negated());
    }

    @Override
    public Value inSegment(Expr.InSegment node) {
        return evaluator
                .segment(node.segment())
                .map(condition -> Scalars.of(evaluator.test(condition, person)))
                .orElse(Value.nothing());
    }

    @Override
    public Value arithmetic(Expr.Arithmetic node) {
        if (node.right() instanceof Expr.Duration by) {
            return Scalars.shift(of(node.left()), by, node.operator() == Operation.SUBTRACT);
        }
        return Scalars.arithmetic(of(node.left()), node.operator(), of(node.right()));
    }

    @Override
    public Value negate(Expr.Negate node) {
        return of(node.operand()).number().map(number -> Value.of(-number)).orElse(Value.nothing());
    }

    @Override
    public Value choice(Expr.Case node) {
        for (Expr.Branch branch : node.branches()) {
            if (truth(branch.when()).orElse(false)) {
                return of(branch.then());
            }
        }
        return node.otherwise().map(this::of).orElse(Value.nothing());
    }

    @Override
    public Value call(Expr.Call node) {
        List<Expr> arguments = node.arguments();
        return switch (node.function()) {
            case AGE -> evaluator.age(person);
            case DAYS_SINCE -> Scalars.daysSince(of(arguments.get(0)), evaluator.today());
            case COALESCE ->
                arguments.stream()
                        .map(this::of)
                        .filter(value -> !value.isNothing())
                        .findFirst()
                        .orElse(Value.nothing());
            case LOWER -> Scalars.lower(of(arguments.get(0)));
            case PERCENTILE -> evaluator.ranking(arguments.get(0)).percentile(of(arguments.get(0)));
            case NTILE -> evaluator.ranking(arguments.get(1)).tile(tiles(arguments.get(0)), of(arguments.get(1)));
        };
    }

    private static int tiles(Expr literal) {
        if (literal instanceof Expr.Number number) {
            return number.value().intValueExact();
        }
        throw new IllegalArgumentException("not a number of parts: " + literal);
    }

    @Override
    public Value aggregate(Expr.Aggregate node) {
        if (!ofPerson) {
            throw new IllegalArgumentException("an aggregate inside another: " + node);
        }
        return new AggregateEvaluation(evaluator, person).of(node);
    }

    @Override
    public Value rfm(Expr.Rfm node) {
        return evaluator.ranking(node).code(new AggregateEvaluation(evaluator, person));
    }
}
