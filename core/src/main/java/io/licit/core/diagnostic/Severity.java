package io.licit.core.diagnostic;

import java.util.Locale;

/** How much a diagnostic weighs. Declared heaviest first. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this weighs at least as much as {@code other}. */
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }
}
