package io.licit.programme.approval;

import io.licit.core.diagnostic.Diagnostic;
import java.util.List;

/** Why nothing was decided or asked for. Nothing is kept. */
public final class ApprovalRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Why why;
    private final transient List<String> about;
    private final transient List<Diagnostic> findings;

    /** What is in the way. */
    public enum Why {
        /** The segment or a campaign on it has mistakes, so that there is nothing that could be approved. */
        UNREADABLE("unreadable"),
        /** It, its law or a campaign on it is not as it was seen. */
        CHANGED("changed"),
        /** Whoever decides lacks a certificate; {@link #about} has the courses. */
        UNTRAINED("untrained"),
        /** Whoever decides wrote it, or asked. */
        AUTHOR("author"),
        /** It has findings of severity error; {@link #findings} has them. */
        FINDINGS("findings"),
        /** Whoever refuses says why. */
        NO_REASON("no-reason");

        private final String word;

        Why(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    ApprovalRefused(Why why) {
        this(why, List.of(), List.of());
    }

    ApprovalRefused(Why why, List<String> about, List<Diagnostic> findings) {
        super(why.word, null, false, false);
        this.why = why;
        this.about = List.copyOf(about);
        this.findings = List.copyOf(findings);
    }

    public Why why() {
        return why;
    }

    public List<String> about() {
        return about;
    }

    public List<Diagnostic> findings() {
        return findings;
    }
}
