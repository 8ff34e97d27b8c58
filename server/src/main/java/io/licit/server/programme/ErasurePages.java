package io.licit.server.programme;

import io.licit.core.json.Json;
import io.licit.programme.account.Role;
import io.licit.programme.journal.Logged;
import io.licit.programme.people.Actor;
import io.licit.programme.request.Erasure;
import io.licit.programme.request.Kind;
import io.licit.programme.request.Request;
import io.licit.programme.request.Requests;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.ErasureView;
import io.licit.server.work.Work;
import io.licit.server.work.WorkPages;
import io.licit.server.work.Works;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The erasure that a request asks for: what it would take and leave, then the erasure itself, and its proof. The person's
 * key is typed again before anything goes, and stands in no address.
 */
public final class ErasurePages {
    private static final Access OFFICERS = new Access.Of(EnumSet.of(Role.OFFICER));
    private static final int ENTRIES = 1_000;

    private final Desk desk;
    private final Works works;
    private final Erasing erasing;
    private final Requests requests;

    public ErasurePages(Desk desk, Works works) {
        this.desk = desk;
        this.works = works;
        this.erasing = new Erasing(desk, works);
        this.requests = new PersonRequests(desk).requests();
    }

    /** To stand before other routes below a request. */
    public List<Route> routes() {
        return List.of(
                Route.get("/requests/{number}/erasure", OFFICERS, visit -> page(visit, 200, "")),
                Route.get("/requests/{number}/erasure.json", OFFICERS, this::report),
                Route.post("/requests/{number}/erasure", OFFICERS, this::erase));
    }

    private Request request(Visit visit) {
        return RequestPages.numbered(visit, requests)
                .filter(one -> one.kind() == Kind.ERASURE)
                .orElseThrow(Refusal::notFound);
    }

    /** What was done where it is through; else what would be, where it has not begun. */
    private Reply page(Visit visit, int status, String said) {
        Request request = request(visit);
        Optional<Json> done = Erasure.report(desk.programme(), request.number());
        boolean isBegun = request.has(Request.Step.BEGUN);
        if (request.isClosed() && done.isEmpty()) {
            return new Reply.Go("/requests/" + request.number());
        }
        List<ErasureView> views = done.map(ErasurePages::view)
                .map(List::of)
                .orElseGet(() -> isBegun
                        ? List.of()
                        : List.of(ErasureView.of(erasing.plan(request).json())));
        Map<String, Object> model = new HashMap<>();
        model.put("number", Long.toString(request.number()));
        model.put("views", views);
        model.put("isBegun", isBegun);
        model.put("isVerified", request.has(Request.Step.VERIFIED));
        model.put("isClosed", request.isClosed());
        model.put("entry", done.isEmpty() ? "" : entry(request.number()));
        model.put("said", said);
        model.put(
                "running",
                works.open().stream()
                        .filter(one -> one.kind().equals(Erasing.kind(request)))
                        .map(one -> WorkPages.view(visit, one))
                        .toList());
        return new Reply.Page(status, "erasure.jte", model);
    }

    private static ErasureView view(Json report) {
        return ErasureView.of((Json.Obj) report);
    }

    /** The newest entry of the log that proves it. */
    private String entry(long number) {
        return desk.programme().journal().newest(desk.programme().state(), "erasure", ENTRIES).stream()
                .filter(one -> one.facts() instanceof Json.Obj facts
                        && facts.get("number").filter(Json.of(number)::equals).isPresent())
                .map(Logged::index)
                .map(index -> Long.toString(index))
                .findFirst()
                .orElse("");
    }

    private Reply report(Visit visit) {
        Json report = Erasure.report(desk.programme(), request(visit).number()).orElseThrow(Refusal::notFound);
        return new Reply.Bytes("application/json", (report.print() + "\n").getBytes(StandardCharsets.UTF_8), false);
    }

    /** One that has begun is only finished: her key may be gone already, and was typed then. */
    private Reply erase(Visit visit) {
        Request request = request(visit);
        if (!request.has(Request.Step.VERIFIED)) {
            return page(visit, 422, visit.text().of("erasure.not-verified"));
        }
        if (!erasing.isMeant(request, visit.field("key"))) {
            return page(visit, 422, visit.text().of("erasure.other-key"));
        }
        Work work = erasing.begin(request, new Actor(visit.visitor().id()));
        return new Reply.Go("/work/" + work.id());
    }
}
