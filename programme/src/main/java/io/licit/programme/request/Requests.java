package io.licit.programme.request;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Sector;
import io.licit.core.json.Json;
import io.licit.core.law.Law;
import io.licit.core.law.LawBook;
import io.licit.core.law.Organisation;
import io.licit.core.law.Place;
import io.licit.programme.Programme;
import io.licit.programme.journal.Entry;
import io.licit.programme.people.Actor;
import io.licit.programme.request.Request.Step;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Persons' requests: opened with the deadline of the law of their place, and what happens to them until they are met or
 * refused. Each step is in the log, in the same transaction, under the request's number and never the person's key.
 */
public final class Requests {
    private static final int PERSON_CHARACTERS = 1000;

    private final Programme programme;
    private final Suppression suppression;

    public Requests(Programme programme, Suppression suppression) {
        this.programme = programme;
        this.suppression = suppression;
    }

    /**
     * What is asked.
     *
     * @param person her key
     * @param country as the data has it; the empty text where it has none
     * @param received the day on which it came
     * @param purposes what an objection, an opt-out or a withdrawal is about; empty for all
     * @param receipt how it came
     */
    public record Asked(
            Kind kind,
            String person,
            String country,
            String region,
            LocalDate received,
            Set<Purpose> purposes,
            Set<Channel> channels,
            String receipt) {}

    /**
     * Opens a request. One that takes effect by being recorded does so before this returns.
     *
     * @param organisation and {@code sector}, by which rules tell whom they bind
     * @throws RequestRefused for a day that is yet to come
     */
    public Request open(Asked asked, LawBook book, Optional<Sector> sector, Organisation organisation, Actor by) {
        Instant now = programme.clock().instant();
        if (asked.received().isAfter(now.atZone(ZoneOffset.UTC).toLocalDate())) {
            throw new RequestRefused("a request can't have come on " + asked.received(), "that day is yet to come");
        }
        if (asked.person().isBlank()
                || asked.person().length() > PERSON_CHARACTERS
                || asked.person().indexOf('\0') >= 0) {
            throw new RequestRefused(
                    "that is no key of a person", "a key has 1 to " + PERSON_CHARACTERS + " characters");
        }
        Law law = book.inForce(asked.received());
        Place place = law.place(asked.country(), asked.region());
        Due due = new Deadlines(law, sector, organisation).due(place, asked.kind(), asked.received());
        long number = programme.state().write(tx -> {
            long n = RequestRows.add(tx, asked, place.key(), due);
            RequestRows.add(tx, n, new Request.Event(Step.OPENED, now, by.id(), ""));
            log(tx, request(tx, n), Step.OPENED, now, by);
            return n;
        });
        recordUnrecorded();
        return get(number).orElseThrow();
    }

    /** Records what was opened and not yet recorded, as where a program died between the two. */
    public void recordUnrecorded() {
        for (Request request : all()) {
            if (request.kind().isSuppression() && !request.isClosed() && !request.has(Step.RECORDED)) {
                request.person().ifPresent(person -> record(request, person));
            }
        }
    }

    private void record(Request request, String person) {
        Request.Event opened = request.events().get(0);
        Actor by = new Actor(opened.by());
        Instant at = opened.at();
        switch (request.kind()) {
            case OBJECTION, OPT_OUT ->
                suppression.refuse(person, purposes(request), request.channels(), ConsentStatus.OBJECTED, at, by);
            case WITHDRAWAL ->
                suppression.refuse(person, purposes(request), request.channels(), ConsentStatus.WITHDRAWN, at, by);
            case ACCESS, PORTABILITY, RECTIFICATION, ERASURE, RESTRICTION, LIMIT -> {}
        }
        programme.state().write(tx -> {
            if (request.kind() == Kind.RESTRICTION || request.kind() == Kind.LIMIT) {
                suppression.restrict(
                        tx, person, RestrictionKind.RESTRICTION, at, Optional.empty(), "request " + request.number());
            }
            return step(tx, request.number(), Step.RECORDED, "", by, at);
        });
    }

    /** An opt-out that names no purpose is of those that laws of its kind are about. */
    private static Set<Purpose> purposes(Request request) {
        return request.kind() == Kind.OPT_OUT && request.purposes().isEmpty()
                ? EnumSet.of(Purpose.SALE_SHARE, Purpose.TARGETED_ADVERTISING, Purpose.PROFILING)
                : request.purposes();
    }

    /** All, in the order of their numbers. */
    public List<Request> all() {
        return programme.state().read(RequestRows::all);
    }

    public Optional<Request> get(long number) {
        return programme.state().read(tx -> RequestRows.get(tx, number));
    }

    public Request acknowledge(long number, String how, Actor by) {
        return happen(number, Step.ACKNOWLEDGED, how, by);
    }

    /** It is known now who asks. */
    public Request verify(long number, String how, Actor by) {
        return happen(number, Step.VERIFIED, how, by);
    }

    public Request note(long number, String text, Actor by) {
        return happen(number, Step.NOTED, text, by);
    }

    /** @throws RequestRefused where the law lets nobody extend it, or the first deadline has passed */
    public Request extend(long number, String reason, Actor by) {
        Request request = openOne(number);
        LocalDate today = programme.clock().instant().atZone(ZoneOffset.UTC).toLocalDate();
        if (request.has(Step.EXTENDED)) {
            throw new RequestRefused("request " + number + " was extended already", "");
        }
        if (request.due().extendableTo().isEmpty()) {
            throw new RequestRefused(
                    "request " + number + " can't be extended",
                    "no rule at " + request.place() + " lets its deadline be stretched; it is due on "
                            + request.due().day());
        }
        if (today.isAfter(request.due().day())) {
            throw new RequestRefused(
                    "request " + number + " can't be extended any more",
                    "the person was to be told of it before " + request.due().day());
        }
        return happen(number, Step.EXTENDED, reason, by);
    }

    /** @param rule that lets it be refused; may be empty */
    public Request refuse(long number, String reason, String rule, Actor by) {
        return happen(number, Step.REFUSED, rule.isEmpty() ? reason : reason + " [" + rule + "]", by);
    }

    /** Every request of a person's, the closed ones included. */
    public List<Request> of(String person) {
        return programme.state().read(tx -> RequestRows.known(tx) ? RequestRows.of(tx, person.strip()) : List.of());
    }

    /** @throws RequestRefused where it is not known for certain who asks and that matters */
    public Request fulfilled(long number, String how, Actor by) {
        requireVerified(openOne(number));
        return happen(number, Step.FULFILLED, how, by);
    }

    void requireVerified(Request request) {
        if (request.kind().needsVerification() && !request.has(Step.VERIFIED)) {
            throw new RequestRefused(
                    "nobody has verified who asks in request " + request.number(),
                    "`licit request verify " + request.number() + " --how …` records it");
        }
    }

    private Request happen(long number, Step step, String detail, Actor by) {
        openOne(number);
        Instant now = programme.clock().instant();
        return programme.state().write(tx -> step(tx, number, step, detail, by, now));
    }

    /** In a transaction of the caller's. */
    Request step(Tx tx, long number, Step step, String detail, Actor by, Instant at) {
        RequestRows.add(tx, number, new Request.Event(step, at, by.id(), detail));
        Request request = request(tx, number);
        log(tx, request, step, at, by);
        return request;
    }

    /** @throws RequestRefused where there is none, or it is closed */
    public Request openOne(long number) {
        Request request = get(number)
                .orElseThrow(
                        () -> new RequestRefused("there is no request " + number, "`licit request list` has them"));
        if (request.isClosed()) {
            throw new RequestRefused(
                    "request " + number + " is closed", "`licit request show " + number + "` tells how");
        }
        return request;
    }

    private static Request request(Tx tx, long number) {
        return RequestRows.get(tx, number).orElseThrow(() -> new IllegalStateException("no request " + number));
    }

    private void log(Tx tx, Request request, Step step, Instant at, Actor by) {
        Json.Builder facts = Json.object()
                .put("number", request.number())
                .put("request", request.kind().word())
                .put("step", step.word())
                .put("jurisdiction", request.place())
                .put("received", request.received().toString())
                .put("due", request.dueDay().toString())
                .put("rule", request.due().rule());
        programme.journal().append(tx, new Entry("request", at, by, facts.build()));
    }
}
