package io.licit.core.campaign;

import io.licit.core.law.Place;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whom a campaign would reach: counts over the audience of its segment, and nothing on any one of them.
 *
 * @param persons the eligible
 * @param places how many of them live where
 * @param groups how many of them belong to a group that may need protection, by the group's word: {@code minors},
 *     {@code elderly}, {@code unknown-age}, {@code in-hardship}, {@code health}
 * @param messages how many messages on the channel persons would have got with this one, by rule that caps them: for each
 *     rule id, the number of persons above its cap
 * @param known places that the data knows, so that a place without recipients is known to be one
 * @param everybody the same groups among all persons of the data
 * @param isTold whether findings may say how many they are; not to somebody who may not see counts of few
 */
public record Recipients(
        long persons,
        Map<Place, Long> places,
        Map<String, Long> groups,
        Map<String, Long> messages,
        Set<Place> known,
        Everybody everybody,
        boolean isTold) {
    public Recipients {
        places = Collections.unmodifiableMap(new HashMap<>(places));
        groups = Collections.unmodifiableMap(new TreeMap<>(groups));
        messages = Collections.unmodifiableMap(new TreeMap<>(messages));
        known = Set.copyOf(known);
    }

    /**
     * All persons of the data.
     *
     * @param groups how many of them belong to a group, by its word
     */
    public record Everybody(long persons, Map<String, Long> groups) {
        public Everybody {
            groups = Collections.unmodifiableMap(new TreeMap<>(groups));
        }

        public double share(String group) {
            return persons == 0 ? 0 : groups.getOrDefault(group, 0L) / (double) persons;
        }
    }

    public Recipients(
            long persons,
            Map<Place, Long> places,
            Map<String, Long> groups,
            Map<String, Long> messages,
            Set<Place> known,
            Everybody everybody) {
        this(persons, places, groups, messages, known, everybody, true);
    }

    public Recipients(
            long persons,
            Map<Place, Long> places,
            Map<String, Long> groups,
            Map<String, Long> messages,
            Set<Place> known) {
        this(persons, places, groups, messages, known, new Everybody(persons, groups));
    }

    /** The same persons, of whom findings say where they are and not how many. */
    public Recipients untold() {
        return new Recipients(persons, places, groups, messages, known, everybody, false);
    }

    /** The share of a group among them, from 0 to 1; 0 where there is nobody. */
    public double share(String group) {
        return persons == 0 ? 0 : groups.getOrDefault(group, 0L) / (double) persons;
    }
}
