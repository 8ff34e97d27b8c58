package io.licit.programme.consent.signal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A form in which consents come. */
public enum Kind {
    /** Rows under a head with the names of the fields. */
    CSV,
    /** An object a line, with the same names. */
    NDJSON,
    /** TC strings, in rows of {@code person, signal, at}. */
    TCF,
    /** GPP strings, likewise. */
    GPP,
    /** Values of the header {@code Sec-GPC}, likewise. */
    GPC,
    /** A consent record a line, or a whole document with one or many. */
    ISO27560;

    /** The one of a word; empty where there is none. */
    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
