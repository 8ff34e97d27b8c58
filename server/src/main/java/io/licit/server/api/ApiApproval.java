package io.licit.server.api;

import io.licit.core.campaign.ApprovalDigest;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Severity;
import io.licit.core.json.Json;
import io.licit.core.segment.Definition;
import io.licit.programme.account.Role;
import io.licit.programme.approval.Approvals;
import io.licit.programme.definition.Versions;
import io.licit.programme.journal.Receipt;
import io.licit.programme.people.Actor;
import io.licit.programme.training.Clearance;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Approvals, for programs: asked for by authors, decided by officers, as {@code licit approve} does both. */
final class ApiApproval {
    private static final int LASTS_DAYS = 90;
    private static final String DECISION = "decision";
    private static final String REASON = "reason";
    private static final String DIGEST = "digest";
    private static final Access DECIDERS = new Access.Of(EnumSet.of(Role.OFFICER));

    private final Desk desk;

    ApiApproval(Desk desk) {
        this.desk = desk;
    }

    List<ApiEndpoint> endpoints() {
        return List.of(ApiEndpoint.of(
                        Route.post("/api/v1/segments/{id}/approval", Access.AUTHORS, this::decide),
                        "Asks for the approval of a segment as it stands, or approves or refuses it."
                                + " Officers decide, none that asked or owns the segment.",
                        "Approval")
                .sent(true, "ApprovalDecision")
                .refusing(403, "No role, no certificate, or an author of it.")
                .refusing(404, "There is no such segment.")
                .refusing(409, "The segment has mistakes, findings of severity error, or changed meanwhile."));
    }

    /** What can be decided. */
    private enum Decision {
        ASK,
        APPROVE,
        REFUSE
    }

    private Reply decide(Visit visit) {
        Json.Obj sent = ApiJson.body(visit, Set.of(DECISION, REASON, DIGEST));
        Decision decision = decision(ApiJson.requiredText(sent, DECISION));
        String reason = ApiJson.text(sent, REASON).orElse("");
        if (decision == Decision.REFUSE && reason.isBlank()) {
            throw new ApiProblem(ApiProblem.Kind.UNFIT, "whoever refuses says why, in `reason`");
        }
        if (decision != Decision.ASK && !DECIDERS.admits(visit.visitor())) {
            throw new ApiProblem(ApiProblem.Kind.FORBIDDEN, "officers approve and refuse");
        }
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        if (!stands.opened().segments().contains(id)) {
            throw Refusal.notFound();
        }
        Checker.Checked checked = stands.sound();
        ApprovalDigest digest = ApprovalDigest.of(id, checked, stands.workspace())
                .orElseThrow(() ->
                        new ApiProblem(ApiProblem.Kind.CONFLICT, "`" + id + "` or a campaign on it has mistakes"));
        if (ApiJson.text(sent, DIGEST)
                .filter(seen -> !seen.equals(digest.digest()))
                .isPresent()) {
            throw new ApiProblem(
                    ApiProblem.Kind.CONFLICT, "`" + id + "`, its law or a campaign on it is not as `digest` saw it");
        }
        Actor actor = new Actor(visit.visitor().id());
        if (decision == Decision.ASK) {
            Receipt receipt = new Approvals(desk.programme()).ask(digest, actor, reason);
            return answer(digest, "asked for", receipt, Optional.empty());
        }
        return decided(actor, decision == Decision.APPROVE, reason, digest, checked);
    }

    private static Decision decision(String word) {
        return switch (word) {
            case "ask" -> Decision.ASK;
            case "approve" -> Decision.APPROVE;
            case "refuse" -> Decision.REFUSE;
            default -> throw new ApiProblem(ApiProblem.Kind.UNFIT, "`decision` is one of ask, approve, refuse");
        };
    }

    private Reply decided(
            Actor actor, boolean approves, String reason, ApprovalDigest digest, Checker.Checked checked) {
        Instant now = desk.clock().instant();
        List<String> missing = new Clearance(desk.programme()).missing(actor, now);
        if (!missing.isEmpty()) {
            throw new ApiProblem(
                    ApiProblem.Kind.FORBIDDEN,
                    actor.id() + " has no current certificate in " + String.join(", ", missing));
        }
        String id = digest.segment();
        List<Diagnostic> open = checked.findings().stream()
                .filter(one -> one.severity() == Severity.ERROR)
                .filter(one -> one.segment().filter(id::equals).isPresent())
                .toList();
        if (approves && !open.isEmpty()) {
            throw new ApiProblem(ApiProblem.Kind.CONFLICT, "`" + id + "` has findings of severity error")
                    .with(
                            "findings",
                            Json.array(open.stream().map(ApiFindings::json).toList()));
        }
        LocalDate until = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(LASTS_DAYS);
        Receipt receipt = new Approvals(desk.programme())
                .decide(
                        digest,
                        approves,
                        actor,
                        authors(checked, digest),
                        reason,
                        until.atStartOfDay().toInstant(ZoneOffset.UTC))
                .orElseThrow(() -> new ApiProblem(
                        ApiProblem.Kind.FORBIDDEN,
                        actor.id() + " wrote `" + id + "` or asked for its approval; somebody else decides"));
        return answer(
                digest, approves ? "approved" : "refused", receipt, approves ? Optional.of(until) : Optional.empty());
    }

    /** Its owner, and who changed it or a campaign on it here last: the approval is of these too. */
    private List<String> authors(Checker.Checked checked, ApprovalDigest digest) {
        List<String> authors = new ArrayList<>();
        Optional.ofNullable(checked.segments().get(digest.segment()))
                .map(Segment::definition)
                .flatMap(Definition::owner)
                .ifPresent(authors::add);
        Versions versions = new Versions(desk.programme());
        lastOf(versions.of(digest.segment())).ifPresent(authors::add);
        digest.campaigns()
                .keySet()
                .forEach(id -> lastOf(versions.of(Versions.Kind.CAMPAIGN, id)).ifPresent(authors::add));
        return authors;
    }

    private static Optional<String> lastOf(List<Versions.Version> versions) {
        return versions.stream().findFirst().map(Versions.Version::by).filter(by -> !by.isEmpty());
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
