package io.licit.programme.request;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Said;
import io.licit.core.source.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What is late, or soon will be. */
public final class RequestFindings {
    private final LocalDate today;
    private final Span place;

    /** @param place what the findings point at, since a request stands in no text: the settings */
    public RequestFindings(LocalDate today, Span place) {
        this.today = today;
        this.place = place;
    }

    public List<Diagnostic> of(List<Request> requests) {
        List<Diagnostic> found = new ArrayList<>();
        for (Request request : requests) {
            if (request.isOverdue(today)) {
                found.add(overdue(request));
            } else if (request.isDueSoon(today)) {
                found.add(dueSoon(request));
            }
            if (request.isUnacknowledged(today)) {
                request.due().acknowledge().ifPresent(word -> found.add(unacknowledged(request, word)));
            }
            if (request.state().equals(Request.Step.REMAINING.word())) {
                found.add(remaining(request, place));
            }
        }
        return found;
    }

    private Diagnostic overdue(Request request) {
        return Diagnostic.of(
                        Code.RQT8201,
                        Said.of(
                                "request {} ({}) was due on {}, {} ago",
                                request.number(),
                                request.kind().word(),
                                request.dueDay(),
                                days(request.dueDay(), today)),
                        place)
                .withNote(cite(request))
                .withHelp(Said.of("answer it now, and tell the person why it is late"))
                .withLaw(law(request, "violated"));
    }

    private Diagnostic dueSoon(Request request) {
        String kind = request.kind().word();
        Said message = request.dueDay().equals(today)
                ? Said.of("request {} ({}) is due today, on {}", request.number(), kind, request.dueDay())
                : Said.of(
                        "request {} ({}) is due in {}, on {}",
                        request.number(),
                        kind,
                        days(today, request.dueDay()),
                        request.dueDay());
        return Diagnostic.of(Code.RQT8202, message, place)
                .withNote(cite(request))
                .withHelp(Said.of("`licit request fulfil {}` meets it", request.number()))
                .withLaw(law(request, "undetermined"));
    }

    private Diagnostic unacknowledged(Request request, Due.Acknowledge word) {
        return Diagnostic.of(
                        Code.RQT8203,
                        Said.of(
                                "request {} ({}) was to be acknowledged by {}",
                                request.number(),
                                request.kind().word(),
                                word.by()),
                        place)
                .withNote(Said.verbatim(word.rule() + ", " + word.cite()))
                .withHelp(Said.of(
                        "tell the person that it has come; `licit request acknowledge {}` records it",
                        request.number()))
                .withLaw(new Diagnostic.LawReference(word.rule(), "violated", word.cite(), ""));
    }

    /** An erasure after which something of the person was found. */
    public static Diagnostic remaining(Request request, Span place) {
        return Diagnostic.of(
                        Code.RQT8204,
                        Said.of("after the erasure of request {} something of the person is left", request.number()),
                        place)
                .withNote(Said.of("`licit request show {}` has the places", request.number()))
                .withHelp(Said.of("remove her there, then `licit request fulfil {}` looks again", request.number()));
    }

    private static Said days(LocalDate from, LocalDate to) {
        long count = ChronoUnit.DAYS.between(from, to);
        return count == 1 ? Said.of("{} day", count) : Said.of("{} days", count);
    }

    private static Said cite(Request request) {
        return Said.verbatim(request.due().rule() + ", " + request.due().cite());
    }

    private static Diagnostic.LawReference law(Request request, String verdict) {
        return new Diagnostic.LawReference(
                request.due().rule(), verdict, request.due().cite(), "");
    }
}
