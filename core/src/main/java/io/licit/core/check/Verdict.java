package io.licit.core.check;

import java.util.Locale;

/** What a rule comes to on a segment. Undetermined: information is missing, or only a person can judge; it blocks. */
public enum Verdict {
    SATISFIED,
    UNDETERMINED,
    VIOLATED;

    Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
