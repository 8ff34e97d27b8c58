package io.licit.programme.training;

/** Something about training that is refused: a message for people, and what to do. */
public final class TrainingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String help;
    private final Kind kind;

    /** Why it is refused. */
    public enum Kind {
        /** What was given is wrong. */
        MISTAKE,
        /** It is right, and not allowed now or not to her. */
        BLOCKED,
        /** Another system failed. */
        WORLD
    }

    private TrainingException(Kind kind, String message, String help) {
        super(message);
        this.kind = kind;
        this.help = help;
    }

    public static TrainingException mistake(String message, String help) {
        return new TrainingException(Kind.MISTAKE, message, help);
    }

    public static TrainingException blocked(String message, String help) {
        return new TrainingException(Kind.BLOCKED, message, help);
    }

    public static TrainingException world(String message, String help) {
        return new TrainingException(Kind.WORLD, message, help);
    }

    public Kind kind() {
        return kind;
    }

    /** What to do about it; may be empty. */
    public String help() {
        return help;
    }

    /** The message, which is never missing. */
    public String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
