package io.licit.fairness.group;

import io.licit.fairness.statistics.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The persons of whom a characteristic is not known, and what that leaves open.
 *
 * @param count of them
 * @param knownInside share of the set's persons of whom the characteristic is known, in [0, 1]; empty for an empty set
 * @param knownOutside the same of everybody else
 * @param p two-sided Fisher's exact (or z, as for groups) of being known against being selected; empty where nobody is
 *     missing
 * @param completeCase the lowest adverse impact ratio among the known; empty where none can be computed
 * @param worstCase the lowest and the highest that ratio can become by any assignment of the missing to that group and to
 *     its reference; empty where none can be computed
 * @param withheld whether its numbers may not leave: then the count is none and everything else is empty
 */
public record Missing(
        Count count,
        OptionalDouble knownInside,
        OptionalDouble knownOutside,
        OptionalDouble p,
        OptionalDouble completeCase,
        Optional<Interval> worstCase,
        boolean withheld) {
    public Missing(
            Count count,
            OptionalDouble knownInside,
            OptionalDouble knownOutside,
            OptionalDouble p,
            OptionalDouble completeCase,
            Optional<Interval> worstCase) {
        this(count, knownInside, knownOutside, p, completeCase, worstCase, false);
    }

    /** What is left of one whose numbers may not leave. */
    public static Missing hidden() {
        OptionalDouble none = OptionalDouble.empty();
        return new Missing(Count.none(), none, none, none, none, Optional.empty(), true);
    }
}
