package io.licit.fairness.group;

import io.licit.fairness.statistics.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A group against its reference within the strata of a declared business factor.
 *
 * @param characteristic whose group it is
 * @param given the factor
 * @param strata how many there are
 * @param informative how many of them hold persons of both groups, some selected and some not
 * @param coverage share of both groups' persons who are in informative strata, in [0, 1]
 * @param oddsRatio Mantel-Haenszel's; empty where no stratum is informative
 * @param oddsRatioInterval Robins, Breslow and Greenland's
 * @param riskRatio Mantel-Haenszel's; for a burden, this and all else is of not being selected
 * @param chi2 of Cochran, Mantel and Haenszel without continuity correction, and its {@code p}; corrected as R does beside
 * @param homogeneity of Breslow and Day with Tarone's correction: its p; empty with fewer than two informative strata
 * @param disparity conditional demographic disparity, the group against everybody else who is known, over strata in which
 *     some of them are selected and some not, in [-1, 1], positive to the group's disadvantage; empty without such
 */
public record Conditional(
        String characteristic,
        String given,
        String group,
        String reference,
        int strata,
        int informative,
        double coverage,
        OptionalDouble oddsRatio,
        Optional<Interval> oddsRatioInterval,
        OptionalDouble riskRatio,
        OptionalDouble chi2,
        OptionalDouble p,
        OptionalDouble pCorrected,
        OptionalDouble homogeneity,
        OptionalDouble disparity) {
    /** The same, where there are persons besides those in the strata. */
    public Conditional withCoverage(double share) {
        return new Conditional(
                characteristic,
                given,
                group,
                reference,
                strata,
                informative,
                share,
                oddsRatio,
                oddsRatioInterval,
                riskRatio,
                chi2,
                p,
                pCorrected,
                homogeneity,
                disparity);
    }
}
