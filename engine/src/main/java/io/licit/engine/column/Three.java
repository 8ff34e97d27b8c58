package io.licit.engine.column;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What is said of one block's persons: who is in {@code yes} is told so, who is not in {@code possible} is told no, and
 * of whoever is between it is unknown. Kleene's connectives are then the plain ones, on each set by itself. The two are
 * the same array where nothing is unknown, and nobody and everybody are arrays of their own, so that both cost nothing.
 */
record Three(long[] yes, long[] possible) {
    static final long[] NOBODY = new long[Words.SIZE];
    static final long[] EVERYBODY = everybody();

    private static final Three NO = new Three(NOBODY, NOBODY);
    private static final Three YES = new Three(EVERYBODY, EVERYBODY);
    private static final Three UNKNOWN = new Three(NOBODY, EVERYBODY);

    private static long[] everybody() {
        long[] words = new long[Words.SIZE];
        Arrays.fill(words, -1);
        return words;
    }

    static Three of(Predicate.Answer answer) {
        return switch (answer) {
            case YES -> YES;
            case NO -> NO;
            case UNKNOWN -> UNKNOWN;
        };
    }

    Three not(Scratch scratch) {
        long[] no = inverse(possible, scratch);
        return new Three(no, yes == possible ? no : inverse(yes, scratch));
    }

    private static long[] inverse(long[] set, Scratch scratch) {
        if (set == NOBODY) {
            return EVERYBODY;
        }
        if (set == EVERYBODY) {
            return NOBODY;
        }
        long[] inverse = scratch.take();
        Words.not(set, inverse);
        return inverse;
    }

    static Three all(List<Three> operands, Scratch scratch) {
        return joined(operands, scratch, true);
    }

    static Three any(List<Three> operands, Scratch scratch) {
        return joined(operands, scratch, false);
    }

    private static Three joined(List<Three> operands, Scratch scratch, boolean and) {
        long[] yes = joined(operands, Three::yes, scratch, and);
        boolean known = operands.stream().allMatch(operand -> operand.yes == operand.possible);
        return new Three(yes, known ? yes : joined(operands, Three::possible, scratch, and));
    }

    private static long[] joined(List<Three> operands, Function<Three, long[]> side, Scratch scratch, boolean and) {
        long[] decides = and ? NOBODY : EVERYBODY;
        long[] changesNothing = and ? EVERYBODY : NOBODY;
        long[] first = changesNothing;
        long[] made = changesNothing;
        for (Three operand : operands) {
            long[] set = side.apply(operand);
            if (set == decides) {
                return decides;
            }
            if (set == changesNothing) {
                continue;
            }
            if (first == changesNothing) {
                first = set;
                continue;
            }
            if (made == changesNothing) {
                made = scratch.take();
                Words.copy(first, made);
            }
            if (and) {
                Words.and(made, set);
            } else {
                Words.or(made, set);
            }
        }
        return made == changesNothing ? first : made;
    }
}
