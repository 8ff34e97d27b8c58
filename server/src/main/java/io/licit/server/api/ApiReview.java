package io.licit.server.api;

import io.licit.core.json.Json;
import io.licit.engine.AudienceCounts;
import io.licit.programme.approval.Approvals;
import io.licit.programme.approval.Comparison;
import io.licit.programme.approval.Decisions;
import io.licit.programme.approval.Grounds;
import io.licit.server.desk.Desk;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.util.List;
import java.util.Optional;

/** What is looked at before a decision, for programs: a segment as it is, held against what was approved last. */
final class ApiReview {
    private final Desk desk;

    ApiReview(Desk desk) {
        this.desk = desk;
    }

    List<ApiEndpoint> endpoints() {
        return List.of(ApiEndpoint.of(
                        Route.get("/api/v1/segments/{id}/review", Access.STAFF, this::review),
                        "What has changed of a segment since it was approved last: its text, the rules on it, its"
                                + " audience and its campaigns. Counts of few persons are null.",
                        "Review")
                .refusing(404, "There is no such segment.")
                .refusing(409, "The segment or a campaign on it has mistakes."));
    }

    private Reply review(Visit visit) {
        Desk.Standing stands = desk.standing();
        String id = visit.part("id");
        if (!stands.opened().segments().contains(id)) {
            throw Refusal.notFound();
        }
        Decisions decisions = desk.decisions(stands, id).orElseThrow(() -> ApiApproval.mistaken(id));
        Comparison changes = decisions.since(() -> desk.data().counted(stands.opened(), stands.sound(), id));
        long minimum = stands.minimum(visit.visitor());
        return Reply.data(Json.object()
                .put("segment", id)
                .put("digest", decisions.digest().digest())
                .put(
                        "state",
                        new Approvals(desk.programme())
                                .standing(
                                        id,
                                        decisions.digest().digest(),
                                        desk.clock().instant())
                                .state()
                                .words())
                .put("request", request(stands, id))
                .put("first", changes.before().isEmpty())
                .put("text", changes.now().text())
                .put("approved_text", ApiJson.text(changes.before().map(Grounds::text)))
                .put(
                        "rules",
                        Json.array(changes.rules().stream().map(ApiReview::rule).toList()))
                .put("other_facts", changes.isOfOtherFacts())
                .put("counts", counts(changes.now().counts(), minimum))
                .put("approved_counts", counts(changes.before().flatMap(Grounds::counts), minimum))
                .put(
                        "campaigns",
                        Json.array(changes.campaigns().entrySet().stream()
                                .map(one -> Json.object()
                                        .put("campaign", one.getKey())
                                        .put("change", one.getValue().word())
                                        .build())
                                .toList()))
                .build());
    }

    /** Null where nobody waits for a decision. */
    private Json request(Desk.Standing stands, String id) {
        return desk.waiting(stands).stream()
                .filter(one -> one.request().segment().equals(id))
                .findFirst()
                .<Json>map(one -> Json.object()
                        .put("by", one.request().by())
                        .put("at", one.request().at().toString())
                        .put("note", one.request().note())
                        .put(
                                "reviewer",
                                ApiJson.text(
                                        Optional.of(one.request().reviewer()).filter(name -> !name.isEmpty())))
                        .put("as_asked", one.isAsAsked())
                        .build())
                .orElse(Json.none());
    }

    private static Json rule(Comparison.RuleChange one) {
        boolean isNow = one.change() != Comparison.Change.REMOVED;
        boolean wasThen = one.change() != Comparison.Change.ADDED;
        return Json.object()
                .put("change", one.change().word())
                .put("rule", one.now().id())
                .put("jurisdiction", one.now().jurisdiction())
                .put("cite", one.now().cite())
                .put("requires", ApiJson.text(Optional.of(one.now().requires()).filter(text -> isNow)))
                .put(
                        "required",
                        ApiJson.text(Optional.of(one.before().requires()).filter(text -> wasThen)))
                .build();
    }

    private static Json counts(Optional<AudienceCounts> counts, long minimum) {
        if (counts.isEmpty()) {
            return Json.none();
        }
        Json.Builder all = Json.object();
        new ApiCounts(counts.get(), minimum).putInto(all);
        return all.build();
    }
}
