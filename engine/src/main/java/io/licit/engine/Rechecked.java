package io.licit.engine;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of exported persons, held against today's audience.
 *
 * @param counts of today's audience
 * @param rows that stay
 * @param removed rows that don't, by the rule that leaves the person out today, or by one of the words of {@link Why}
 * @param canaries persons in today's audience who must not be there
 */
public record Rechecked(AudienceCounts counts, long rows, Map<String, Long> removed, long canaries) {
    public Rechecked {
        removed = Collections.unmodifiableMap(new TreeMap<>(removed));
    }

    /** Why a row goes that no rule takes out. */
    public enum Why {
        /** The person does not meet the condition any more. */
        CONDITION,
        /** No channel reaches her any more, or she has no identifier. */
        UNREACHABLE,
        /** Her contact point, or what she consented to, is another than in the file. */
        CHANGED,
        /** The data has no such person. */
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
