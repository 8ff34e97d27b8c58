package io.licit.evidence;

/** Why something about a log could not be done or is not believed, in a sentence for people. */
public final class EvidenceException extends Exception {
    private static final long serialVersionUID = 1;

    /** Whose trouble it is. */
    public enum Kind {
        /** What was given is no such thing: a key, a note, a proof, an entry that is too long. */
        GIVEN,
        /** The log, or what claims to be of it, does not agree with itself, with its key or with what was seen before. */
        BROKEN,
        /** The store could not be read or written. */
        STORE
    }

    private final Kind kind;

    private EvidenceException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    private EvidenceException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public static EvidenceException given(String message) {
        return new EvidenceException(Kind.GIVEN, message);
    }

    public static EvidenceException broken(String message) {
        return new EvidenceException(Kind.BROKEN, message);
    }

    /** For stores: `message` says what was being attempted. */
    public static EvidenceException store(String message, Throwable cause) {
        return new EvidenceException(Kind.STORE, message, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** The message, as a text that is never absent. */
    public String said() {
        String message = getMessage();
        return message == null ? kind.name() : message;
    }
}
