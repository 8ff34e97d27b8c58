package io.licit.server.segment;

import io.licit.core.segment.Definition;
import io.licit.programme.account.Account;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.Role;
import io.licit.programme.approval.ApprovalRefused;
import io.licit.programme.approval.Approvals;
import io.licit.programme.approval.Decisions;
import io.licit.programme.approval.Standing;
import io.licit.programme.people.Actor;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import io.licit.server.view.Minutes;
import io.licit.server.view.ReviewRequestView;
import io.licit.server.view.ReviewView;
import io.licit.server.view.Shown;
import io.licit.server.view.Text;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A segment before it is approved: what has changed since the last time, and the decision. */
public final class ReviewPages {
    private static final Access DECIDERS = new Access.Of(EnumSet.of(Role.OFFICER));
    private static final int LONGEST = 2_000;

    private final Desk desk;
    private final Accounts accounts;

    public ReviewPages(Desk desk, Accounts accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/segments/{id}/review", Access.STAFF, this::review),
                Route.post("/segments/{id}/review", Access.AUTHORS, this::ask),
                Route.post("/segments/{id}/review/withdraw", Access.AUTHORS, this::withdraw),
                Route.post("/segments/{id}/review/decision", DECIDERS, this::decide));
    }

    private Reply review(Visit visit) {
        return page(visit, 200, "", "");
    }

    private Reply page(Visit visit, int status, String said, String reason) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        desk.files().of(stands, id);
        Optional<Decisions> decisions = desk.decisions(stands, id);
        Reviewing reviewing = new Reviewing(desk, stands, visit);
        List<ReviewView> review = decisions.map(reviewing::of).stream().toList();
        Map<String, Object> model = new HashMap<>();
        model.put("id", id);
        model.put("title", title(stands, id));
        model.put("said", said);
        model.put("reason", reason);
        model.put("stands", decisions.map(one -> standing(visit.text(), one)).orElse(""));
        model.put(
                "request",
                desk.waiting(stands).stream()
                        .filter(one -> one.request().segment().equals(id))
                        .map(one -> request(stands, one, visit))
                        .toList());
        model.put("review", review);
        Shown shown = new Shown(visit.text(), stands.opened().book());
        model.put(
                "mistakes",
                review.isEmpty()
                        ? reviewing.findings(id).stream().map(shown::finding).toList()
                        : List.of());
        model.put("digest", decisions.map(one -> one.digest().digest()).orElse(""));
        model.put("mayAsk", Access.AUTHORS.admits(visit.visitor()));
        model.put("mayDecide", DECIDERS.admits(visit.visitor()));
        model.put(
                "hindrance",
                decisions
                        .filter(one -> DECIDERS.admits(visit.visitor()))
                        .flatMap(one -> one.hindrance(DraftPages.by(visit), true))
                        .map(refused -> said(visit.text(), refused))
                        .orElse(""));
        model.put(
                "mayRefuse",
                decisions
                        .filter(one ->
                                one.hindrance(DraftPages.by(visit), false).isEmpty())
                        .isPresent());
        model.put("reviewers", reviewers(visit));
        return new Reply.Page(status, "review.jte", model);
    }

    static String title(Desk.Standing stands, String id) {
        return Optional.ofNullable(stands.workspace().segments().get(id))
                .map(Definition::title)
                .orElse(id);
    }

    private String standing(Text text, Decisions decisions) {
        Standing standing = new Approvals(desk.programme())
                .standing(
                        decisions.digest().segment(),
                        decisions.digest().digest(),
                        desk.clock().instant());
        return text.of(
                "review.stands." + standing.state().name().toLowerCase(Locale.ROOT),
                standing.who().orElse(""),
                standing.since().map(Minutes::of).orElse(""),
                standing.until().map(Minutes::of).orElse(""),
                standing.reason());
    }

    static ReviewRequestView request(Desk.Standing stands, Desk.Waits waits, Visit visit) {
        return new ReviewRequestView(
                waits.request().segment(),
                title(stands, waits.request().segment()),
                waits.request().by(),
                Minutes.of(waits.request().at()),
                waits.request().note(),
                waits.request().reviewer(),
                waits.isAsAsked(),
                waits.isOf(visit.visitor()));
    }

    /** Who may decide, but for whoever asks. */
    private List<String> reviewers(Visit visit) {
        return accounts.all().stream()
                .filter(one -> one.enabled() && one.has(Role.OFFICER))
                .map(Account::id)
                .filter(id -> !Actor.isSame(id, visit.visitor().id()))
                .toList();
    }

    private Reply ask(Visit visit) {
        String reviewer = visit.field("reviewer");
        if (!reviewer.isEmpty() && !reviewers(visit).contains(reviewer)) {
            throw new Refusal(400, "error.form");
        }
        String note = words(visit, "note");
        return done(visit, (decisions, stands) -> decisions.ask(DraftPages.by(visit), note, reviewer));
    }

    private Reply withdraw(Visit visit) {
        String id = visit.part("id");
        desk.files().of(desk.standing(), id);
        new Approvals(desk.programme()).withdraw(id, DraftPages.by(visit));
        return new Reply.Go("/segments/" + id + "/review");
    }

    private Reply decide(Visit visit) {
        String decision = visit.field("decision");
        boolean approves = decision.equals("approve");
        if (!approves && !decision.equals("refuse")) {
            return page(visit, 422, visit.text().of("review.no-decision"), words(visit, "reason"));
        }
        String id = visit.part("id");
        return done(
                visit,
                (decisions, stands) -> decisions.decide(
                        approves,
                        DraftPages.by(visit),
                        words(visit, "reason"),
                        Decisions.USUALLY,
                        () -> desk.data().counted(stands.opened(), stands.sound(), id)));
    }

    /** Done to what was seen, and to nothing else. */
    private Reply done(Visit visit, BiConsumer<Decisions, Desk.Standing> what) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        desk.files().of(stands, id);
        Optional<Decisions> decisions = desk.decisions(stands, id);
        if (decisions.isEmpty()) {
            return page(visit, 409, visit.text().of("review.refused.unreadable"), "");
        }
        try {
            decisions.get().requireAsSeen(visit.field("digest"));
            what.accept(decisions.get(), stands);
        } catch (ApprovalRefused refused) {
            return page(visit, 409, said(visit.text(), refused), visit.field("reason"));
        }
        return new Reply.Go("/segments/" + id + "/review");
    }

    private static String words(Visit visit, String field) {
        String words = visit.field(field).strip();
        if (words.length() > LONGEST) {
            throw new Refusal(413, "error.too-large");
        }
        return words;
    }

    private static String said(Text text, ApprovalRefused refused) {
        return text.of(
                "review.refused." + refused.why().word(),
                String.join(", ", refused.about()),
                refused.findings().size());
    }
}
