package io.licit.fairness.group;

import io.licit.fairness.statistics.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One group of a characteristic.
 *
 * @param value as the data has it
 * @param persons a whole number where values are known, a sum of probabilities where groups are given as such
 * @param rate in [0, 1]; empty without persons
 * @param rateInterval Wilson's; empty without persons
 * @param air the adverse impact ratio against the highest rate of an assessable group; 1 for that group; empty where there
 *     is none or its rate is zero. For a burden, of the rates of not being selected
 * @param assessable whether the group is large enough to be judged
 * @param highest against the group with the highest rate; empty for that group itself,
 *     and where there is none or either has no persons
 * @param largest against the group with the most persons; empty likewise
 * @param rest against everybody else who is known; empty where there is nobody else, or nobody here
 * @param named against a reference that was asked for; empty where none was, and for that group itself
 * @param shortfall persons who would have to be selected besides for the group to reach the highest rate, at least zero;
 *     zero too where there is no highest rate. For a burden, persons who would have to be spared
 * @param shortfallToOverall the same to the rate of all known persons; negative where the group is above it
 * @param standardisedDifference of the rate from the highest: the difference over the standard deviation of selection
 *     among all known; empty where that is zero. For a burden, of the rates of not being selected
 * @param burdenRatio for a burden, the group's rate over the lowest rate of an assessable group; empty where
 *     that is zero, and for a benefit
 * @param withheld whether its numbers may not leave: then persons and selected are NaN, and every other number is empty
 *     or NaN; the verdict stays
 */
public record GroupResult(
        String value,
        double persons,
        double selected,
        OptionalDouble rate,
        Optional<Interval> rateInterval,
        OptionalDouble air,
        boolean assessable,
        Optional<Comparison> highest,
        Optional<Comparison> largest,
        Optional<Comparison> rest,
        Optional<Comparison> named,
        double shortfall,
        double shortfallToOverall,
        OptionalDouble standardisedDifference,
        OptionalDouble burdenRatio,
        boolean withheld,
        Verdict verdict) {}
