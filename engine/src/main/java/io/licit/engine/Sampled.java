package io.licit.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An audience among persons who were drawn, by what they were drawn by. Any engine that divides persons into parts and
 * draws whole ones at random can tell one, such as one of shards.
 *
 * @param excluded by the rule that leaves out first, in the gate's order; by unit
 * @param byCountry as in {@link AudienceCounts}; countries where somebody who was drawn matches
 */
public record Sampled(
        String segment,
        String digest,
        Drawn drawn,
        Counts counts,
        Map<String, List<Long>> excluded,
        Map<String, Counts> byCountry) {
    public Sampled {
        excluded = Collections.unmodifiableMap(new LinkedHashMap<>(excluded));
        byCountry = Collections.unmodifiableMap(new TreeMap<>(byCountry));
    }

    /**
     * What was drawn.
     *
     * @param persons of the data
     * @param units that they are divided into
     * @param unitPersons that a unit has at most
     * @param sizes persons of each unit that was drawn
     */
    public record Drawn(long persons, long units, int unitPersons, List<Integer> sizes) {
        public Drawn {
            sizes = List.copyOf(sizes);
        }

        public long personsDrawn() {
            return sizes.stream().mapToLong(Integer::longValue).sum();
        }
    }

    /** Persons by unit, in the order of {@link Drawn#sizes}. */
    public record Counts(List<Long> matching, List<Long> eligible, List<Long> reachable) {
        public Counts {
            matching = List.copyOf(matching);
            eligible = List.copyOf(eligible);
            reachable = List.copyOf(reachable);
        }
    }
}
