package io.licit.fairness.cause;

import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * A formula made ready to be asked of 64 cases at once, and with any of its literals removed: the same as {@link
 * Formula#only} and {@link Formula#holds}, without making a formula anew for each set of literals.
 */
final class Tree {
    private static final List<Formula> NONE = List.of();

    private final long literals;
    private final int number;
    private final boolean all;
    private final Tree[] operands;

    private Tree(Formula formula, int number, boolean all, List<Formula> operands) {
        this.literals = formula.literals();
        this.number = number;
        this.all = all;
        this.operands = operands.stream().map(Tree::of).toArray(Tree[]::new);
    }

    static Tree of(Formula formula) {
        if (formula instanceof Formula.Literal literal) {
            return new Tree(literal, literal.number(), true, NONE);
        }
        if (formula instanceof Formula.All conjunction) {
            return new Tree(conjunction, -1, true, conjunction.operands());
        }
        return new Tree(formula, -1, false, ((Formula.Any) formula).operands());
    }

    /**
     * Whether it holds in each of 64 cases where only the literals of {@code kept} stand; everywhere where none is left.
     *
     * @param truth of a literal in the 64 cases
     */
    long holds(long kept, IntToLongFunction truth) {
        return (literals & kept) == 0 ? -1L : left(kept, truth);
    }

    private long left(long kept, IntToLongFunction truth) {
        if (number >= 0) {
            return truth.applyAsLong(number);
        }
        long word = all ? -1L : 0L;
        for (Tree operand : operands) {
            if ((operand.literals & kept) != 0) {
                long one = operand.left(kept, truth);
                word = all ? word & one : word | one;
            }
        }
        return word;
    }

    boolean isConjunction() {
        for (Tree operand : operands) {
            if (!operand.isConjunction()) {
                return false;
            }
        }
        return all;
    }

    /** Whether no literal stands twice. */
    boolean isReadOnce() {
        return leaves() == Long.bitCount(literals);
    }

    private int leaves() {
        int leaves = number >= 0 ? 1 : 0;
        for (Tree operand : operands) {
            leaves += operand.leaves();
        }
        return leaves;
    }
}
