package io.licit.server.programme;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Word;
import io.licit.programme.account.Role;
import io.licit.programme.people.Actor;
import io.licit.programme.request.Erasure;
import io.licit.programme.request.Kind;
import io.licit.programme.request.Request;
import io.licit.programme.request.RequestRefused;
import io.licit.programme.request.Requests;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.RequestSteps;
import io.licit.server.view.RequestView;
import io.licit.server.view.Text;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Persons' requests: what is open and by when, each with its steps, and what is done about it. */
public final class RequestPages {
    static final Access READERS = new Access.Of(EnumSet.of(Role.OFFICER, Role.ADMIN));
    private static final Access OFFICERS = new Access.Of(EnumSet.of(Role.OFFICER));
    private static final int CLOSED_AT_MOST = 100;

    private final Desk desk;
    private final PersonRequests acts;
    private final Requests requests;

    public RequestPages(Desk desk) {
        this.desk = desk;
        this.acts = new PersonRequests(desk);
        this.requests = acts.requests();
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/requests", READERS, visit -> list(visit, 200, "")),
                Route.post("/requests", OFFICERS, this::open),
                Route.get("/requests/{number}", READERS, visit -> page(visit, 200, "")),
                Route.get("/requests/{number}/answer.zip", OFFICERS, this::download),
                // Where a form was answered with a page: to go back there is to look at the request.
                Route.get(
                        "/requests/{number}/{step}",
                        READERS,
                        visit -> new Reply.Go("/requests/" + request(visit).number())),
                Route.post(
                        "/requests/{number}/acknowledge",
                        OFFICERS,
                        visit -> worded(visit, (number, words) -> requests.acknowledge(number, words, actor(visit)))),
                Route.post(
                        "/requests/{number}/verify",
                        OFFICERS,
                        visit -> worded(visit, (number, words) -> requests.verify(number, words, actor(visit)))),
                Route.post(
                        "/requests/{number}/extend",
                        OFFICERS,
                        visit -> worded(visit, (number, words) -> requests.extend(number, words, actor(visit)))),
                Route.post(
                        "/requests/{number}/refuse",
                        OFFICERS,
                        visit -> worded(
                                visit,
                                (number, words) -> requests.refuse(
                                        number, words, visit.field("rule").strip(), actor(visit)))),
                Route.post("/requests/{number}/answer", OFFICERS, this::answer),
                Route.post("/requests/{number}/fulfil", OFFICERS, this::fulfil));
    }

    /** What is open first, by its last day, so that what is late stands on top; then what was closed last. */
    private Reply list(Visit visit, int status, String said) {
        requests.recordUnrecorded();
        List<Request> all = requests.all();
        List<RequestView> open = all.stream()
                .filter(request -> !request.isClosed())
                .sorted(Comparator.comparing(Request::dueDay).thenComparing(Request::number))
                .map(request -> view(visit.text(), request))
                .toList();
        List<RequestView> closed = all.stream()
                .filter(Request::isClosed)
                .sorted(Comparator.comparing(Request::number).reversed())
                .limit(CLOSED_AT_MOST)
                .map(request -> view(visit.text(), request))
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("open", open);
        model.put("closed", closed);
        model.put("said", said);
        model.put("mayOpen", OFFICERS.admits(visit.visitor()));
        model.put("kinds", Word.words(Kind.class));
        model.put("purposes", Word.words(Purpose.class));
        model.put("channels", Word.words(Channel.class));
        model.put("kind", visit.field("kind"));
        model.put("person", visit.field("person"));
        model.put("receipt", visit.field("receipt"));
        model.put("today", today().toString());
        model.put("received", visit.field("received").isEmpty() ? today().toString() : visit.field("received"));
        model.put("chosen", List.copyOf(chosen(visit)));
        return new Reply.Page(status, "requests.jte", model);
    }

    private static Set<String> chosen(Visit visit) {
        Set<String> chosen = new TreeSet<>(visit.fields("purpose"));
        chosen.addAll(visit.fields("channel"));
        return chosen;
    }

    private LocalDate today() {
        return acts.today();
    }

    private Reply open(Visit visit) {
        Kind kind = Word.of(Kind.class, visit.field("kind")).orElseThrow(Refusal::notFound);
        try {
            PersonRequests.Opened opened = acts.open(
                    new PersonRequests.Asked(
                            kind,
                            visit.field("person").strip(),
                            LocalDate.parse(visit.field("received")),
                            words(Purpose.class, visit.fields("purpose")),
                            words(Channel.class, visit.fields("channel")),
                            visit.field("receipt").strip()),
                    actor(visit));
            return new Reply.Go("/requests/" + opened.request().number() + (opened.isKnown() ? "" : "?unknown"));
        } catch (RequestRefused refused) {
            return list(visit, 422, said(visit, refused));
        } catch (DateTimeException noDay) {
            return list(visit, 422, visit.text().of("error.no-day", visit.field("received")));
        }
    }

    private static <E extends Enum<E> & Word> Set<E> words(Class<E> vocabulary, List<String> some) {
        EnumSet<E> found = EnumSet.noneOf(vocabulary);
        some.forEach(word -> found.add(Word.of(vocabulary, word).orElseThrow(Refusal::notFound)));
        return found;
    }

    private static String said(Visit visit, RequestRefused refused) {
        return visit.text().of("request.refused", String.valueOf(refused.getMessage()));
    }

    private static Actor actor(Visit visit) {
        return new Actor(visit.visitor().id());
    }

    private Request request(Visit visit) {
        return numbered(visit, requests).orElseThrow(Refusal::notFound);
    }

    /** The request that an address names; empty where there is none. */
    static Optional<Request> numbered(Visit visit, Requests requests) {
        String number = visit.part("number");
        return number.matches("[0-9]{1,15}") ? requests.get(Long.parseLong(number)) : Optional.empty();
    }

    private Reply page(Visit visit, int status, String said) {
        Request request = request(visit);
        boolean isUnknown = visit.request().getParameter("unknown") != null;
        return new Reply.Page(
                status,
                "request.jte",
                Map.of(
                        "request",
                        view(visit.text(), request),
                        "steps",
                        steps(visit, request),
                        "isUnknown",
                        isUnknown,
                        "said",
                        said));
    }

    private RequestSteps steps(Visit visit, Request request) {
        boolean mayAct = OFFICERS.admits(visit.visitor());
        boolean hasAnswer = mayAct && acts.hasAnswer(request);
        if (!mayAct || request.isClosed()) {
            boolean isErased = mayAct
                    && request.kind() == Kind.ERASURE
                    && Erasure.report(desk.programme(), request.number()).isPresent();
            return new RequestSteps(List.of(), false, false, false, isErased ? "erased" : "", hasAnswer);
        }
        List<String> worded = new ArrayList<>();
        if (request.kind().needsVerification() && !request.has(Request.Step.VERIFIED)) {
            worded.add("verify");
        }
        if (!request.isAcknowledged()) {
            worded.add("acknowledge");
        }
        if (request.due().extendableTo().isPresent()
                && !request.has(Request.Step.EXTENDED)
                && !today().isAfter(request.due().day())) {
            worded.add("extend");
        }
        boolean isHandedOut = request.kind() == Kind.ACCESS || request.kind() == Kind.PORTABILITY;
        return new RequestSteps(
                worded,
                isHandedOut && request.has(Request.Step.VERIFIED),
                request.kind().isSuppression(),
                true,
                switch (request.kind()) {
                    case RECTIFICATION -> "rectification";
                    case ERASURE -> "erasure";
                    case ACCESS, PORTABILITY, RESTRICTION, OBJECTION, OPT_OUT, WITHDRAWAL, LIMIT -> "";
                },
                hasAnswer);
    }

    private interface Step {
        Request taken(long number, String words);
    }

    /** A step that says how or why. */
    private Reply worded(Visit visit, Step step) {
        String words = visit.field("words").strip();
        if (words.isEmpty()) {
            return page(visit, 422, visit.text().of("request.no-words"));
        }
        return attempted(visit, number -> step.taken(number, words));
    }

    private interface Deed {
        void done(long number);
    }

    private Reply attempted(Visit visit, Deed deed) {
        long number = request(visit).number();
        try {
            deed.done(number);
            return new Reply.Go("/requests/" + number);
        } catch (RequestRefused refused) {
            return page(visit, 422, said(visit, refused));
        }
    }

    private Reply answer(Visit visit) {
        return attempted(visit, number -> acts.answer(number, actor(visit)));
    }

    /** What takes effect by being recorded has done so since it was opened; now it is said. */
    private Reply fulfil(Visit visit) {
        if (!request(visit).kind().isSuppression()) {
            throw Refusal.notFound();
        }
        return attempted(visit, number -> acts.fulfil(number, actor(visit)));
    }

    private Reply download(Visit visit) throws IOException {
        byte[] zip = acts.answered(request(visit)).orElseThrow(Refusal::notFound);
        return new Reply.Bytes("application/zip", zip, false);
    }

    private RequestView view(Text text, Request request) {
        LocalDate today = today();
        Set<String> about = new TreeSet<>();
        request.purposes().forEach(word -> about.add(word.word()));
        request.channels().forEach(word -> about.add(word.word()));
        return new RequestView(
                Long.toString(request.number()),
                request.kind().word(),
                request.person().orElse(""),
                request.place(),
                request.received().toString(),
                request.receipt(),
                request.dueDay().toString(),
                request.state(),
                request.isOverdue(today) ? "late" : request.isDueSoon(today) ? "soon" : "",
                request.isClosed() ? "" : left(text, today, request.dueDay()),
                request.due().rule(),
                request.due().cite(),
                request.due().ofPlace(),
                request.due()
                        .extendableTo()
                        .filter(day -> !request.has(Request.Step.EXTENDED))
                        .map(LocalDate::toString)
                        .orElse(""),
                request.due()
                        .acknowledge()
                        .filter(word -> !request.isAcknowledged())
                        .map(word -> word.by().toString())
                        .orElse(""),
                String.join(", ", about),
                request.events().stream()
                        .map(event -> new RequestView.Event(
                                event.at().toString().substring(0, 10),
                                event.step().word(),
                                event.by(),
                                event.detail()))
                        .toList());
    }

    static String left(Text text, LocalDate today, LocalDate due) {
        long days = due.toEpochDay() - today.toEpochDay();
        if (days < 0) {
            return text.of("request.late", -days);
        }
        return days == 0 ? text.of("request.due-today") : text.of("request.left", days);
    }
}
