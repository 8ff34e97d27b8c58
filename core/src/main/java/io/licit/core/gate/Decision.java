package io.licit.core.gate;

import java.util.List;

/**
 * Allowed, or excluded.
 *
 * @param excludedBy ids of every rule that excludes, in the fixed order of reasons; the first is the one that counts
 */
public record Decision(List<String> excludedBy) {
    public Decision {
        excludedBy = List.copyOf(excludedBy);
    }

    public boolean allowed() {
        return excludedBy.isEmpty();
    }
}
