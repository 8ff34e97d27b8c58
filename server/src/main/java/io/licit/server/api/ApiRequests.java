package io.licit.server.api;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Word;
import io.licit.core.json.Json;
import io.licit.programme.account.Role;
import io.licit.programme.people.Actor;
import io.licit.programme.request.Erasure;
import io.licit.programme.request.Kind;
import io.licit.programme.request.Request;
import io.licit.programme.request.RequestFindings;
import io.licit.programme.request.RequestJson;
import io.licit.programme.request.RequestRefused;
import io.licit.server.desk.Desk;
import io.licit.server.programme.PersonRequests;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Persons' requests, for programs: opened, looked at, and taken step by step to their end. */
final class ApiRequests {
    static final Access OFFICERS = new Access.Of(EnumSet.of(Role.OFFICER));
    static final String NO_SUCH = "There is no such request.";

    private static final String ALL = "/api/v1/requests";
    private static final String ONE = ALL + "/{number}";
    private static final String CLOSED = "The request is closed, of another kind, or its person was not verified.";
    private static final String HOW = "how";
    private static final String REASON = "reason";

    private final Desk desk;
    private final PersonRequests acts;

    ApiRequests(Desk desk) {
        this.desk = desk;
        this.acts = new PersonRequests(desk);
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.get(ALL, PersonRequests.READERS, this::list),
                                "Requests by their numbers, and what is late or soon will be.",
                                "Requests")
                        .taking(
                                ApiAsked.flag("open", "Only those that are neither met nor refused."),
                                ApiAsked.flag("overdue", "Only those whose last day has passed."),
                                ApiPaging.LIMIT,
                                ApiPaging.AFTER)
                        .refusing(400, "A limit or a place that there is not.")
                        .refusing(409, "The workspace can't be read."),
                ApiEndpoint.of(
                                Route.post(ALL, OFFICERS, this::open),
                                "Opens a request. The law of the person's place says when it is due; an objection, an"
                                        + " opt-out, a withdrawal, a restriction or a limit takes effect at once.",
                                "RequestOfPerson")
                        .sent(true, "RequestToOpen")
                        .refusing(409, "The workspace can't be read."),
                ApiEndpoint.of(
                                Route.get(ONE, PersonRequests.READERS, this::one),
                                "One request: whose it is, when it is due and why, what happened, and the proof of its"
                                        + " erasure.",
                                "RequestWhole")
                        .refusing(404, NO_SUCH),
                step(
                        "acknowledge",
                        "Records that the person was told that it has come.",
                        "RequestHow",
                        this::acknowledge),
                step("verify", "Records that it is known who asks, and how.", "RequestHow", this::verify),
                step("extend", "Takes the longer time that the law gives.", "RequestReason", this::extend),
                step("refuse", "Refuses it, with what the person is told.", "RequestRefusal", this::refuse),
                done(
                        "answer",
                        "Gathers the answer to an access or of what is taken along, and meets the request.",
                        this::answer),
                ApiEndpoint.file(
                                Route.get(ONE + "/answer", OFFICERS, this::answered),
                                "What was handed out with a request: data.json and index.html.",
                                "application/zip")
                        .refusing(404, "There is no such request, or no answer to it here."),
                done(
                        "fulfil",
                        "Says of an objection, an opt-out, a withdrawal, a restriction or a limit that it is met.",
                        this::fulfil));
    }

    static void into(Map<String, Json.Obj> schemas) {
        Map<String, Json> line = ApiSchemas.members(
                "number", ApiSchemas.NUMBER,
                "kind", ApiSchemas.TEXT,
                "state", ApiSchemas.TEXT,
                "jurisdiction", ApiSchemas.TEXT,
                "received", ApiSchemas.TEXT,
                "due", ApiSchemas.TEXT,
                "rule", ApiSchemas.TEXT,
                "cite", ApiSchemas.TEXT,
                "rule_of_place", ApiSchemas.TRUTH,
                "extended", ApiSchemas.TRUTH,
                "extendable_to", ApiSchemas.MAYBE_TEXT,
                "acknowledge_by", ApiSchemas.MAYBE_TEXT,
                "acknowledge_rule", ApiSchemas.MAYBE_TEXT,
                "acknowledged", ApiSchemas.TRUTH,
                "closed", ApiSchemas.TRUTH,
                "overdue", ApiSchemas.TRUTH,
                "days_left", ApiSchemas.MAYBE_NUMBER);
        schemas.put("RequestLine", ApiSchemas.object(line));
        schemas.put(
                "Requests",
                ApiSchemas.object(ApiSchemas.members(
                        "requests", ApiSchemas.list(ApiSchemas.named("RequestLine")),
                        "next", ApiSchemas.MAYBE_TEXT,
                        "findings", ApiSchemas.list(ApiSchemas.named("Finding")))));
        Map<String, Json> whole = new LinkedHashMap<>(line);
        whole.putAll(ApiSchemas.members(
                "person", ApiSchemas.MAYBE_TEXT,
                "purposes", ApiSchemas.TEXTS,
                "channels", ApiSchemas.TEXTS,
                "receipt", ApiSchemas.TEXT,
                "events",
                        ApiSchemas.list(ApiSchemas.object(ApiSchemas.members(
                                "step", ApiSchemas.TEXT,
                                "at", ApiSchemas.TEXT,
                                "by", ApiSchemas.TEXT,
                                "detail", ApiSchemas.TEXT)))));
        schemas.put("RequestOfPerson", ApiSchemas.object(whole));
        Map<String, Json> withProof = new LinkedHashMap<>(whole);
        withProof.put("erasure", ApiSchemas.either("ErasureReport"));
        schemas.put("RequestWhole", ApiSchemas.object(withProof));
        sent(schemas);
    }

    private static void sent(Map<String, Json.Obj> schemas) {
        schemas.put(
                "RequestToOpen",
                ApiSchemas.sent(
                        ApiSchemas.members(
                                "kind", ApiSchemas.words(Word.words(Kind.class).toArray(String[]::new)),
                                "person", ApiSchemas.TEXT,
                                "received", ApiAsked.DAY,
                                "receipt", ApiSchemas.TEXT,
                                "purposes", ApiSchemas.TEXTS,
                                "channels", ApiSchemas.TEXTS),
                        List.of("kind", "person")));
        schemas.put("RequestHow", ApiSchemas.sent(ApiSchemas.members(HOW, ApiSchemas.TEXT), List.of(HOW)));
        schemas.put("RequestReason", ApiSchemas.sent(ApiSchemas.members(REASON, ApiSchemas.TEXT), List.of(REASON)));
        schemas.put(
                "RequestRefusal",
                ApiSchemas.sent(ApiSchemas.members(REASON, ApiSchemas.TEXT, "rule", ApiSchemas.TEXT), List.of(REASON)));
    }

    private interface Step {
        Request taken(long number, Json.Obj sent, Actor by);
    }

    private ApiEndpoint step(String path, String does, String schema, Step step) {
        Set<String> members = schema.equals("RequestRefusal")
                ? Set.of(REASON, "rule")
                : Set.of(schema.equals("RequestHow") ? HOW : REASON);
        return ApiEndpoint.of(
                        Route.post(ONE + "/" + path, OFFICERS, visit -> {
                            Request request = asked(visit, acts);
                            Json.Obj sent = ApiJson.body(visit, members);
                            return told(() -> step.taken(request.number(), sent, ApiAsked.actor(visit)));
                        }),
                        does,
                        "RequestOfPerson")
                .sent(true, schema)
                .refusing(404, NO_SUCH)
                .refusing(409, "The request is closed, or can't take this step.");
    }

    private interface End {
        Request reached(Request request, Actor by);
    }

    private ApiEndpoint done(String path, String does, End end) {
        return ApiEndpoint.of(
                        Route.post(ONE + "/" + path, OFFICERS, visit -> {
                            Request request = asked(visit, acts);
                            return told(() -> end.reached(request, ApiAsked.actor(visit)));
                        }),
                        does,
                        "RequestOfPerson")
                .refusing(404, NO_SUCH)
                .refusing(409, CLOSED);
    }

    /** The request that an address names. */
    static Request asked(Visit visit, PersonRequests acts) {
        return acts.requests().get(ApiAsked.number(visit, "number")).orElseThrow(Refusal::notFound);
    }

    static ApiProblem refused(RequestRefused refused) {
        return new ApiProblem(ApiProblem.Kind.CONFLICT, String.valueOf(refused.getMessage()));
    }

    private Reply told(Supplier<Request> step) {
        try {
            return Reply.data(new RequestJson(acts.today()).whole(step.get()));
        } catch (RequestRefused refused) {
            throw refused(refused);
        }
    }

    private Reply list(Visit visit) {
        acts.requests().recordUnrecorded();
        boolean isOpen = ApiAsked.flag(visit, "open");
        boolean isOverdue = ApiAsked.flag(visit, "overdue");
        List<Request> all = acts.requests().all();
        SortedMap<Long, Request> shown = new TreeMap<>();
        all.stream()
                .filter(one -> !isOpen || !one.isClosed())
                .filter(one -> !isOverdue || one.isOverdue(acts.today()))
                .forEach(one -> shown.put(one.number(), one));
        Json.Builder answer = Json.object();
        ApiPaging.of(visit)
                .partByNumber("requests", shown, new RequestJson(acts.today())::line)
                .members()
                .forEach(answer::put);
        return Reply.data(answer.put(
                        "findings",
                        Json.array(new RequestFindings(
                                        acts.today(),
                                        desk.standing().workspace().settings().span())
                                .of(all).stream().map(ApiFindings::json).toList()))
                .build());
    }

    private Reply one(Visit visit) {
        Request request = asked(visit, acts);
        Json.Builder all = Json.object();
        new RequestJson(acts.today()).whole(request).members().forEach(all::put);
        return Reply.data(all.put(
                        "erasure",
                        Erasure.report(desk.programme(), request.number()).orElse(Json.none()))
                .build());
    }

    private Reply open(Visit visit) {
        Json.Obj sent = ApiJson.body(visit, Set.of("kind", "person", "received", "receipt", "purposes", "channels"));
        PersonRequests.Asked asked = new PersonRequests.Asked(
                ApiAsked.word(Kind.class, ApiJson.requiredText(sent, "kind"), "kind"),
                ApiAsked.words(sent, "person"),
                ApiAsked.day(sent, "received").orElseGet(acts::today),
                ApiAsked.words(Purpose.class, sent, "purposes"),
                ApiAsked.words(Channel.class, sent, "channels"),
                ApiJson.text(sent, "receipt").orElse("").strip());
        try {
            Request opened = acts.open(asked, ApiAsked.actor(visit)).request();
            return Reply.data(new RequestJson(acts.today()).whole(opened));
        } catch (RequestRefused refused) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, String.valueOf(refused.getMessage()));
        }
    }

    private Request acknowledge(long number, Json.Obj sent, Actor by) {
        return acts.requests().acknowledge(number, ApiAsked.words(sent, HOW), by);
    }

    private Request verify(long number, Json.Obj sent, Actor by) {
        return acts.requests().verify(number, ApiAsked.words(sent, HOW), by);
    }

    private Request extend(long number, Json.Obj sent, Actor by) {
        return acts.requests().extend(number, ApiAsked.words(sent, REASON), by);
    }

    private Request refuse(long number, Json.Obj sent, Actor by) {
        String rule = ApiJson.text(sent, "rule").orElse("").strip();
        return acts.requests().refuse(number, ApiAsked.words(sent, REASON), rule, by);
    }

    private Request answer(Request request, Actor by) {
        if (request.kind() != Kind.ACCESS && request.kind() != Kind.PORTABILITY) {
            throw otherwise(request);
        }
        acts.answer(request.number(), by);
        return acts.requests().get(request.number()).orElseThrow();
    }

    private Request fulfil(Request request, Actor by) {
        if (!request.kind().isSuppression()) {
            throw otherwise(request);
        }
        return acts.fulfil(request.number(), by);
    }

    private static ApiProblem otherwise(Request request) {
        String path = ALL + "/" + request.number() + "/";
        String end = Optional.of(request.kind())
                .filter(kind -> kind == Kind.ERASURE || kind == Kind.RECTIFICATION)
                .map(Kind::word)
                .orElse(request.kind().isSuppression() ? "fulfil" : "answer");
        return new ApiProblem(
                ApiProblem.Kind.CONFLICT,
                "a request of this kind (" + request.kind().word() + ") is met by POST " + path + end);
    }

    private Reply answered(Visit visit) throws IOException {
        byte[] zip = acts.answered(asked(visit, acts)).orElseThrow(Refusal::notFound);
        return new Reply.Bytes("application/zip", zip, false);
    }
}
