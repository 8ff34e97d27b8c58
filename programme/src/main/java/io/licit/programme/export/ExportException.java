package io.licit.programme.export;

/** An export can't be made, checked or sent: a message for people, and what to do. Never personal data. */
public final class ExportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean ofOrder;
    private final String help;

    private ExportException(boolean ofOrder, String message, String help, Throwable cause) {
        super(message, cause);
        this.ofOrder = ofOrder;
        this.help = help;
    }

    /** What was asked for can't be meant. */
    static ExportException order(String message, String help) {
        return new ExportException(true, message, help, new NoCause());
    }

    /** The disk, the network or the receiver is at fault. */
    static ExportException world(String message, String help, Throwable cause) {
        return new ExportException(false, message, help, cause);
    }

    static ExportException world(String message, String help) {
        return world(message, help, new NoCause());
    }

    /** Whether what was asked for is to be mended, and not the world. */
    public boolean isOfOrder() {
        return ofOrder;
    }

    /** What to do about it; may be empty. */
    public String help() {
        return help;
    }

    /** Stands where nothing lower failed. */
    private static final class NoCause extends Exception {
        private static final long serialVersionUID = 1L;

        NoCause() {
            super("nothing lower failed", null, false, false);
        }
    }
}
