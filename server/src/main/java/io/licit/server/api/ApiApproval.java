package io.licit.server.api;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.json.Json;
import io.licit.engine.AudienceCounts;
import io.licit.programme.account.Accounts;
import io.licit.programme.account.Role;
import io.licit.programme.approval.ApprovalRefused;
import io.licit.programme.approval.Approvals;
import io.licit.programme.approval.Decisions;
import io.licit.programme.journal.Receipt;
import io.licit.programme.people.Actor;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Approvals, for programs: asked for by authors, decided by officers, as {@code licit approve} does both. */
final class ApiApproval {
    private static final String DECISION = "decision";
    private static final String REASON = "reason";
    private static final String DIGEST = "digest";
    private static final String REVIEWER = "reviewer";
    private static final Access DECIDERS = new Access.Of(EnumSet.of(Role.OFFICER));

    private final Desk desk;

    ApiApproval(Desk desk) {
        this.desk = desk;
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                decision(
                        "/api/v1/segments/{id}/approval",
                        "Asks for the approval of a segment as it stands, takes that back, or approves or refuses it."
                                + " Officers decide, none that asked, owns the segment or changed it last."),
                decision("/api/v1/segments/{id}/review", "The same, beside what is looked at before."));
    }

    private ApiEndpoint decision(String path, String does) {
        return ApiEndpoint.of(Route.post(path, Access.AUTHORS, this::decide), does, "Approval")
                .sent(true, "ApprovalDecision")
                .refusing(403, "No role, no certificate, or an author of it.")
                .refusing(404, "There is no such segment.")
                .refusing(409, "The segment has mistakes, findings of severity error, or changed meanwhile.");
    }

    /** What can be decided. */
    private enum Decision {
        ASK,
        WITHDRAW,
        APPROVE,
        REFUSE
    }

    private Reply decide(Visit visit) {
        Json.Obj sent = ApiJson.body(visit, Set.of(DECISION, REASON, DIGEST, REVIEWER));
        Decision decision = decision(ApiJson.requiredText(sent, DECISION));
        String reason = ApiJson.text(sent, REASON).orElse("");
        if (decision == Decision.REFUSE && reason.isBlank()) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "whoever refuses says why, in `reason`");
        }
        boolean isOfAuthors = decision == Decision.ASK || decision == Decision.WITHDRAW;
        if (!isOfAuthors && !DECIDERS.admits(visit.visitor())) {
            throw new ApiProblem(ApiProblem.Kind.FORBIDDEN, "officers approve and refuse");
        }
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        if (!stands.opened().segments().contains(id)) {
            throw Refusal.notFound();
        }
        Decisions decisions = desk.decisions(stands, id).orElseThrow(() -> mistaken(id));
        Actor actor = new Actor(visit.visitor().id());
        try {
            ApiJson.text(sent, DIGEST).ifPresent(decisions::requireAsSeen);
            if (isOfAuthors) {
                return decision == Decision.ASK
                        ? asked(decisions, actor, reason, reviewer(sent))
                        : withdrawn(decisions, actor);
            }
            return decided(
                    decisions,
                    decision == Decision.APPROVE,
                    actor,
                    reason,
                    () -> desk.data().counted(stands.opened(), stands.sound(), id));
        } catch (ApprovalRefused refused) {
            throw problem(id, actor, refused);
        }
    }

    /** Who is asked; blank for whoever may decide. */
    private String reviewer(Json.Obj sent) {
        String reviewer = ApiJson.text(sent, REVIEWER).orElse("");
        boolean isOne = reviewer.isEmpty()
                || new Accounts(desk.programme())
                        .find(reviewer)
                        .filter(one -> one.enabled() && one.has(Role.OFFICER))
                        .isPresent();
        if (!isOne) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "`reviewer` is no officer");
        }
        return reviewer;
    }

    private static Reply asked(Decisions decisions, Actor actor, String note, String reviewer) {
        return answer(decisions.digest(), "asked for", decisions.ask(actor, note, reviewer), Optional.empty());
    }

    private Reply withdrawn(Decisions decisions, Actor actor) {
        String id = decisions.digest().segment();
        Receipt receipt = new Approvals(desk.programme())
                .withdraw(id, actor)
                .orElseThrow(() -> new ApiProblem(
                        ApiProblem.Kind.CONFLICT,
                        "nothing that " + actor.id() + " has asked for on `" + id + "` waits"));
        return answer(decisions.digest(), "withdrawn", receipt, Optional.empty());
    }

    private static Reply decided(
            Decisions decisions,
            boolean approves,
            Actor actor,
            String reason,
            Supplier<Optional<AudienceCounts>> counting) {
        Decisions.Decided decided = decisions.decide(approves, actor, reason, Decisions.USUALLY, counting);
        return answer(decisions.digest(), approves ? "approved" : "refused", decided.receipt(), decided.until());
    }

    private static Decision decision(String word) {
        return switch (word) {
            case "ask" -> Decision.ASK;
            case "withdraw" -> Decision.WITHDRAW;
            case "approve" -> Decision.APPROVE;
            case "refuse" -> Decision.REFUSE;
            default ->
                throw new ApiProblem(ApiProblem.Kind.UNFIT, "`decision` is one of ask, withdraw, approve, refuse");
        };
    }

    static ApiProblem mistaken(String id) {
        return new ApiProblem(ApiProblem.Kind.CONFLICT, "`" + id + "` or a campaign on it has mistakes");
    }

    /** Why it was not done, as programs are told. */
    static ApiProblem problem(String id, Actor actor, ApprovalRefused refused) {
        return switch (refused.why()) {
            case UNREADABLE -> mistaken(id);
            case CHANGED ->
                new ApiProblem(
                        ApiProblem.Kind.CONFLICT,
                        "`" + id + "`, its law or a campaign on it is not as `digest` saw it");
            case UNTRAINED ->
                new ApiProblem(
                        ApiProblem.Kind.FORBIDDEN,
                        actor.id() + " has no current certificate in " + String.join(", ", refused.about()));
            case AUTHOR ->
                new ApiProblem(
                        ApiProblem.Kind.FORBIDDEN,
                        actor.id() + " wrote `" + id + "` or asked for its approval; somebody else decides");
            case FINDINGS ->
                new ApiProblem(ApiProblem.Kind.CONFLICT, "`" + id + "` has findings of severity error")
                        .with(
                                "findings",
                                Json.array(refused.findings().stream()
                                        .map(ApiFindings::json)
                                        .toList()));
            case NO_REASON -> new ApiProblem(ApiProblem.Kind.UNFIT, "whoever refuses says why, in `reason`");
        };
    }

    private static Reply answer(ApprovalDigest digest, String decision, Receipt receipt, Optional<LocalDate> until) {
        return Reply.data(Json.object()
                .put("segment", digest.segment())
                .put(DIGEST, digest.digest())
                .put(DECISION, decision)
                .put("expires_at", until.map(LocalDate::toString).orElse(""))
                .put("evidence", receipt.index())
                .build());
    }
}
