package io.licit.programme.audit;

import io.licit.core.catalogue.Word;
import io.licit.core.diagnostic.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something that an audit found and somebody is to set right. There is one open at a time for a control and a subject.
 *
 * @param subject what it is about; empty where it is about the whole that the control looks at
 * @param detail as the last audit found it
 * @param state as of the instant that was asked about
 * @param times how many audits found it since it was opened
 * @param owner who is to set it right
 * @param due the last day in time
 * @param acceptance the last decision to live with it, whether or not that has ended
 * @param events in their order
 */
public record Finding(
        long number,
        String control,
        String subject,
        Severity severity,
        String detail,
        State state,
        Instant openedAt,
        Instant seenAt,
        long times,
        Optional<String> owner,
        LocalDate due,
        Optional<Acceptance> acceptance,
        Optional<Instant> closedAt,
        List<Event> events) {
    public Finding {
        events = List.copyOf(events);
    }

    /** Where it stands. */
    public enum State implements Word {
        OPEN,
        ACCEPTED,
        CLOSED;

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    /**
     * Somebody's decision to live with it for a while.
     *
     * @param until the last day
     */
    public record Acceptance(String by, String reason, LocalDate until) {
        boolean holds(LocalDate day) {
            return !day.isAfter(until);
        }
    }

    /** What happened to it. */
    public record Event(Step step, Instant at, String by, String detail) {}

    /** Things that happen to findings. */
    public enum Step implements Word {
        OPENED,
        SEEN,
        ASSIGNED,
        COMMENTED,
        ACCEPTED,
        RETESTED,
        CLOSED;

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    /** Open after its last day. */
    public boolean isOverdue(LocalDate day) {
        return state == State.OPEN && day.isAfter(due);
    }

    /** Open again, since a decision to live with it has ended. */
    public boolean isAcceptanceEnded() {
        return state == State.OPEN && acceptance.isPresent();
    }

    /** The control, and the subject where there is one. */
    public String about() {
        return subject.isEmpty() ? control : control + " (" + subject + ")";
    }
}
