package io.licit.programme.consent.signal;

/** A record that says nothing that could be recorded; the message is a fragment and tells nothing of the person. */
public final class UnreadableRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableRecord(String message) {
        super(message);
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
