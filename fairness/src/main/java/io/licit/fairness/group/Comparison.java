package io.licit.fairness.group;

import io.licit.fairness.statistics.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A group held against another.
 *
 * @param with the other group's value, or {@code rest} for everybody else who is known
 * @param ratio of the rates, the group's over the other's; empty where the other's is zero. For a burden, of the rates of
 *     not being selected
 * @param difference of the same rates, in [-1, 1]
 * @param ratioInterval Katz's, on the logarithm; empty where a rate is zero. Where groups are chances, by linearisation
 * @param differenceInterval Newcombe's; where groups are chances, by linearisation
 * @param oddsRatio of the sample; empty where it divides zero by zero
 * @param z with pooled variance; empty where nobody or everybody is selected
 * @param p two-sided, by {@code method}
 * @param pHolm {@code p} after Holm's correction over all comparisons of the characteristic of the same kind: against the
 *     highest, the largest, the rest or a named group
 * @param flips whether the selection of one different person brings the ratio to the other side of the line; UGESP Q&amp;A 21
 */
public record Comparison(
        String with,
        OptionalDouble ratio,
        double difference,
        Optional<Interval> ratioInterval,
        Interval differenceInterval,
        OptionalDouble oddsRatio,
        OptionalDouble z,
        double p,
        Method method,
        double pHolm,
        boolean flips) {
    Comparison withHolm(double corrected) {
        return new Comparison(
                with, ratio, difference, ratioInterval, differenceInterval, oddsRatio, z, p, method, corrected, flips);
    }

    /** How a p-value was computed. */
    public enum Method {
        FISHER("Fisher's exact test, two-sided"),
        Z("z test with pooled variance, two-sided"),
        WEIGHTED_Z("z test on weighted rates, two-sided");

        private final String word;

        Method(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
