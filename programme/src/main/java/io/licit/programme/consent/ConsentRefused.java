package io.licit.programme.consent;

/** A change that can't be recorded as it is: what is wrong with it, and what to write. It tells nothing of the person. */
public final class ConsentRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String help;

    ConsentRefused(String message, String help) {
        super(message);
        this.help = help;
    }

    public String help() {
        return help;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
