package io.licit.fairness.group;

import java.util.OptionalDouble;

/**
 * How many persons of a group there are, and how many of them a set holds.
 *
 * @param persons of the group, at least zero
 * @param selected those of them in the set, from zero to {@code persons}
 */
public record Count(long persons, long selected) {
    public Count {
        if (selected < 0 || persons < selected) {
            throw new IllegalArgumentException("no count: " + selected + " of " + persons);
        }
    }

    public static Count none() {
        return new Count(0, 0);
    }

    public Count plus(Count other) {
        return new Count(persons + other.persons, selected + other.selected);
    }

    /** The selection rate, in [0, 1]; empty where the group has no persons. 29 CFR 1607.4(D). */
    public OptionalDouble rate() {
        return persons == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) selected / persons);
    }
}
