package io.licit.programme.backup;

/** A back-up can't be made or restored: a message for people, and what to do. Never personal data. */
public final class BackupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String help;

    /** What is at fault. */
    public enum Kind {
        /** What was asked for, or the file that it was asked of. */
        MISTAKE,
        /** Nothing: somebody has to say that she knows what is lost. */
        BLOCKED,
        /** The disk or the database. */
        WORLD
    }

    private BackupRefused(Kind kind, String message, String help) {
        super(message);
        this.kind = kind;
        this.help = help;
    }

    static BackupRefused mistake(String message, String help) {
        return new BackupRefused(Kind.MISTAKE, message, help);
    }

    static BackupRefused blocked(String message, String help) {
        return new BackupRefused(Kind.BLOCKED, message, help);
    }

    static BackupRefused world(String message, Exception cause) {
        BackupRefused refused = new BackupRefused(Kind.WORLD, message, "nothing was changed; look at the disk");
        refused.initCause(cause);
        return refused;
    }

    public Kind kind() {
        return kind;
    }

    /** The message, which is never missing. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** What to do about it; may be empty. */
    public String help() {
        return help;
    }
}
