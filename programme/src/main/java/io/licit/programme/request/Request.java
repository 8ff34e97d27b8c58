package io.licit.programme.request;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A request as it stands.
 *
 * @param person whose it is; empty once she is erased
 * @param place a key of {@link io.licit.core.law.Place}
 * @param received the day that the deadlines count from
 * @param purposes what an objection, an opt-out or a withdrawal is about; empty for all
 * @param channels likewise
 * @param receipt how it came, in the words of whoever opened it
 * @param events in their order
 */
public record Request(
        long number,
        Kind kind,
        Optional<String> person,
        String place,
        LocalDate received,
        Due due,
        Set<Purpose> purposes,
        Set<Channel> channels,
        String receipt,
        List<Event> events) {
    public Request {
        purposes = Set.copyOf(purposes);
        channels = Set.copyOf(channels);
        events = List.copyOf(events);
    }

    /**
     * Something that happened to it.
     *
     * @param by of staff
     */
    public record Event(Step step, Instant at, String by, String detail) {}

    /** What happens to requests. */
    public enum Step implements io.licit.core.catalogue.Word {
        OPENED,
        /** In the ledger of consents and restrictions, so that the next read heeds it. */
        RECORDED,
        ACKNOWLEDGED,
        VERIFIED,
        EXTENDED,
        NOTED,
        BEGUN,
        /** An erasure was done and the search found something. */
        REMAINING,
        FULFILLED,
        REFUSED;

        @Override
        public String word() {
            return io.licit.core.catalogue.Word.written(this);
        }
    }

    public boolean has(Step step) {
        return events.stream().anyMatch(event -> event.step() == step);
    }

    /** Met or refused. */
    public boolean isClosed() {
        return has(Step.FULFILLED) || has(Step.REFUSED);
    }

    /** One word for lists: the last step that says where it stands. */
    public String state() {
        List<Step> telling =
                List.of(Step.REFUSED, Step.FULFILLED, Step.REMAINING, Step.BEGUN, Step.VERIFIED, Step.ACKNOWLEDGED);
        return telling.stream().filter(this::has).findFirst().map(Step::word).orElse("open");
    }

    /** The last day in time, an extension included. */
    public LocalDate dueDay() {
        return has(Step.EXTENDED) ? due.extendableTo().orElse(due.day()) : due.day();
    }

    /** Anything that the person is told counts. */
    public boolean isAcknowledged() {
        return isClosed() || has(Step.ACKNOWLEDGED) || has(Step.VERIFIED) || has(Step.EXTENDED);
    }

    public boolean isOverdue(LocalDate today) {
        return !isClosed() && today.isAfter(dueDay());
    }

    /** Whether the last day comes within a week. */
    public boolean isDueSoon(LocalDate today) {
        return !isClosed() && !isOverdue(today) && !today.plusDays(7).isBefore(dueDay());
    }

    public boolean isUnacknowledged(LocalDate today) {
        return !isAcknowledged()
                && due.acknowledge().filter(word -> today.isAfter(word.by())).isPresent();
    }
}
