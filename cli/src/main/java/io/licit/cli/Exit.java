package io.licit.cli;

/** What a command's exit code says. */
final class Exit {
    /** Nothing at or above {@code --fail-on}. */
    static final int OK = 0;

    /** Findings at or above {@code --fail-on}. */
    static final int FINDINGS = 1;

    /** A command line or a workspace that can't be read. */
    static final int USAGE = 2;

    /** A source, the network, or this program failed. */
    static final int INTERNAL = 3;

    /** No approval, or no certificate. */
    static final int BLOCKED = 4;

    private Exit() {}
}
