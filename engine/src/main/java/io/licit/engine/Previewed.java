package io.licit.engine;

import java.util.List;

/**
 * An audience in numbers, and broken down further.
 *
 * @param breakdowns in the order in which they were asked for
 */
public record Previewed(AudienceCounts counts, List<Breakdown> breakdowns) {
    public Previewed {
        breakdowns = List.copyOf(breakdowns);
    }
}
