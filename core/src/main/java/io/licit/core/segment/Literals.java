package io.licit.core.segment;

import io.licit.core.segment.Expr.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resolved condition with every {@code not} carried down to a leaf, over numbered leaves. No operator of the shape
 * negates, so a person is in exactly where the shape holds over the literals that are true of her; one that is unknown
 * counts as one that is not true. So it is with {@code and} and {@code or} in Kleene's logic, where De Morgan's laws hold
 * and a comparison is unknown exactly where its opposite is.
 *
 * @param literals by number, each with a canonical text of its own
 */
public record Literals(Shape shape, List<Expr> literals) {
    /** The bits of a mask that is a number from 0. */
    public static final int MOST = 62;

    public Literals {
        literals = List.copyOf(literals);
    }

    /** How literals make a condition. */
    public sealed interface Shape {}

    /** The literal of that number, from 0. */
    public record Literal(int number) implements Shape {}

    /** True where all are; two or more, none of them of this kind. */
    public record All(List<Shape> operands) implements Shape {
        public All {
            operands = several(operands);
        }
    }

    /** True where one is; two or more, none of them of this kind. */
    public record Any(List<Shape> operands) implements Shape {
        public Any {
            operands = several(operands);
        }
    }

    /** The literals of a resolved condition, numbered as they first stand; empty where there are more than 62. */
    public static Optional<Literals> of(Expr condition) {
        Numbering numbering = new Numbering();
        Shape shape = numbering.shape(condition, false);
        return numbering.byText.size() > MOST
                ? Optional.empty()
                : Optional.of(new Literals(shape, List.copyOf(numbering.byText.values())));
    }

    /** The same with another condition in a literal's place; all numbers stay. */
    public Literals with(int literal, Expr other) {
        List<Expr> changed = new ArrayList<>(literals);
        changed.set(literal, other);
        return new Literals(shape, changed);
    }

    /**
     * The same without a literal: it is taken out of what it stands in, and what is then empty too. All numbers stay, and
     * the shape no longer holds this one. Empty where nothing is left.
     */
    public Optional<Literals> without(int literal) {
        return without(shape, literal).map(left -> new Literals(left, literals));
    }

    /** The resolved condition; its canonical text reads back to the same tree. */
    public Expr condition() {
        return condition(shape);
    }

    private static Optional<Shape> without(Shape shape, int literal) {
        if (shape instanceof Literal leaf) {
            return leaf.number() == literal ? Optional.empty() : Optional.of(shape);
        }
        List<Shape> left = operands(shape).stream()
                .flatMap(operand -> without(operand, literal).stream())
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(joined(shape instanceof All, left));
    }

    private Expr condition(Shape shape) {
        if (shape instanceof Literal leaf) {
            return literals.get(leaf.number());
        }
        boolean and = shape instanceof All;
        List<Expr> operands = operands(shape).stream().map(this::condition).toList();
        Map<String, Expr> distinct = new LinkedHashMap<>();
        NormalForm.flattened(and, operands).forEach(operand -> distinct.putIfAbsent(Canonical.text(operand), operand));
        List<Expr> left = List.copyOf(distinct.values());
        return left.size() == 1 ? left.get(0) : new Expr.Logic(operands.get(0).span(), and, left);
    }

    private static List<Shape> operands(Shape shape) {
        if (shape instanceof All all) {
            return all.operands();
        }
        return shape instanceof Any any ? any.operands() : List.of();
    }

    /** Operands put together, those of one kind in one and each once. */
    private static Shape joined(boolean and, List<Shape> operands) {
        List<Shape> flat = operands.stream()
                .flatMap(operand -> (and ? operand instanceof All : operand instanceof Any)
                        ? operands(operand).stream()
                        : List.of(operand).stream())
                .distinct()
                .toList();
        if (flat.size() == 1) {
            return flat.get(0);
        }
        return and ? new All(flat) : new Any(flat);
    }

    private static List<Shape> several(List<Shape> operands) {
        if (operands.size() < 2) {
            throw new IllegalArgumentException("logic needs two operands");
        }
        return List.copyOf(operands);
    }

    private static final class Numbering {
        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private final Map<String, Expr> byText = new LinkedHashMap<>();

        Shape shape(Expr expr, boolean negated) {
            if (expr instanceof Expr.Not not) {
                return shape(not.operand(), !negated);
            }
            if (expr instanceof Expr.Logic logic) {
                return joined(
                        logic.and() != negated,
                        logic.operands().stream()
                                .map(operand -> shape(operand, negated))
                                .toList());
            }
            if (expr instanceof Expr.Between between) {
                boolean outside = between.negated() != negated;
                return joined(
                        !outside,
                        List.of(
                                bound(between, Comparison.GREATER_OR_EQUAL, between.low(), outside),
                                bound(between, Comparison.LESS_OR_EQUAL, between.high(), outside)));
            }
            return literal(negated ? Opposite.of(expr) : expr);
        }

        private Shape bound(Expr.Between between, Comparison operator, Expr limit, boolean outside) {
            Expr.Compare within = new Expr.Compare(between.span(), between.value(), operator, limit);
            return literal(outside ? Opposite.of(within) : within);
        }

        private Shape literal(Expr leaf) {
            String text = Canonical.text(leaf);
            byText.putIfAbsent(text, leaf);
            return new Literal(numbers.computeIfAbsent(text, ignored -> numbers.size()));
        }
    }
}
