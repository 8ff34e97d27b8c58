package io.licit.fairness.group;

import java.util.Locale;

/** What it means to be selected. */
public enum Direction {
    /** Whoever is selected is better off: an offer, a service. */
    BENEFIT,
    /** Whoever is selected is worse off: a higher price, an exclusion, a further check. */
    BURDEN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
