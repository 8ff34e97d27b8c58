package io.licit.engine.column;

import java.io.Serializable;

/**
 * What is said of a value by its code, in Kleene's logic: true of some codes, unknown of others, false of the rest.
 *
 * @param ofNull what is said where there is no value
 */
public record Predicate(Ranges yes, Ranges unknown, Answer ofNull) implements Serializable {
    /** True, false, or unknown. */
    public enum Answer {
        YES,
        NO,
        UNKNOWN;

        public Answer not() {
            return switch (this) {
                case YES -> NO;
                case NO -> YES;
                case UNKNOWN -> UNKNOWN;
            };
        }

        Answer and(Answer other) {
            if (this == NO || other == NO) {
                return NO;
            }
            return this == YES ? other : this;
        }
    }

    /** True of these codes, false of others, unknown of null. */
    public static Predicate within(Ranges yes) {
        return new Predicate(yes, Ranges.NONE, Answer.UNKNOWN);
    }

    /** Unknown whatever the value, and of null. */
    public static Predicate undecided() {
        return new Predicate(Ranges.NONE, Ranges.ALL, Answer.UNKNOWN);
    }

    /** True of null alone. */
    public static Predicate isNull() {
        return new Predicate(Ranges.NONE, Ranges.NONE, Answer.YES);
    }

    public Predicate not() {
        return new Predicate(possible().not(), unknown, ofNull.not());
    }

    public Predicate and(Predicate other) {
        Ranges both = yes.and(other.yes);
        return new Predicate(both, possible().and(other.possible()).and(both.not()), ofNull.and(other.ofNull));
    }

    public Predicate or(Predicate other) {
        return not().and(other.not()).not();
    }

    /** The same said of codes on another axis, null being null there. */
    public Predicate mapped(Ranges.Mapping mapping) {
        return new Predicate(yes.mapped(mapping), unknown.mapped(mapping), ofNull);
    }

    /** The codes of which it is not false. */
    public Ranges possible() {
        return yes.or(unknown);
    }

    /** What is said of a code. */
    public Answer of(long code) {
        if (yes.contains(code)) {
            return Answer.YES;
        }
        return unknown.contains(code) ? Answer.UNKNOWN : Answer.NO;
    }
}
