package io.licit.programme.approval;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which segments may be used, where the workspace asks for four eyes.
 *
 * @param allowed those that may; all that were asked for where the workspace does not ask
 * @param refused why others may not, by id
 */
public record Cleared(Set<String> allowed, Map<String, String> refused) {
    public Cleared {
        allowed = new TreeSet<>(allowed);
        refused = new TreeMap<>(refused);
    }
}
