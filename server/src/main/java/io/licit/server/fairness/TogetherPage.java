package io.licit.server.fairness;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.engine.fairness.WorkspaceAudit;
import io.licit.fairness.report.FairnessReport;
import io.licit.server.desk.Desk;
import io.licit.server.desk.Judgements;
import io.licit.server.desk.Judgements.Together;
import io.licit.server.route.Visit;
import io.licit.server.view.Minutes;
import io.licit.server.view.Shown;
import io.licit.server.view.Text;
import io.licit.server.view.TogetherView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What segments do together to groups, as it was found when several were judged at once last. */
final class TogetherPage {
    private static final int MOST_NAMED = 12;

    private final Judgements judgements;
    private final Desk.Standing stands;
    private final Visit visit;
    private final Text text;

    TogetherPage(Desk desk, Desk.Standing stands, Visit visit) {
        this.judgements = desk.judgements();
        this.stands = stands;
        this.visit = visit;
        this.text = visit.text();
    }

    TogetherView view() {
        return judgements
                .together()
                .map(this::view)
                .orElseGet(() -> new TogetherView(false, List.of(), List.of(), List.of(), List.of()));
    }

    private TogetherView view(Together judged) {
        WorkspaceAudit.Told told = judged.told(stands.minimum(visit.visitor()) == 1);
        FairnessReport report = told.report();
        TogetherParts parts = new TogetherParts(text, report, WorkspaceAudit.least(stands.workspace()));
        return new TogetherView(
                true,
                List.of(
                        List.of(text.of("fairness.as-of"), Minutes.of(Instant.parse(report.asOf()))),
                        List.of(text.of("fairness.in-data"), text.number(report.persons())),
                        List.of(
                                text.of("together.judged"),
                                text.number(judged.digests().size()))),
                notices(judged),
                report.across().map(parts::of).orElse(List.of()),
                told.findings().stream()
                        .sorted(Comparator.comparing(Diagnostic::severity))
                        .map(new Shown(text, stands.opened().book())::finding)
                        .toList());
    }

    private List<String> notices(Together judged) {
        List<String> notices = new ArrayList<>();
        Set<String> changed = judgements.since(stands, judged);
        if (!changed.isEmpty()) {
            String named = String.join(", ", changed.stream().limit(MOST_NAMED).toList());
            notices.add(text.of("together.changed", changed.size() > MOST_NAMED ? named + " …" : named));
        }
        if (!judged.data().equals(judgements.data())) {
            notices.add(text.of("together.data-changed"));
        }
        return notices;
    }
}
