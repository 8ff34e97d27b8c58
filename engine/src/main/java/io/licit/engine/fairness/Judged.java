package io.licit.engine.fairness;

import java.util.Locale;

/** Which persons a segment is judged by. */
public enum Judged {
    /** Everybody for whom the condition is true: what the definition does. */
    MATCHING,
    /** Those of them whom the law's gate leaves, since consent is not spread evenly. */
    AUDIENCE,
    /** Those of the audience who responded, where responses are known. */
    REACH;

    static Judged of(String word) {
        return Judged.valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
