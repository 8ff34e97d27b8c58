package io.licit.fairness.group;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The counts of one characteristic, or of an intersection of several, in one set of persons.
 *
 * @param characteristic such as {@code sex}, or {@code sex*race}
 * @param groups by value, in the order in which they are to be shown; an intersection's value joins with {@code |}
 * @param missing persons whose value is not known
 */
public record GroupCounts(String characteristic, Map<String, Count> groups, Count missing) {
    public GroupCounts {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }
}
