package io.licit.server.api;

import io.licit.engine.Progress;
import io.licit.engine.fairness.FairnessJson;
import io.licit.engine.fairness.WorkspaceAudit;
import io.licit.server.desk.Desk;
import io.licit.server.desk.Judgements;
import io.licit.server.route.Access;
import io.licit.server.route.Refusal;
import io.licit.server.route.Reply;
import io.licit.server.route.Route;
import io.licit.server.route.Visit;
import java.util.List;
import java.util.Set;

/** How segments treat groups, for programs: as the command line has it. */
final class ApiFairness {
    private static final String PATH = "/api/v1/segments/{id}/fairness";

    private final Desk desk;
    private final Judgements judgements;

    ApiFairness(Desk desk) {
        this.desk = desk;
        this.judgements = desk.judgements();
    }

    List<ApiEndpoint> endpoints() {
        return List.of(
                ApiEndpoint.of(
                                Route.get(PATH, Access.READERS, this::last),
                                "The last report on how a segment treats groups, of those made since the application has"
                                        + " started. Counts of few persons are null.",
                                "Fairness")
                        .refusing(404, "There is no such segment.")
                        .refusing(409, "It was not judged since the application has started: ask for that by POST."),
                ApiEndpoint.of(
                                Route.post(PATH, Access.READERS, this::judge),
                                "Judges a segment now; the lowest ratios go into the history.",
                                "Fairness")
                        .refusing(404, "There is no such segment.")
                        .refusing(409, "The definition has mistakes, or the workspace can't be read."));
    }

    private Reply judge(Visit visit) {
        Desk.Standing stands = desk.standing();
        judgements.judge(stands, Set.of(known(stands, visit)), Progress.none());
        return told(stands, visit);
    }

    private Reply last(Visit visit) {
        return told(desk.standing(), visit);
    }

    private Reply told(Desk.Standing stands, Visit visit) {
        WorkspaceAudit.Told told = judgements
                .last(known(stands, visit))
                .orElseThrow(() -> new Refusal(409, "fairness.judge-first"))
                .told(stands.minimum(visit.visitor()) == 1);
        return Reply.data(FairnessJson.of(told.report(), told.findings()));
    }

    private static String known(Desk.Standing stands, Visit visit) {
        String id = visit.part("id");
        if (!stands.opened().segments().contains(id)) {
            throw Refusal.notFound();
        }
        return id;
    }
}
