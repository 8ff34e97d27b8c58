package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.programme.account.Role;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.Text;
import io.licit.server.work.Work;
import io.licit.server.work.Works;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Work that takes long, for programs: asked for again until it is over, or stopped. */
final class ApiWork {
    static final String PATH = ApiDispatch.PREFIX + "work/";
    private static final int PERCENT = 100;

    private final Works works;

    ApiWork(Works works) {
        this.works = works;
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                        Route.get(
                                "/api/v1/work",
                                Access.STAFF,
                                visit -> Reply.data(Json.object()
                                        .put(
                                                "work",
                                                Json.array(works.all().stream()
                                                        .map(ApiWork::json)
                                                        .toList()))
                                        .build())),
                        "Work that waits, goes on, or has ended since the application was started; at most 200.",
                        "Works"),
                ApiEndpoint.of(
                                Route.get("/api/v1/work/{id}", Access.STAFF, visit -> Reply.data(json(asked(visit)))),
                                "How far it is, and how it ended; `result` is where what came of it can be asked for, and `left_out` are segments"
                                        + " that were not refreshed, since nobody has approved them as they are. What failed has a `status`, as an answer"
                                        + " would: 403 where somebody else has to act first, 409 where it does not stand so, 422 where what was asked"
                                        + " for holds a mistake, 451 where the law stands against it, else 500 and more.",
                                "Work")
                        .refusing(404, "There is no such work, or it was forgotten."),
                ApiEndpoint.of(
                                Route.post("/api/v1/work/{id}/cancel", Access.STAFF, this::cancel),
                                "Stops it at its next step. Its own may be stopped by everybody, others' by officers and"
                                        + " administrators.",
                                "Work")
                        .refusing(404, "There is no such work, or it was forgotten."));
    }

    static void into(Map<String, Json.Obj> schemas) {
        schemas.put(
                "Work",
                ApiSchemas.object(ApiSchemas.members(
                        "id",
                        ApiSchemas.TEXT,
                        "kind",
                        ApiSchemas.TEXT,
                        "subject",
                        ApiSchemas.MAYBE_TEXT,
                        "by",
                        ApiSchemas.TEXT,
                        "state",
                        ApiSchemas.words("waiting", "running", "done", "failed", "cancelled"),
                        "step",
                        ApiSchemas.MAYBE_TEXT,
                        "percent",
                        ApiSchemas.NUMBER,
                        "result",
                        ApiSchemas.MAYBE_TEXT,
                        "left_out",
                        ApiSchemas.list(ApiSchemas.object(
                                ApiSchemas.members("segment", ApiSchemas.TEXT, "reason", ApiSchemas.TEXT))),
                        "reason",
                        ApiSchemas.MAYBE_TEXT,
                        "status",
                        ApiSchemas.MAYBE_NUMBER)));
        schemas.put("Works", ApiSchemas.object(ApiSchemas.members("work", ApiSchemas.list(ApiSchemas.named("Work")))));
    }

    /** The answer to who has begun something. */
    static Reply begun(Work work) {
        return new Reply.Data(202, json(work), Map.of("Location", PATH + work.id()));
    }

    private Work asked(Visit visit) {
        return works.get(visit.part("id")).orElseThrow(Refusal::notFound);
    }

    private Reply cancel(Visit visit) {
        Work work = asked(visit);
        boolean isOthers = !work.by().equals(visit.visitor().id());
        if (isOthers && !visit.visitor().has(Role.OFFICER) && !visit.visitor().has(Role.ADMIN)) {
            throw new Refusal(403, "error.forbidden");
        }
        work.cancel();
        return Reply.data(json(work));
    }

    private static Json.Obj json(Work work) {
        Work.State state = work.state();
        Optional<Work.State.Running> running =
                state instanceof Work.State.Running one ? Optional.of(one) : Optional.empty();
        Optional<Work.State.Failed> failed =
                state instanceof Work.State.Failed one ? Optional.of(one) : Optional.empty();
        // What programs ask for is called as the pages call it.
        Optional<Work.State.Done> done = state instanceof Work.State.Done one ? Optional.of(one) : Optional.empty();
        Optional<String> result =
                done.map(one -> ApiDispatch.PREFIX + one.path().substring(1).replaceAll("\\?.*", ""));
        return Json.object()
                .put("id", work.id())
                .put("kind", kind(work))
                .put("subject", ApiJson.text(Optional.of(work.kind().subject()).filter(text -> !text.isEmpty())))
                .put("by", work.by())
                .put("state", state.word())
                .put("step", ApiJson.text(running.map(one -> one.step().text())))
                .put(
                        "percent",
                        running.map(one -> (int) (one.share() * PERCENT)).orElse(state.isOver() ? PERCENT : 0))
                .put("result", ApiJson.text(result))
                .put("left_out", Json.array(leftOut(done)))
                .put("reason", ApiJson.text(failed.map(one -> one.reason().in(Text.ENGLISH))))
                .put("status", failed.<Json>map(one -> Json.of(one.status())).orElse(Json.none()))
                .build();
    }

    private static List<Json> leftOut(Optional<Work.State.Done> done) {
        return new TreeMap<>(done.map(Work.State.Done::leftOut).orElse(Map.of()))
                .entrySet().stream()
                        .<Json>map(one -> Json.object()
                                .put("segment", one.getKey())
                                .put("reason", one.getValue())
                                .build())
                        .toList();
    }

    /** Texts are named by it, below a word of their own. */
    private static String kind(Work work) {
        String key = work.kind().key();
        return key.substring(key.indexOf('.') + 1);
    }
}
