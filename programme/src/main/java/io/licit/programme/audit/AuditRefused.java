package io.licit.programme.audit;

/** What was asked of a finding can't be done; the message says why, for whoever asked. */
public final class AuditRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String help;

    AuditRefused(String message, String help) {
        super(message);
        this.help = help;
    }

    /** What to do instead; may be empty. */
    public String help() {
        return help;
    }
}
