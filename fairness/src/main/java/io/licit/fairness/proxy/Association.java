package io.licit.fairness.proxy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far one or two columns, or a segment as a whole, tell a protected characteristic.
 *
 * @param columns one or two names as an author would write them, traits in their own text; empty for the segment as a whole
 * @param inUse whether a segment that was asked about reads them; else they are only on offer
 * @param persons with both known; -1 where the number may not leave, as a measure that may not is NaN
 * @param levels values, or bands at deciles, of what tells
 * @param cramersV in [0, 1]
 * @param cramersVCorrected for bias; Bergsma 2013
 * @param theilsU share of the characteristic's entropy that is told, in [0, 1]
 * @param mutualInformation in nats
 * @param auc by group, one against the rest, of a number: in [0, 1], 0.5 tells nothing; empty where it is no number
 * @param flagged above a threshold, which is house convention and no law
 */
public record Association(
        List<String> columns,
        String characteristic,
        boolean inUse,
        long persons,
        int levels,
        double cramersV,
        double cramersVCorrected,
        double theilsU,
        double mutualInformation,
        Map<String, Double> auc,
        boolean flagged) {
    public Association {
        columns = List.copyOf(columns);
        auc = Collections.unmodifiableMap(new LinkedHashMap<>(auc));
    }
}
