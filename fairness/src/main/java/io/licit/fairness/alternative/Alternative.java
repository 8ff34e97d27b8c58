package io.licit.fairness.alternative;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A segment that would treat groups less differently, on all persons and on the held-out half.
 *
 * @param number from 1, in the order of the front
 * @param air the lowest adverse impact ratio of any assessable group of any characteristic searched for, of those that
 *     have two or more; empty only in a segment as it is of which none can be computed
 * @param airHeldOut the same on the half held out, which the choice saw in the sums of all persons and in the last check
 *     alone; empty where none was held out, or too few persons
 * @param persons matching
 * @param personsKept over those of the segment as it is
 * @param value the sum over those persons of what is to be kept; their number where the segment states no value
 * @param valueKept over that of the segment as it is; where that is not above zero, 1 if it is no less, else 0
 * @param responseRate where responses are known
 * @param rates selection rate of every group by {@code characteristic=value}, before and after
 */
public record Alternative(
        int number,
        List<Change> changes,
        OptionalDouble air,
        OptionalDouble airHeldOut,
        long persons,
        double personsKept,
        double value,
        double valueKept,
        OptionalDouble responseRate,
        Map<String, Rates> rates) {
    public Alternative {
        changes = List.copyOf(changes);
        rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
    }

    /** A group's selection rate in the segment as it is and in the alternative. */
    public record Rates(double before, double after) {}
}
