package io.licit.server.programme;

import io.licit.core.diagnostic.Said;
import io.licit.core.json.Json;
import io.licit.engine.Progress;
import io.licit.engine.erase.Steps;
import io.licit.engine.folder.Opened;
import io.licit.programme.account.Role;
import io.licit.programme.consent.Ledger;
import io.licit.programme.export.ExportException;
import io.licit.programme.export.ExportedPersons;
import io.licit.programme.journal.Logged;
import io.licit.programme.people.Actor;
import io.licit.programme.request.Erasure;
import io.licit.programme.request.Kind;
import io.licit.programme.request.LedgerSuppression;
import io.licit.programme.request.Request;
import io.licit.programme.request.RequestRefused;
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
    private static final String WORK = "work.erasure";
    private static final int ENTRIES = 1_000;

    private final Desk desk;
    private final Works works;
    private final LedgerSuppression suppression;
    private final Requests requests;

    public ErasurePages(Desk desk, Works works) {
        this.desk = desk;
        this.works = works;
        this.suppression = new LedgerSuppression(new Ledger(desk.programme()));
        this.requests = new Requests(desk.programme(), suppression);
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

    private Erasure erasure(Opened opened) {
        return new Erasure(
                desk.programme(),
                requests,
                suppression,
                new ExportedPersons(desk.programme()),
                opened.workspace()
                        .orElseThrow(() -> new Refusal(409, "error.workspace-unreadable"))
                        .catalogue(),
                Steps.UNHEARD);
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
                        : List.of(ErasureView.of(erasure(desk.standing().opened())
                                .dryRun(request)
                                .json())));
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
                        .filter(one -> one.kind().equals(kind(request)))
                        .map(one -> WorkPages.view(visit, one))
                        .toList());
        return new Reply.Page(status, "erasure.jte", model);
    }

    private static ErasureView view(Json report) {
        return ErasureView.of((Json.Obj) report);
    }

    private static Work.Kind kind(Request request) {
        return new Work.Kind(WORK, Long.toString(request.number()), "/requests/" + request.number() + "/erasure");
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
        boolean isBegun = request.has(Request.Step.BEGUN);
        if (!request.has(Request.Step.VERIFIED)) {
            return page(visit, 422, visit.text().of("erasure.not-verified"));
        }
        boolean isHers =
                request.person().filter(visit.field("key").strip()::equals).isPresent();
        if (!isBegun && !isHers) {
            return page(visit, 422, visit.text().of("erasure.other-key"));
        }
        Actor by = new Actor(visit.visitor().id());
        Work.Kind kind = kind(request);
        Work work = works.start(kind, by.id(), progress -> {
            run(request.number(), by, progress);
            return kind.back();
        });
        return new Reply.Go("/work/" + work.id());
    }

    /** Once begun it is not stopped: what is half erased is to be finished. */
    private void run(long number, Actor by, Progress progress) {
        progress.at(Said.of("erasing"), 0);
        try {
            erasure(Opened.read(desk.folder(), desk.clock().instant())).fulfil(number, by);
        } catch (RequestRefused refused) {
            throw new Refusal(409, "request.refused", String.valueOf(refused.getMessage()));
        } catch (ExportException failed) {
            throw new Refusal(409, "request.refused", String.valueOf(failed.getMessage()));
        } finally {
            desk.letGo();
        }
    }
}
