package io.licit.programme.request;

/** A step that a request can't take as it stands: a message for people, and what to do. */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String help;

    public RequestRefused(String message, String help) {
        super(message);
        this.help = help;
    }

    /** What to do about it; may be empty. */
    public String help() {
        return help;
    }
}
