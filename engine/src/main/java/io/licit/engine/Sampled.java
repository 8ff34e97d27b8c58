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
 * @param breakdowns by column, in the order in which they were asked for
 */
public record Sampled(
        String segment,
        String digest,
        Drawn drawn,
        Counts counts,
        Map<String, List<Long>> excluded,
        Map<String, Counts> byCountry,
        Map<String, By> breakdowns) {
    /** So many values of a column are told apart. */
    public static final int MOST_VALUES = 20;

    public Sampled {
        excluded = Collections.unmodifiableMap(new LinkedHashMap<>(excluded));
        byCountry = Collections.unmodifiableMap(new TreeMap<>(byCountry));
        breakdowns = Collections.unmodifiableMap(new LinkedHashMap<>(breakdowns));
    }

    /**
     * What is asked for.
     *
     * @param share of the persons, over 0 and up to 1; more are drawn where so few would tell nothing
     * @param seed of the draw: the same draws the same
     * @param columns of the persons that hold texts or truths
     */
    public record Request(double share, long seed, List<String> columns) {
        public Request {
            columns = List.copyOf(columns);
        }
    }

    /**
     * By the values of a column.
     *
     * @param values the largest of those that were drawn, the largest first
     * @param missing those of whom the column says nothing, or blanks
     * @param rest everybody else
     * @param restValues how many values these have, of those that were drawn
     * @param tooMany whether there are so many values that none is told apart, and all are in the rest
     */
    public record By(Map<String, Counts> values, Counts missing, Counts rest, long restValues, boolean tooMany) {
        public By {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
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
