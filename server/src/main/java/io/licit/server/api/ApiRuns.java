package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.programme.run.Runs;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.run.Running;
import io.licit.server.work.Works;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs, for programs: begun, and what the last ones counted. */
final class ApiRuns {
    private static final String SEGMENTS = "segments";

    private final Desk desk;
    private final Running running;

    ApiRuns(Desk desk, Works works) {
        this.desk = desk;
        this.running = new Running(desk, works);
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.get("/api/v1/runs", Access.STAFF, this::last),
                                "What the last run of each segment counted. Counts of few persons are null.",
                                "Runs")
                        .refusing(409, "The workspace can't be read."),
                ApiEndpoint.beginning(
                                Route.post("/api/v1/runs", Access.AUTHORS, this::begin),
                                "Refreshes the audiences of some segments, or of all. Where four eyes are asked for, those"
                                        + " that nobody has approved as they are stay as they were.")
                        .sent(false, "RunToBegin")
                        .refusing(404, "There is no such segment."),
                ApiEndpoint.of(
                                Route.get("/api/v1/segments/{id}/runs", Access.STAFF, this::past),
                                "Runs of a segment, the newest first. Counts of few persons are null.",
                                "PastRuns")
                        .taking(ApiPaging.LIMIT, ApiPaging.AFTER)
                        .refusing(400, "A limit or a place that there is not.")
                        .refusing(404, "There is no such segment."));
    }

    static void into(Map<String, Json.Obj> schemas) {
        Map<String, Json> run = ApiSchemas.members("segment", ApiSchemas.TEXT, "digest", ApiSchemas.TEXT);
        run.putAll(ApiCounts.ofRuns());
        run.putAll(ApiSchemas.members(
                "as_of", ApiSchemas.TEXT,
                "made_at", ApiSchemas.TEXT,
                "entry", ApiSchemas.NUMBER,
                "changed", ApiSchemas.TRUTH));
        schemas.put("Run", ApiSchemas.object(run));
        schemas.put(
                "Runs",
                ApiSchemas.object(ApiSchemas.members(
                        "as_of", ApiSchemas.MAYBE_TEXT, SEGMENTS, ApiSchemas.list(ApiSchemas.named("Run")))));
        schemas.put("PastRuns", ApiSchemas.part("runs", "Run"));
        schemas.put("RunToBegin", ApiSchemas.sent(Map.of(SEGMENTS, ApiSchemas.TEXTS), List.of()));
    }

    private Reply begin(Visit visit) {
        Set<String> named = new TreeSet<>(
                visit.body().length == 0 ? List.of() : ApiAsked.texts(ApiJson.body(visit, Set.of(SEGMENTS)), SEGMENTS));
        return ApiWork.begun(running.begin(named, ApiAsked.actor(visit)));
    }

    private Reply last(Visit visit) {
        Desk.Standing stands = desk.standing();
        Map<String, List<Runs.Past>> past = new Runs(desk.programme()).past(1);
        List<Json> rows = new ArrayList<>();
        Optional<Instant> newest = Optional.empty();
        for (String id : stands.opened().segments()) {
            for (Runs.Past run : past.getOrDefault(id, List.of())) {
                rows.add(row(stands, visit, run));
                newest = newest.filter(known -> known.isAfter(run.asOf())).or(() -> Optional.of(run.asOf()));
            }
        }
        return Reply.data(Json.object()
                .put("as_of", ApiJson.text(newest.map(Instant::toString)))
                .put(SEGMENTS, Json.array(rows))
                .build());
    }

    private Reply past(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        if (!stands.opened().segments().contains(id)) {
            throw Refusal.notFound();
        }
        ApiPaging paging = ApiPaging.of(visit);
        long before = paging.after().isEmpty() ? Long.MAX_VALUE : paging.place();
        List<Runs.Past> found = new Runs(desk.programme()).past(id, before, paging.limit() + 1);
        List<Runs.Past> shown = found.subList(0, Math.min(found.size(), paging.limit()));
        boolean isMore = found.size() > shown.size();
        return Reply.data(Json.object()
                .put(
                        "runs",
                        Json.array(shown.stream()
                                .map(run -> row(stands, visit, run))
                                .toList()))
                .put(
                        "next",
                        isMore
                                ? Json.of(String.valueOf(
                                        shown.get(shown.size() - 1).entry()))
                                : Json.none())
                .build());
    }

    private static Json row(Desk.Standing stands, Visit visit, Runs.Past run) {
        String id = run.counts().segment();
        Json.Builder all =
                Json.object().put("segment", id).put("digest", run.counts().digest());
        new ApiCounts(run.counts(), stands.minimum(visit.visitor())).putRunInto(all);
        return all.put("as_of", run.asOf().toString())
                .put("made_at", run.madeAt().toString())
                .put("entry", run.entry())
                .put("changed", Running.isOutdated(stands, id, run.counts()))
                .build();
    }
}
