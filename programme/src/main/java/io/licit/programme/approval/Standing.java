package io.licit.programme.approval;

import java.time.Instant;
import java.util.Optional;

/**
 * How a segment stands with its approval.
 *
 * @param state what it is
 * @param who decided, or asked where nobody has decided
 * @param since when
 * @param until when an approval ends
 * @param reason that was given
 */
public record Standing(
        State state, Optional<String> who, Optional<Instant> since, Optional<Instant> until, String reason) {
    /** What an approval can be. */
    public enum State {
        /** Somebody approved just this, and the approval has not ended. */
        APPROVED("approved"),
        /** Somebody asked for it, and nobody has decided. */
        ASKED("asked for"),
        /** Somebody refused just this. */
        REFUSED("refused"),
        /** An approval of just this has ended. */
        ENDED("ended"),
        /** Something was approved or asked for; the segment, its law or its campaigns have changed since. */
        CHANGED("changed since"),
        /** Nobody has asked. */
        NONE("none");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static Standing none(State state) {
        return new Standing(state, Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    public boolean isApproved() {
        return state == State.APPROVED;
    }

    /** Why it may not be used, as the end of a sentence. */
    public String why() {
        return switch (state) {
            case APPROVED -> "it is approved";
            case ASKED -> "its approval is asked for, and nobody has decided";
            case REFUSED -> "its approval was refused" + (reason.isEmpty() ? "" : ": " + reason);
            case ENDED -> "its approval has ended";
            case CHANGED -> "it, the law on it, or a campaign on it has changed since it was approved";
            case NONE -> "nobody has approved it";
        };
    }
}
