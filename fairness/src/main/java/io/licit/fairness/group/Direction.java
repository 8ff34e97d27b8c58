package io.licit.fairness.group;

import java.util.Locale;

/** What it means to be selected. */
public enum Direction {
    /** Whoever is selected is better off: an offer, a service. */
    BENEFIT,
    /** Whoever is selected is worse off: a higher price, an exclusion, a further check. */
    BURDEN;

    /** The persons, and how many of them are better off. */
    Count favoured(Count count) {
        return this == BENEFIT ? count : new Count(count.persons(), count.persons() - count.selected());
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
