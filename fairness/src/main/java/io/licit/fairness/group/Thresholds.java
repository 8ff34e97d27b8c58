package io.licit.fairness.group;

/**
 * The lines that results are held against.
 *
 * @param air below it a ratio is of practical weight: four fifths, a rule of thumb of 29 CFR 1607.4(D)
 * @param concern below it a significant difference is a concern although the ratio is above {@code air}; house convention
 * @param significance of a p-value after Holm's correction: 0.05, as |Z| > 1.96
 * @param minimumShare of all known persons that a group must have to be assessed or to be the reference: 0.02,
 *     6 RCNY 5-301
 * @param minimumPersons that a group must have to be assessed or to be the reference
 */
public record Thresholds(double air, double concern, double significance, double minimumShare, long minimumPersons) {
    public static final Thresholds USUAL = new Thresholds(0.8, 0.9, 0.05, 0.02, 30);

    public Thresholds withMinimumPersons(long persons) {
        return new Thresholds(air, concern, significance, minimumShare, persons);
    }
}
