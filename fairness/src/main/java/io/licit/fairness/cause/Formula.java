package io.licit.fairness.cause;

import java.util.List;
import java.util.Optional;

/**
 * A segment's condition over numbered literals. Nothing is negated: a literal is what stands at a leaf once {@code not}
 * has been carried down to it, so that a person is in exactly where the literals that are true of her make the formula
 * true; one that is unknown counts as one that is not true.
 */
public sealed interface Formula {
    /** Whether it is true of a person of whom exactly the literals of {@code mask} are true; bit i is literal i. */
    boolean holds(long mask);

    /** The literals that stand in it, bit i for literal i. */
    long literals();

    /** How many literals and connectives it is written with. */
    int size();

    /**
     * What is left where only the literals of {@code kept} stand: any other leaves its parent, and so does a connective
     * that has lost all operands; one with a single operand left is that operand. Empty where nothing is left: then it
     * holds everybody.
     */
    Optional<Formula> only(long kept);

    /** The literal of that number, from 0 to 61. */
    record Literal(int number) implements Formula {
        public Literal {
            if (number < 0 || number > 61) {
                throw new IllegalArgumentException("no number of a literal: " + number);
            }
        }

        @Override
        public boolean holds(long mask) {
            return (mask >>> number & 1) == 1;
        }

        @Override
        public long literals() {
            return 1L << number;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public Optional<Formula> only(long kept) {
            return holds(kept) ? Optional.of(this) : Optional.empty();
        }
    }

    /** True where all are; two or more. */
    record All(List<Formula> operands) implements Formula {
        public All {
            operands = atLeastTwo(operands);
        }

        @Override
        public boolean holds(long mask) {
            for (Formula operand : operands) {
                if (!operand.holds(mask)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public long literals() {
            return union(operands);
        }

        @Override
        public int size() {
            return sum(operands);
        }

        @Override
        public Optional<Formula> only(long kept) {
            List<Formula> left = left(operands, kept);
            return left.size() < 2 ? left.stream().findFirst() : Optional.of(new All(left));
        }
    }

    /** True where one is; two or more. */
    record Any(List<Formula> operands) implements Formula {
        public Any {
            operands = atLeastTwo(operands);
        }

        @Override
        public boolean holds(long mask) {
            for (Formula operand : operands) {
                if (operand.holds(mask)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public long literals() {
            return union(operands);
        }

        @Override
        public int size() {
            return sum(operands);
        }

        @Override
        public Optional<Formula> only(long kept) {
            List<Formula> left = left(operands, kept);
            return left.size() < 2 ? left.stream().findFirst() : Optional.of(new Any(left));
        }
    }

    private static List<Formula> atLeastTwo(List<Formula> operands) {
        if (operands.size() < 2) {
            throw new IllegalArgumentException("a connective of " + operands.size());
        }
        return List.copyOf(operands);
    }

    private static List<Formula> left(List<Formula> operands, long kept) {
        return operands.stream().flatMap(one -> one.only(kept).stream()).toList();
    }

    private static long union(List<Formula> operands) {
        return operands.stream().mapToLong(Formula::literals).reduce(0, (a, b) -> a | b);
    }

    private static int sum(List<Formula> operands) {
        return 1 + operands.stream().mapToInt(Formula::size).sum();
    }
}
