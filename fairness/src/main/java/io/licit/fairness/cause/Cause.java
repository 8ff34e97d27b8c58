package io.licit.fairness.cause;

import io.licit.fairness.group.Count;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What makes the gap between a group and its reference: every condition's Shapley share, what happens without it, what it
 * does alone, and the waterfall of the conditions in the order in which they stand.
 *
 * @param scale on which the gap is measured
 * @param gap of the whole segment on that scale; the shares add up to it
 * @param error bound on the absolute error of every Shapley value, on the scale, at 95 % for all of them together:
 *     empirical Bernstein, Maurer and Pontil 2009; 0 where they are exact
 * @param firstDivergent index in {@code waterfall} of the first step at which the ratio falls below the line although it
 *     was not before, or, where the group is held more often, its inverse; -1 where none does
 */
public record Cause(
        String characteristic,
        String group,
        String reference,
        Scale scale,
        double gap,
        double error,
        List<Share> shares,
        List<Step> waterfall,
        int firstDivergent) {
    public Cause {
        shares = List.copyOf(shares);
        waterfall = List.copyOf(waterfall);
    }

    /** What a gap is measured on. */
    public enum Scale {
        /** ln(rate of the group / rate of the reference); the usual one. */
        LOG_RATIO,
        /** The difference of rates, where some combination of conditions leaves a group without anybody. */
        DIFFERENCE
    }

    /**
     * A condition's part.
     *
     * @param shapley its Shapley value on the scale
     * @param share that over the gap; empty where the gap is zero
     * @param leaveOneOut the gap of the whole less the gap without it
     * @param alone the gap of it alone
     */
    public record Share(String condition, double shapley, OptionalDouble share, double leaveOneOut, double alone) {}

    /**
     * The segment as far as to one condition.
     *
     * @param groupCount persons of the group whom the conditions up to here hold
     * @param ratio of the rates; empty where the reference's is zero
     * @param withheld whether its numbers may not leave: then the counts are none and the ratio is empty
     */
    public record Step(
            String condition, Count groupCount, Count referenceCount, OptionalDouble ratio, boolean withheld) {}
}
