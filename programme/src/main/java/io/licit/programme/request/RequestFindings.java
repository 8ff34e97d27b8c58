package io.licit.programme.request;

import io.licit.core.diagnostic.Code;
import io.licit.core.diagnostic.Diagnostic;
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
                        "request " + request.number() + " (" + request.kind().word() + ") was due on "
                                + request.dueDay() + ", " + days(request.dueDay(), today) + " ago",
                        place)
                .withNote(cite(request))
                .withHelp("answer it now, and tell the person why it is late")
                .withLaw(law(request, "violated"));
    }

    private Diagnostic dueSoon(Request request) {
        String left = request.dueDay().equals(today) ? "today" : "in " + days(today, request.dueDay());
        return Diagnostic.of(
                        Code.RQT8202,
                        "request " + request.number() + " (" + request.kind().word() + ") is due " + left + ", on "
                                + request.dueDay(),
                        place)
                .withNote(cite(request))
                .withHelp("`licit request fulfil " + request.number() + "` meets it")
                .withLaw(law(request, "undetermined"));
    }

    private Diagnostic unacknowledged(Request request, Due.Acknowledge word) {
        return Diagnostic.of(
                        Code.RQT8203,
                        "request " + request.number() + " (" + request.kind().word() + ") was to be acknowledged by "
                                + word.by(),
                        place)
                .withNote(word.rule() + ", " + word.cite())
                .withHelp("tell the person that it has come; `licit request acknowledge " + request.number()
                        + "` records it")
                .withLaw(new Diagnostic.LawReference(word.rule(), "violated", word.cite(), ""));
    }

    /** An erasure after which something of the person was found. */
    public static Diagnostic remaining(Request request, Span place) {
        return Diagnostic.of(
                        Code.RQT8204,
                        "after the erasure of request " + request.number() + " something of the person is left",
                        place)
                .withNote("`licit request show " + request.number() + "` has the places")
                .withHelp("remove her there, then `licit request fulfil " + request.number() + "` looks again");
    }

    private static String days(LocalDate from, LocalDate to) {
        long count = ChronoUnit.DAYS.between(from, to);
        return count + (count == 1 ? " day" : " days");
    }

    private static String cite(Request request) {
        return request.due().rule() + ", " + request.due().cite();
    }

    private static Diagnostic.LawReference law(Request request, String verdict) {
        return new Diagnostic.LawReference(
                request.due().rule(), verdict, request.due().cite(), "");
    }
}
