package io.licit.programme.state;

/** The state can't be read or written: a message for people, and what to do. */
public final class StateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String help;

    public StateException(String message, String help, Throwable cause) {
        super(message, cause);
        this.help = help;
    }

    public StateException(String message, String help) {
        super(message);
        this.help = help;
    }

    /** What to do about it; may be empty. */
    public String help() {
        return help;
    }
}
