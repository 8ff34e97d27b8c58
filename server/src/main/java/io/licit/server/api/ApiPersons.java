package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.engine.Explanation;
import io.licit.engine.Membership;
import io.licit.engine.Recorded;
import io.licit.engine.SomeMembers;
import io.licit.engine.Warehouse;
import io.licit.programme.account.Looks;
import io.licit.programme.consent.Ledger;
import io.licit.programme.run.ExplanationJson;
import io.licit.server.desk.Desk;
import io.licit.server.export.Exporting;
import io.licit.server.programme.PersonPages;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.work.Works;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Persons in audiences, for programs: why one is in a segment or not, and the ids of the last run's audience. Whoever asks
 * is in the evidence log before she is told. A person's key is sent in the body and stands in no address.
 */
final class ApiPersons {
    /** What only looks, by its name. */
    static final String EXPLAIN = "POST /api/v1/segments/{id}/explanations";

    static final String ASK = "POST /api/v1/segments/{id}/membership";

    private static final String PERSON = "person";
    private static final String SEGMENT = "segment";
    private static final String NO_RUN = "no run has stored an audience of it; POST /api/v1/runs makes one";
    private static final int MOST = 10_000;
    private static final int USUAL = 1_000;
    private static final ApiEndpoint.Parameter LIMIT = ApiAsked.query(
            "limit",
            "How many are looked at, at most.",
            Json.object()
                    .put("type", "integer")
                    .put("minimum", 1)
                    .put("maximum", MOST)
                    .put("default", USUAL)
                    .build());

    private final Desk desk;
    private final Looks looks;
    private final Exporting exporting;

    ApiPersons(Desk desk, Works works) {
        this.desk = desk;
        this.looks = new Looks(desk.programme());
        this.exporting = new Exporting(desk, works);
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.post("/api/v1/segments/{id}/explanations", PersonPages.LOOKING, this::explain),
                                "Why a person is in a segment or not: which values, which rules. That somebody looked is in"
                                        + " the evidence log.",
                                "Explanation")
                        .sent(true, "PersonToLookAt")
                        .refusing(404, "There is no such segment.")
                        .refusing(409, "The segment has mistakes.")
                        .refusing(422, "There is no such person in the data."),
                ApiEndpoint.of(
                                Route.get("/api/v1/segments/{id}/members", Access.AUTHORS, this::members),
                                "Ids of the last run's audience, without whomever something takes out that was recorded"
                                        + " since. For officers and whoever has every certificate that is asked of her; each"
                                        + " part that is handed out is in the evidence log.",
                                "Members")
                        .taking(LIMIT, ApiPaging.AFTER)
                        .refusing(400, "A limit or a place that there is not.")
                        .refusing(403, "No role, or no certificate.")
                        .refusing(404, "There is no such segment.")
                        .refusing(409, "No run has stored it, or another one did since the part before."),
                ApiEndpoint.of(
                                Route.post("/api/v1/segments/{id}/membership", Access.AUTHORS, this::membership),
                                "Whether a person is in the last run's audience, and nothing takes her out that was"
                                        + " recorded since. For whom members are, and in the evidence log likewise.",
                                "Membership")
                        .sent(true, "PersonToLookAt")
                        .refusing(403, "No role, or no certificate.")
                        .refusing(404, "There is no such segment.")
                        .refusing(409, "No run has stored it."));
    }

    static void into(Map<String, Json.Obj> schemas) {
        schemas.put("PersonToLookAt", ApiSchemas.sent(Map.of(PERSON, ApiSchemas.TEXT), List.of(PERSON)));
        schemas.put(
                "Explanation",
                ApiSchemas.object(ApiSchemas.members(
                        PERSON,
                        ApiSchemas.TEXT,
                        SEGMENT,
                        ApiSchemas.TEXT,
                        "in",
                        ApiSchemas.TRUTH,
                        "matches",
                        ApiSchemas.TRUTH,
                        "allowed",
                        ApiSchemas.TRUTH,
                        "conditions",
                        ApiSchemas.list(ApiSchemas.object(ApiSchemas.members(
                                "text", ApiSchemas.TEXT,
                                "value", Json.object().build(),
                                "result", ApiSchemas.maybe("boolean")))),
                        "excluded_by",
                        ApiSchemas.TEXTS)));
        schemas.put(
                "Members",
                ApiSchemas.object(ApiSchemas.members(
                        SEGMENT,
                        ApiSchemas.TEXT,
                        "run",
                        ApiSchemas.TEXT,
                        "as_of",
                        ApiSchemas.TEXT,
                        "members",
                        ApiSchemas.TEXTS,
                        "left_out",
                        ApiSchemas.NUMBER,
                        "next",
                        ApiSchemas.MAYBE_TEXT)));
        schemas.put(
                "Membership",
                ApiSchemas.object(
                        ApiSchemas.members(PERSON, ApiSchemas.TEXT, SEGMENT, ApiSchemas.TEXT, "in", ApiSchemas.TRUTH)));
    }

    private String asked(Visit visit, Desk.Standing stands) {
        String id = visit.part("id");
        if (!stands.opened().segments().contains(id)) {
            throw Refusal.notFound();
        }
        return id;
    }

    private static String person(Visit visit) {
        return ApiAsked.words(ApiJson.body(visit, Set.of(PERSON)), PERSON);
    }

    private Reply explain(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = asked(visit, stands);
        String person = person(visit);
        if (!stands.planned().contains(id)) {
            throw new ApiProblem(
                    ApiProblem.Kind.CONFLICT, "`" + id + "` has mistakes; GET /api/v1/findings says which");
        }
        Optional<Explanation> found = desk.data().explained(stands, id, person);
        // Before anything of it is told, and after what may not be there yet.
        looks.record(ApiAsked.actor(visit), 1);
        Explanation why = found.orElseThrow(
                () -> new ApiProblem(ApiProblem.Kind.UNFIT, "`person` is the key of nobody in the data"));
        return Reply.data(ExplanationJson.of(person, id, why));
    }

    /** INVARIANT: ids leave here as a file of an export does: only to whom it may be, and the log has it before. */
    private void requireTaker(Visit visit) {
        if (!exporting.mayTake(visit.visitor())) {
            throw new Refusal(403, "export.no-certificate");
        }
    }

    private Reply members(Visit visit) {
        String id = asked(visit, desk.standing());
        requireTaker(visit);
        int limit = ApiPaging.limit(visit, MOST, USUAL);
        Place after = Place.of(visit.field("after"));
        SomeMembers some = Warehouse.members(
                        desk.folder(), id, recorded(), new SomeMembers.Asked(after.number(), limit))
                .orElseThrow(() -> new ApiProblem(ApiProblem.Kind.CONFLICT, NO_RUN));
        if (!after.isIn(some.run())) {
            throw new ApiProblem(
                    ApiProblem.Kind.CONFLICT, "another run has stored it since the part before; begin without `after`");
        }
        looks.recordMembers(ApiAsked.actor(visit), id, some.ids().size());
        return Reply.data(Json.object()
                .put(SEGMENT, id)
                .put("run", some.run())
                .put("as_of", some.asOf().toString())
                .put("members", Json.strings(some.ids()))
                .put("left_out", some.leftOut())
                .put(
                        "next",
                        some.last().isPresent()
                                ? Json.of(new Place(some.run(), some.last().getAsInt()).written())
                                : Json.none())
                .build());
    }

    private Recorded recorded() {
        return new Ledger(desk.programme()).recorded();
    }

    /**
     * Where a part has ended.
     *
     * @param run whose numbers these are; empty of the beginning, which every run has
     */
    private record Place(String run, int number) {
        private static final Place BEGINNING = new Place("", SomeMembers.Asked.BEGINNING);

        static Place of(String written) {
            if (written.isEmpty()) {
                return BEGINNING;
            }
            int end = written.lastIndexOf('.');
            String number = written.substring(end + 1);
            if (end < 1 || !number.matches("[0-9]{1,9}")) {
                throw new ApiProblem(ApiProblem.Kind.BAD_REQUEST, "`after` is what `next` was in the part before");
            }
            return new Place(written.substring(0, end), Integer.parseInt(number));
        }

        boolean isIn(String other) {
            return run.isEmpty() || run.equals(other);
        }

        String written() {
            return run + "." + number;
        }
    }

    private Reply membership(Visit visit) {
        String id = asked(visit, desk.standing());
        requireTaker(visit);
        String person = person(visit);
        looks.record(ApiAsked.actor(visit), 1);
        Optional<Membership> stored = Warehouse.membership(desk.folder(), id, recorded());
        if (stored.isEmpty()) {
            throw new ApiProblem(ApiProblem.Kind.CONFLICT, NO_RUN);
        }
        try (Membership membership = stored.get()) {
            return Reply.data(Json.object()
                    .put(PERSON, person)
                    .put(SEGMENT, id)
                    .put("in", membership.contains(person))
                    .build());
        }
    }
}
