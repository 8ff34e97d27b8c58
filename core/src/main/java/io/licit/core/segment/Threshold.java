package io.licit.core.segment;

import io.licit.core.catalogue.Type;
import io.licit.core.segment.Expr.Comparison;
import io.licit.core.source.Span;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A literal that holds a number against a line: {@code lifetime_value > 500}.
 *
 * @param number a resolved expression of a number, and no number itself
 * @param operator with the expression on its left; one of the four that have a direction
 * @param at the line
 */
public record Threshold(Expr number, Comparison operator, BigDecimal at) {
    /**
     * A literal as a threshold, whichever side the number stands on. Empty for anything else: {@code =} and {@code <>}
     * single out a value and have no line to move.
     */
    public static Optional<Threshold> of(Expr literal) {
        if (!(literal instanceof Expr.Compare compare)) {
            return Optional.empty();
        }
        return compare.right() instanceof Expr.Number at
                ? threshold(compare.left(), compare.operator(), at)
                : compare.left() instanceof Expr.Number at
                        ? threshold(compare.right(), turned(compare.operator()), at)
                        : Optional.empty();
    }

    private static Optional<Threshold> threshold(Expr number, Comparison operator, Expr.Number at) {
        boolean directed = operator != Comparison.EQUAL && operator != Comparison.NOT_EQUAL;
        boolean varies = Types.of(number) == Type.NUMBER && !(number instanceof Expr.Number);
        return directed && varies ? Optional.of(new Threshold(number, operator, at.value())) : Optional.empty();
    }

    /** The literal with its line elsewhere. */
    public Expr moved(BigDecimal to) {
        return swapped(number, operator, to);
    }

    /** A literal of another number in its place. */
    public Expr swapped(Expr otherNumber, Comparison otherOperator, BigDecimal line) {
        Span span = number.span();
        return new Expr.Compare(span, otherNumber, otherOperator, new Expr.Number(span, NormalForm.number(line)));
    }

    private static Comparison turned(Comparison operator) {
        return switch (operator) {
            case LESS -> Comparison.GREATER;
            case LESS_OR_EQUAL -> Comparison.GREATER_OR_EQUAL;
            case GREATER -> Comparison.LESS;
            case GREATER_OR_EQUAL -> Comparison.LESS_OR_EQUAL;
            case EQUAL, NOT_EQUAL -> operator;
        };
    }
}
