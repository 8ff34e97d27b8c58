package io.licit.cli;

/** A command that can't go on, with what to tell the person and the exit code to end on. */
final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exit;
    private final String help;

    private CliException(int exit, String message, String help) {
        super(message);
        this.exit = exit;
        this.help = help;
    }

    /** The command line or the workspace is at fault. */
    static CliException usage(String message, String help) {
        return new CliException(Exit.USAGE, message, help);
    }

    /** A source or the machine is at fault. */
    static CliException world(String message, String help) {
        return new CliException(Exit.INTERNAL, message, help);
    }

    /** Something was found that stands against it. */
    static CliException found(String message, String help) {
        return new CliException(Exit.FINDINGS, message, help);
    }

    /** What is asked for is not approved, or who asks is not trained. */
    static CliException blocked(String message, String help) {
        return new CliException(Exit.BLOCKED, message, help);
    }

    int exit() {
        return exit;
    }

    /** What to do about it; may be empty. */
    String help() {
        return help;
    }

    String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
