package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.programme.request.Erasure;
import io.licit.programme.request.Kind;
import io.licit.programme.request.Request;
import io.licit.programme.request.RequestRefused;
import io.licit.server.desk.Desk;
import io.licit.server.programme.Erasing;
import io.licit.server.programme.PersonRequests;
import io.licit.server.programme.Rectifying;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.work.Works;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What changes a person's data because she asked for it, for programs: her erasure, and values set right. */
final class ApiErasure {
    private static final String ERASURE = "/api/v1/requests/{number}/erasure";
    private static final String PLAN = "plan";
    private static final String CONFIRM = "confirm";
    private static final String SET = "set";

    private final Desk desk;
    private final PersonRequests acts;
    private final Erasing erasing;
    private final Rectifying rectifying;

    ApiErasure(Desk desk, Works works) {
        this.desk = desk;
        this.acts = new PersonRequests(desk);
        this.erasing = new Erasing(desk, works);
        this.rectifying = new Rectifying(desk, works);
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.get(ERASURE, ApiRequests.OFFICERS, this::proof),
                                "What an erasure took, what it left and why, and what a search found afterwards.",
                                "ErasureReport")
                        .refusing(404, "There is no such request of erasure, or nothing was erased yet."),
                ApiEndpoint.planned(
                                Route.post(ERASURE, ApiRequests.OFFICERS, this::erase),
                                "With `plan`, says what an erasure would take and leave, and changes nothing. With"
                                        + " `confirm`, which is the person's key once more, erases her.",
                                "ErasureReport")
                        .sent(true, "ErasureToDo")
                        .refusing(404, "There is no such request of erasure.")
                        .refusing(409, "The request is closed, or nobody has verified who asks."),
                ApiEndpoint.beginning(
                                Route.post(
                                        "/api/v1/requests/{number}/rectification", ApiRequests.OFFICERS, this::rectify),
                                "Sets values of the person's row right, by column; the empty text empties one.")
                        .sent(true, "ValuesToSet")
                        .refusing(404, "There is no such request of rectification.")
                        .refusing(409, "The request is closed, or nobody has verified who asks.")
                        .refusing(422, "A value that can't be set; `objections` says why, by column."));
    }

    static void into(Map<String, Json.Obj> schemas) {
        schemas.put(
                "ErasureReport",
                ApiSchemas.object(ApiSchemas.members(
                        "request", ApiSchemas.NUMBER,
                        "done", ApiSchemas.TRUTH,
                        "removed", ApiSchemas.NUMBER,
                        "kept", ApiSchemas.NUMBER,
                        "files",
                                ApiSchemas.list(ApiSchemas.object(ApiSchemas.members(
                                        "table", ApiSchemas.TEXT,
                                        "file", ApiSchemas.TEXT,
                                        "removed", ApiSchemas.NUMBER,
                                        "kept", ApiSchemas.NUMBER,
                                        "emptied", ApiSchemas.NUMBER))),
                        "kept_because", ApiSchemas.type("object"),
                        "audiences", ApiSchemas.type("object"),
                        "exports", ApiSchemas.TEXTS,
                        "elsewhere", ApiSchemas.TEXTS,
                        "answers", ApiSchemas.NUMBER,
                        "search",
                                ApiSchemas.object(ApiSchemas.members(
                                        "searched",
                                        ApiSchemas.NUMBER,
                                        "hits",
                                        ApiSchemas.list(ApiSchemas.object(ApiSchemas.members(
                                                "place", ApiSchemas.TEXT, "count", ApiSchemas.NUMBER))))))));
        schemas.put(
                "ErasureToDo",
                ApiSchemas.sent(ApiSchemas.members(PLAN, ApiSchemas.TRUTH, CONFIRM, ApiSchemas.TEXT), List.of()));
        schemas.put("ValuesToSet", ApiSchemas.sent(ApiSchemas.members(SET, ApiSchemas.type("object")), List.of(SET)));
    }

    private Request asked(Visit visit, Kind kind) {
        Request request = ApiRequests.asked(visit, acts);
        if (request.kind() != kind) {
            throw Refusal.notFound();
        }
        return request;
    }

    private Reply proof(Visit visit) {
        return Reply.data(
                Erasure.report(desk.programme(), asked(visit, Kind.ERASURE).number())
                        .orElseThrow(Refusal::notFound));
    }

    private Reply erase(Visit visit) {
        Request request = asked(visit, Kind.ERASURE);
        Json.Obj sent = ApiJson.body(visit, Set.of(PLAN, CONFIRM));
        boolean isPlanned = ApiAsked.truth(sent, PLAN);
        String key = ApiJson.text(sent, CONFIRM).orElse("");
        if (isPlanned == sent.get(CONFIRM).isPresent()) {
            throw new ApiProblem(
                    ApiProblem.Kind.UNFIT, "send either `plan`: true, or the person's key once more in `confirm`");
        }
        requireOpen(request);
        if (isPlanned) {
            return Reply.data(plan(request));
        }
        requireVerified(request);
        if (!erasing.isMeant(request, key)) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "`confirm` is not the key of this request's person");
        }
        return ApiWork.begun(erasing.begin(request, ApiAsked.actor(visit)));
    }

    private Json plan(Request request) {
        try {
            return erasing.plan(request).json();
        } catch (RequestRefused refused) {
            throw ApiRequests.refused(refused);
        }
    }

    private void requireOpen(Request request) {
        try {
            acts.requests().openOne(request.number());
        } catch (RequestRefused refused) {
            throw ApiRequests.refused(refused);
        }
    }

    private static void requireVerified(Request request) {
        if (!request.has(Request.Step.VERIFIED)) {
            throw new ApiProblem(
                    ApiProblem.Kind.CONFLICT, "nobody has verified who asks in request " + request.number());
        }
    }

    private Reply rectify(Visit visit) {
        Request request = asked(visit, Kind.RECTIFICATION);
        Map<String, String> values = ApiAsked.table(ApiJson.body(visit, Set.of(SET)), SET);
        if (values.isEmpty()) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "`set` sets nothing");
        }
        requireOpen(request);
        requireVerified(request);
        Map<String, String> wrong = rectifying.objections(values);
        if (!wrong.isEmpty()) {
            Json.Builder objections = Json.object();
            wrong.forEach(objections::put);
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "values that can't be set; nothing was changed")
                    .with("objections", objections.build());
        }
        return ApiWork.begun(rectifying.begin(request, values, ApiAsked.actor(visit)));
    }
}
