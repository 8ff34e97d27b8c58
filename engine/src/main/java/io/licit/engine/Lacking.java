package io.licit.engine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Those who match a segment and are kept out by nothing but a consent that is missing: with it they would be eligible.
 * Whoever is restricted, a minor, past retention or has refused where the law heeds it is not among them.
 *
 * @param byRule by the rule that leaves out first, in the gate's order
 * @param byCountry by the country that the data states; the empty text where it states none
 * @param refused how many of them have ever refused the use or direct marketing, and are not to be asked
 * @param askable how many of the others may be asked, by way
 */
public record Lacking(
        long persons,
        List<AudienceCounts.Excluded> byRule,
        Map<String, Long> byCountry,
        long refused,
        Map<String, Long> askable) {
    public Lacking {
        byRule = List.copyOf(byRule);
        byCountry = Collections.unmodifiableMap(new TreeMap<>(byCountry));
        askable = Collections.unmodifiableMap(new TreeMap<>(askable));
    }
}
