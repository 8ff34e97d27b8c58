package io.licit.core.segment;

import io.licit.core.segment.Expr.Comparison;

/** The leaf that is true where another is false, false where it is true, and unknown where it is. */
final class Opposite {
    private Opposite() {}

    static Expr of(Expr leaf) {
        if (leaf instanceof Expr.Compare compare) {
            return new Expr.Compare(compare.span(), compare.left(), of(compare.operator()), compare.right());
        }
        if (leaf instanceof Expr.In in) {
            return new Expr.In(in.span(), in.value(), in.options(), !in.negated());
        }
        if (leaf instanceof Expr.Like like) {
            return new Expr.Like(like.span(), like.value(), like.pattern(), !like.negated());
        }
        if (leaf instanceof Expr.IsNull isNull) {
            return new Expr.IsNull(isNull.span(), isNull.value(), !isNull.negated());
        }
        if (leaf instanceof Expr.Bool bool) {
            return new Expr.Bool(bool.span(), !bool.value());
        }
        return leaf instanceof Expr.Null ? leaf : new Expr.Not(leaf.span(), leaf);
    }

    private static Comparison of(Comparison operator) {
        return switch (operator) {
            case EQUAL -> Comparison.NOT_EQUAL;
            case NOT_EQUAL -> Comparison.EQUAL;
            case LESS -> Comparison.GREATER_OR_EQUAL;
            case LESS_OR_EQUAL -> Comparison.GREATER;
            case GREATER -> Comparison.LESS_OR_EQUAL;
            case GREATER_OR_EQUAL -> Comparison.LESS;
        };
    }
}
