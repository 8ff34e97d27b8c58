package io.licit.fairness.cause;

import java.util.List;

/**
 * A segment's condition over numbered literals. Nothing is negated: a literal is what stands at a leaf once {@code not}
 * has been carried down to it, so that a person is in exactly where the literals that are true of her make the formula
 * true; one that is unknown counts as one that is not true.
 */
public sealed interface Formula {
    /** The literal of that number, from 0. */
    record Literal(int number) implements Formula {}

    /** True where all are; two or more. */
    record All(List<Formula> operands) implements Formula {
        public All {
            operands = List.copyOf(operands);
        }
    }

    /** True where one is; two or more. */
    record Any(List<Formula> operands) implements Formula {
        public Any {
            operands = List.copyOf(operands);
        }
    }
}
