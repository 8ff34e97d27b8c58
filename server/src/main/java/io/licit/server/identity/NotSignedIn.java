package io.licit.server.identity;

import java.util.Locale;

/** The provider has signed nobody in, or says so in a way that does not count. */
public final class NotSignedIn extends Exception {
    private static final long serialVersionUID = 1;

    private final Why why;

    /** A word for the log and the counts, since what a provider says may be of a person. */
    public enum Why {
        /** It does not answer, or not as a provider does. */
        UNREACHABLE,
        /** Its answer can't be read, or is another provider's. */
        ANSWER,
        /** The answer is to no question of this session, or comes too late. */
        STATE,
        /** It has refused her, or she has turned back. */
        DENIED,
        /** It does not take the code, or not from us. */
        CODE,
        /** The token is not signed by it, not for us, over, or of another question. */
        TOKEN,
        /** No account that may sign in is linked. */
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public NotSignedIn(Why why) {
        super(why.word());
        this.why = why;
    }

    NotSignedIn(Why why, Exception cause) {
        super(why.word(), cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
