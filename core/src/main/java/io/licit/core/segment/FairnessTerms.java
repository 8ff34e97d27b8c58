package io.licit.core.segment;

import io.licit.core.catalogue.Word;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a segment is to be judged for differences between groups: {@code fairness} in its file.
 *
 * @param given columns of the persons that are declared business factors; groups are also compared among persons who are
 *     alike in them
 * @param response the column of the persons that says who responded, true or 1; empty where nobody looked
 * @param reference the group that others of its characteristic are compared with, by characteristic; the one selected
 *     most often where it says none
 */
public record FairnessTerms(
        Direction direction, List<String> given, Optional<String> response, Map<String, String> reference) {
    /** Of a file that says nothing. */
    public static final FairnessTerms UNDECLARED =
            new FairnessTerms(Direction.BENEFIT, List.of(), Optional.empty(), Map.of());

    public FairnessTerms {
        given = List.copyOf(given);
        reference = Collections.unmodifiableMap(new TreeMap<>(reference));
    }

    // Written out: what Java makes of a record is put together anew in each process, where a check needs it at once.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FairnessTerms terms
                && direction == terms.direction
                && given.equals(terms.given)
                && response.equals(terms.response)
                && reference.equals(terms.reference);
    }

    @Override
    public int hashCode() {
        return 31 * given.hashCode() + reference.hashCode();
    }

    /** What it means to a person to be in the segment. */
    public enum Direction implements Word {
        /** She is better off: an offer, a service. */
        BENEFIT,
        /** She is worse off: a higher price, an exclusion, a further check. */
        BURDEN;

        @Override
        public String word() {
            return Word.written(this);
        }
    }
}
