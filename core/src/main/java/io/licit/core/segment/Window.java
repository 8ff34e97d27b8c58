package io.licit.core.segment;

import io.licit.core.segment.Expr.AggregateFunction;
import io.licit.core.segment.Expr.Comparison;
import io.licit.core.segment.Expr.Operation;
import java.util.function.Predicate;

/**
 * Whether an aggregate looks back over a limited time: in every disjunct of its {@code where}, something bounds the time
 * of a row from below by a value that no column gives. {@code max} and {@code last} of the time itself tell only the
 * latest event and need no bound.
 */
final class Window {
    private final String at;

    private Window(String at) {
        this.at = at;
    }

    /** @param at the column of the table's time */
    static boolean isFinite(Expr.Aggregate aggregate, String at) {
        Window window = new Window(at);
        boolean latest =
                aggregate.function() == AggregateFunction.MAX || aggregate.function() == AggregateFunction.LAST;
        if (latest && aggregate.column().filter(window::isTime).isPresent()) {
            return true;
        }
        return aggregate.where().filter(where -> window.bounds(where, false)).isPresent();
    }

    /** Whether the condition (or, negated, its denial) holds only for rows after some fixed time. */
    private boolean bounds(Expr condition, boolean negated) {
        if (condition instanceof Expr.Not not) {
            return bounds(not.operand(), !negated);
        }
        if (condition instanceof Expr.Logic logic) {
            Predicate<Expr> bounded = operand -> bounds(operand, negated);
            return logic.and() == negated
                    ? logic.operands().stream().allMatch(bounded)
                    : logic.operands().stream().anyMatch(bounded);
        }
        if (condition instanceof Expr.Compare compare) {
            Comparison operator = negated ? denied(compare.operator()) : compare.operator();
            return bounds(compare.left(), operator, compare.right())
                    || bounds(compare.right(), mirrored(operator), compare.left());
        }
        if (condition instanceof Expr.Between between && between.negated() == negated) {
            return bounds(between.value(), Comparison.GREATER_OR_EQUAL, between.low())
                    || bounds(between.value(), Comparison.LESS_OR_EQUAL, between.high());
        }
        return condition instanceof Expr.In in
                && in.negated() == negated
                && isTime(in.value())
                && in.options().stream().allMatch(Window::isFixed);
    }

    private boolean bounds(Expr value, Comparison operator, Expr bound) {
        if (!isFixed(bound)) {
            return false;
        }
        return switch (operator) {
            case EQUAL -> isTime(value) || isTimeSince(value);
            case GREATER, GREATER_OR_EQUAL -> isTime(value);
            case LESS, LESS_OR_EQUAL -> isTimeSince(value);
            case NOT_EQUAL -> false;
        };
    }

    private boolean isTime(Expr expr) {
        return expr instanceof Expr.Column column && column.name().equals(at);
    }

    /** How long ago the row's time is: {@code days_since(at)}, or a fixed date less it. */
    private boolean isTimeSince(Expr expr) {
        if (expr instanceof Expr.Call call && call.function() == Expr.Function.DAYS_SINCE) {
            return isTime(call.arguments().get(0));
        }
        return expr instanceof Expr.Arithmetic arithmetic
                && arithmetic.operator() == Operation.SUBTRACT
                && isFixed(arithmetic.left())
                && isTime(arithmetic.right());
    }

    /** Whether no column has a part in the value. */
    private static boolean isFixed(Expr expr) {
        return !Children.any(expr, part -> part instanceof Expr.Column || part instanceof Expr.Name);
    }

    private static Comparison denied(Comparison operator) {
        return switch (operator) {
            case EQUAL -> Comparison.NOT_EQUAL;
            case NOT_EQUAL -> Comparison.EQUAL;
            case LESS -> Comparison.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Comparison.GREATER;
            case GREATER -> Comparison.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparison.LESS;
        };
    }

    private static Comparison mirrored(Comparison operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> operator;
            case LESS -> Comparison.GREATER;
            case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            case GREATER -> Comparison.LESS;
            case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
        };
    }
}
