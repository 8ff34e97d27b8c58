package io.licit.server.segment;

import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.source.SourceFile;
import io.licit.engine.AudienceCounts;
import io.licit.engine.fairness.History;
import io.licit.programme.approval.Comparison;
import io.licit.programme.approval.Decisions;
import io.licit.programme.approval.Grounds;
import io.licit.server.desk.Desk;
import io.licit.server.route.Visit;
import io.licit.server.view.Difference;
import io.licit.server.view.FunnelView;
import io.licit.server.view.Minutes;
import io.licit.server.view.ReviewView;
import io.licit.server.view.Shown;
import io.licit.server.view.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is looked at before a decision, as a visitor may see it. */
final class Reviewing {
    private static final String NOT_TOLD = "–";

    private final Desk desk;
    private final Desk.Standing stands;
    private final Text text;
    private final Shown shown;
    private final long minimum;

    Reviewing(Desk desk, Desk.Standing stands, Visit visit) {
        this.desk = desk;
        this.stands = stands;
        this.text = visit.text();
        this.shown = new Shown(visit.text(), stands.opened().book());
        this.minimum = stands.minimum(visit.visitor());
    }

    ReviewView of(Decisions decisions) {
        String id = decisions.digest().segment();
        Comparison changes = decisions.since(() -> desk.data().counted(stands.opened(), stands.sound(), id));
        Optional<FunnelView> then = changes.before().flatMap(Grounds::counts).map(this::funnel);
        Optional<FunnelView> now = changes.now().counts().map(this::funnel);
        return new ReviewView(
                changes.before().isEmpty(),
                changes.before()
                        .map(before ->
                                Difference.of(before.text(), changes.now().text()))
                        .orElseGet(() -> Difference.of(
                                changes.now().text(), changes.now().text())),
                changes.rules().stream().map(Reviewing::rule).toList(),
                changes.isOfOtherFacts(),
                now.map(one -> steps(then, one)).orElse(List.of()),
                now.map(one -> out(then, one)).orElse(List.of()),
                then.isPresent(),
                now.filter(FunnelView::isWithheld).isPresent()
                        || then.filter(FunnelView::isWithheld).isPresent(),
                findings(id).stream().map(shown::finding).toList(),
                fairness(changes),
                changes.campaigns().entrySet().stream()
                        .map(one -> new ReviewView.Campaign(
                                one.getKey(), one.getValue().word()))
                        .toList());
    }

    private FunnelView funnel(AudienceCounts counts) {
        return shown.funnel(counts, minimum);
    }

    /** Those of the segment and of its file, the heaviest first. */
    List<Diagnostic> findings(String id) {
        SourceFile file = desk.files().of(stands, id);
        return stands.findings().stream()
                .filter(one -> one.segment()
                        .map(id::equals)
                        .orElse(one.span().file().path().equals(file.path())))
                .sorted(Comparator.comparing(Diagnostic::severity))
                .toList();
    }

    private static ReviewView.RuleChange rule(Comparison.RuleChange one) {
        Grounds.RuleSaid now = one.now();
        return new ReviewView.RuleChange(
                one.change().word(),
                now.id(),
                now.jurisdiction(),
                now.cite(),
                Difference.of(one.before().requires(), now.requires()));
    }

    private static List<ReviewView.Step> steps(Optional<FunnelView> then, FunnelView now) {
        return List.of(
                new ReviewView.Step(
                        "preview.matching",
                        told(then.map(FunnelView::matching)),
                        now.matching().count()),
                new ReviewView.Step(
                        "preview.eligible",
                        told(then.map(FunnelView::eligible)),
                        now.eligible().count()),
                new ReviewView.Step(
                        "preview.reachable",
                        told(then.map(FunnelView::reachable)),
                        now.reachable().count()));
    }

    private static String told(Optional<FunnelView.Step> step) {
        return step.map(FunnelView.Step::count).orElse(NOT_TOLD);
    }

    /** By rule; what several rules leave out together is told of each time by itself. */
    private static List<ReviewView.Out> out(Optional<FunnelView> then, FunnelView now) {
        Map<String, FunnelView.Out> old = new LinkedHashMap<>();
        then.ifPresent(one -> one.out().forEach(out -> old.put(out.rule(), out)));
        List<ReviewView.Out> rows = new ArrayList<>();
        for (FunnelView.Out out : now.out()) {
            String before = Optional.ofNullable(old.remove(out.rule()))
                    .map(FunnelView.Out::count)
                    .orElse(NOT_TOLD);
            rows.add(new ReviewView.Out(out.rule(), out.title(), out.place(), out.cite(), before, out.count()));
        }
        old.values()
                .forEach(out -> rows.add(
                        new ReviewView.Out(out.rule(), out.title(), out.place(), out.cite(), out.count(), NOT_TOLD)));
        return rows;
    }

    /** The lowest ratio of the last report, where one is kept, and whether it is of what is to be approved. */
    private String fairness(Comparison changes) {
        Optional<History.Last> last = History.of(stands.opened().folder())
                .last(changes.now().of().segment(), desk.clock().instant());
        if (last.isEmpty()) {
            return text.of("review.fairness-none");
        }
        String at = Minutes.of(last.get().asOf());
        if (!last.get().digest().equals(changes.now().of().definition())) {
            return text.of("review.fairness-other", at);
        }
        double line = stands.workspace().settings().fairness().fourFifths();
        if (last.get().lowest().isEmpty()) {
            return text.of("review.fairness-unassessed", at);
        }
        double lowest = last.get().lowest().getAsDouble();
        return text.of(lowest < line ? "review.fairness-low" : "review.fairness-over", at, lowest, line);
    }
}
