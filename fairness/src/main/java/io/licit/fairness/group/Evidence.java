package io.licit.fairness.group;

import io.licit.fairness.statistics.Interval;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What is known of the groups of one characteristic, by number, in the order in which they are to be shown.
 *
 * <p>A person is favoured who is better off: for a benefit whoever is selected, for a burden whoever is not. Comparisons
 * are of the favoured, so that a ratio below 1 is always to the group's disadvantage.
 */
interface Evidence {
    String characteristic();

    List<String> values();

    double persons(int group);

    double selected(int group);

    double favoured(int group);

    /** How many persons, each known for certain, would tell as much of the group's rate. */
    double effectivePersons(int group);

    /** Of the rate of being selected. */
    Interval rateInterval(int group);

    /** Two different groups, both with persons; not yet corrected for how many comparisons there are. */
    Comparison compare(int group, int other);

    /** The group, with persons, against all others, who have some; likewise. */
    Comparison compareRest(int group);

    boolean weighted();

    default double favouredRate(int group) {
        return favoured(group) / persons(group);
    }

    /** Of all groups. */
    default double persons() {
        return sum(this::persons);
    }

    default double selected() {
        return sum(this::selected);
    }

    default double favoured() {
        return sum(this::favoured);
    }

    private double sum(IntToDoubleFunction part) {
        return IntStream.range(0, values().size()).mapToDouble(part).sum();
    }
}
