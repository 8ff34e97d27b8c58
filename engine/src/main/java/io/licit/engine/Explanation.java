package io.licit.engine;

import io.licit.core.catalogue.Type;
import java.util.List;
import java.util.Optional;

/**
 * Why one person is in an audience or not.
 *
 * @param matches whether the segment's condition is true of her
 * @param allowed whether no rule leaves her out
 * @param conditions the condition's leaves in the order of its text, each once
 * @param excludedBy every rule that leaves her out, in the gate's order
 */
public record Explanation(boolean matches, boolean allowed, List<Condition> conditions, List<String> excludedBy) {
    public Explanation {
        conditions = List.copyOf(conditions);
        excludedBy = List.copyOf(excludedBy);
    }

    /** Whether she is in the audience. */
    public boolean in() {
        return matches && allowed;
    }

    /**
     * A leaf of the condition.
     *
     * @param text canonical
     * @param value what the leaf compares, as text; empty where it is unknown
     * @param type of the value
     */
    public record Condition(String text, Optional<String> value, Type type, Answer result) {}

    /** What a leaf says of a person. */
    public enum Answer {
        TRUE,
        FALSE,
        UNKNOWN
    }
}
