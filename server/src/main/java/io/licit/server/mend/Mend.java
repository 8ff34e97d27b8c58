package io.licit.server.mend;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A change of a segment's text after which a finding is gone.
 *
 * @param what tells mends of a kind apart: a row, a basis, an assessment; the place of a word and the one that was meant
 * @param change of what somebody says, where it asks for that, to the changed text
 */
public record Mend(Kind kind, String what, UnaryOperator<String> change) {
    /** What is done. */
    public enum Kind {
        /** Says why the segment is there; asks for a sentence. */
        REASON,
        /** Takes another lawful basis. */
        BASIS,
        /** Rests on legitimate interests, and names the assessment of these. */
        ASSESSMENT,
        /** Takes out the row of the builder that the finding is about. */
        DROP,
        /** Bounds how long events are looked back at. */
        LOOK_BACK,
        /** Replaces a word by the one that was meant. */
        WORD;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Tells it apart from all others of the same text. */
    public String key() {
        return kind.word() + ":" + what;
    }

    /** What a button says of it: the row, the basis, the assessment, the word that was meant. */
    public String told() {
        return kind == Kind.WORD ? what.substring(what.indexOf(' ') + 1) : what;
    }

    /** Whether somebody has to say something first. */
    public boolean asks() {
        return kind == Kind.REASON;
    }

    /** The changed text. */
    public String text(String said) {
        return change.apply(said);
    }
}
