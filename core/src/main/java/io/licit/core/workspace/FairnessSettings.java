package io.licit.core.workspace;

import java.util.List;

/**
 * The lines that fairness is judged by: {@code fairness} in {@code licit.yaml}. None is a line of law by itself; where
 * one has a source in law, it is named here, and the others are house convention.
 *
 * @param fourFifths below it a ratio of selection rates is of practical weight: 29 CFR 1607.4(D)
 * @param concern below it a significant difference is a concern although the ratio is not below {@code fourFifths}
 * @param significance of a p-value after Holm's correction; 0.05 is the two standard deviations of practice
 * @param minimumShare of all known persons that a group must have to be assessed: 2 %, 6 RCNY 5-301
 * @param minimumGroup persons that a group must have to be assessed
 * @param ageBands ages at which a band begins, rising; 40 is the line of the ADEA (29 U.S.C. 631(a)), 62 that of the
 *     ECOA
 * @param depth how many characteristics are crossed at most, 1 to 3
 * @param drift change of a ratio since it was last looked at that is reported
 */
public record FairnessSettings(
        double fourFifths,
        double concern,
        double significance,
        double minimumShare,
        int minimumGroup,
        List<Integer> ageBands,
        int depth,
        Proxy proxy,
        ProxyUse proxyUse,
        double drift,
        Alternatives alternatives) {
    public static final FairnessSettings USUAL = new FairnessSettings(
            0.8,
            0.9,
            0.05,
            0.02,
            30,
            List.of(18, 25, 40, 62),
            3,
            new Proxy(0.3, 0.1, 0.7),
            new ProxyUse(0.05, 0.05),
            0.1,
            new Alternatives(0.9, 1.25, 0.95, 0.97));

    public FairnessSettings {
        ageBands = List.copyOf(ageBands);
    }

    /** The same, with another least number of persons to a group. */
    public FairnessSettings withMinimumGroup(int persons) {
        return new FairnessSettings(
                fourFifths,
                concern,
                significance,
                minimumShare,
                persons,
                ageBands,
                depth,
                proxy,
                proxyUse,
                drift,
                alternatives);
    }

    /**
     * How strongly a column must tell a characteristic to be reported; one of them is enough.
     *
     * @param cramersV bias-corrected
     * @param theilsU share of the characteristic's entropy that the column takes away
     * @param auc of telling one group from the rest by the column's order, 0.5 to 1
     */
    public record Proxy(double cramersV, double theilsU, double auc) {}

    /**
     * When a condition is the use of a proxy: both are reached. Datta, Fredrikson, Ko, Mardziel and Sen 2017.
     *
     * @param epsilon association of the condition with the characteristic
     * @param delta chance that a person's membership changes with the condition
     */
    public record ProxyUse(double epsilon, double delta) {}

    /**
     * What an alternative must keep, over the segment as it is.
     *
     * @param personsLeast above 0, at most 1
     * @param personsMost at least 1
     */
    public record Alternatives(double personsLeast, double personsMost, double value, double response) {}
}
