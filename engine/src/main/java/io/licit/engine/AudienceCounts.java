package io.licit.engine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An audience in numbers.
 *
 * @param matching persons for whom the condition is true
 * @param eligible those of them whom no rule leaves out
 * @param reachable those of the eligible who have a contact point for the channel
 * @param excluded the others, each once under the first rule that leaves her out, in the gate's order
 * @param byCountry matching, eligible and reachable by the country that the data states, as it is compared: trimmed, in
 *     capitals; the empty text where it states none
 */
public record AudienceCounts(
        String segment,
        String digest,
        long matching,
        long eligible,
        long reachable,
        List<Excluded> excluded,
        Map<String, CountryCounts> byCountry) {
    public AudienceCounts {
        excluded = List.copyOf(excluded);
        byCountry = Collections.unmodifiableMap(new TreeMap<>(byCountry));
    }

    /** Persons left out first by one rule; never none. */
    public record Excluded(String rule, long count) {}

    /** The three numbers within one country. */
    public record CountryCounts(long matching, long eligible, long reachable) {}
}
