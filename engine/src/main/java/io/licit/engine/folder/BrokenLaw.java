package io.licit.engine.folder;

/** The shipped law can't be used: with a part of it missing, more persons would be let in. */
public final class BrokenLaw extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String help;

    BrokenLaw(String message, String help) {
        super(message);
        this.help = help;
    }

    public String text() {
        return String.valueOf(getMessage());
    }

    /** What to do about it. */
    public String help() {
        return help;
    }
}
