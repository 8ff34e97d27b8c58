package io.licit.fairness.cause;

import java.util.function.IntToLongFunction;

/** A formula asked of 64 cases at once. */
final class Words {
    private Words() {}

    /** Bit i of the result is whether the formula holds in case i, whose literals are bit i of {@code literals}. */
    static long of(Formula formula, IntToLongFunction literals) {
        if (formula instanceof Formula.Literal literal) {
            return literals.applyAsLong(literal.number());
        }
        if (formula instanceof Formula.All all) {
            long word = -1L;
            for (Formula operand : all.operands()) {
                word &= of(operand, literals);
            }
            return word;
        }
        long word = 0L;
        for (Formula operand : ((Formula.Any) formula).operands()) {
            word |= of(operand, literals);
        }
        return word;
    }
}
