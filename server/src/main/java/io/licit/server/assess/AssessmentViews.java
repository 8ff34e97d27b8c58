package io.licit.server.assess;

import io.licit.core.assess.AssessmentDraft;
import io.licit.core.assess.AssessmentStanding;
import io.licit.core.assess.AssessmentStanding.State;
import io.licit.core.assess.AssessmentText;
import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Figure;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.law.Rule;
import io.licit.core.segment.Canonical;
import io.licit.core.workspace.Assessment;
import io.licit.server.desk.Desk;
import io.licit.server.view.AssessmentLine;
import io.licit.server.view.AssessmentView;
import io.licit.server.view.MissingView;
import io.licit.server.view.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Assessments as pages show them. */
final class AssessmentViews {
    private static final int DAYS_SOON = 30;

    private AssessmentViews() {}

    static List<AssessmentLine> lines(Desk.Standing stands, LocalDate today) {
        return AssessmentStanding.all(stands.workspace(), stands.sound(), today).stream()
                .map(one -> new AssessmentLine(
                        one.assessment().id(),
                        one.assessment().title(),
                        one.assessment().kind().word(),
                        one.segment(),
                        one.assessment().expiresAt().map(LocalDate::toString).orElse(""),
                        one.state().word(),
                        one.state() == State.COUNTS
                                && one.assessment()
                                        .expiresAt()
                                        .filter(day -> !day.isAfter(today.plusDays(DAYS_SOON)))
                                        .isPresent()))
                .toList();
    }

    static List<MissingView> missing(Desk.Standing stands) {
        return AssessmentStanding.missing(stands.sound()).stream()
                .map(one -> new MissingView(
                        one.kind().word(), one.segment(), rules(one.rules()), drawn(stands, one.kind(), one.segment())))
                .toList();
    }

    private static String drawn(Desk.Standing stands, AssessmentKind kind, String segment) {
        return stands.workspace().assessments().values().stream()
                .filter(one -> one.kind() == kind && one.segments().contains(segment))
                .map(Assessment::id)
                .findFirst()
                .orElse("");
    }

    private static List<MissingView.Rule> rules(List<Rule> rules) {
        return rules.stream()
                .map(rule -> new MissingView.Rule(rule.id(), rule.cite()))
                .toList();
    }

    static AssessmentView one(Text text, Desk.Standing stands, Assessment assessment, String stamp, LocalDate today) {
        AssessmentText written = new AssessmentText(assessment);
        List<AssessmentView.Answer> answers = new ArrayList<>();
        written.answers()
                .forEach((key, answer) -> answers.add(
                        new AssessmentView.Answer(key, question(text, assessment, written, key), answer.strip())));
        return new AssessmentView(
                assessment.id(),
                assessment.title(),
                assessment.kind().word(),
                stamp,
                subjects(stands.sound(), assessment, today),
                answers,
                figures(stands.sound(), assessment),
                String.join("\n", assessment.evidence()),
                assessment.conclusion().strip(),
                assessment.outcome().word(),
                assessment.signedBy().orElse(""),
                assessment.signedAt().map(LocalDate::toString).orElse(""),
                assessment.expiresAt().map(LocalDate::toString).orElse(""),
                written.unanswered());
    }

    /** In the visitor's language where the kind asks it; in its own words otherwise. */
    private static String question(Text text, Assessment assessment, AssessmentText written, String key) {
        String name = "assess.ask." + assessment.kind().word() + "." + key;
        return text.sentences().containsKey(name) ? text.of(name) : written.question(key);
    }

    private static List<AssessmentView.Subject> subjects(
            Checker.Checked checked, Assessment assessment, LocalDate today) {
        return AssessmentStanding.of(assessment, checked, today).stream()
                .map(one -> {
                    Optional<Segment> found =
                            Optional.ofNullable(checked.segments().get(one.segment()));
                    boolean isChanged = !assessment.subjects().isEmpty()
                            && found.filter(segment -> segment.digest()
                                            .equals(assessment.subjects().get(one.segment())))
                                    .isEmpty();
                    return new AssessmentView.Subject(
                            one.segment(),
                            one.state().word(),
                            found.map(segment -> Canonical.text(segment.condition()))
                                    .orElse(""),
                            isChanged,
                            rules(found.map(segment -> AssessmentDraft.asking(assessment.kind(), segment, checked))
                                    .orElse(List.of())));
                })
                .toList();
    }

    /** Those that it cites, and those that are asked of it. */
    private static List<AssessmentView.Figure> figures(Checker.Checked checked, Assessment assessment) {
        Set<Figure> figures = new TreeSet<>(assessment.figures().keySet());
        for (String id : assessment.segments()) {
            List<Rule> asking = Optional.ofNullable(checked.segments().get(id))
                    .map(segment -> AssessmentDraft.asking(assessment.kind(), segment, checked))
                    .orElse(List.of());
            figures.addAll(AssessmentDraft.figures(assessment.kind(), asking));
        }
        Map<Figure, String> values = assessment.figures();
        return figures.stream()
                .map(figure -> new AssessmentView.Figure(figure.word(), values.getOrDefault(figure, "")))
                .toList();
    }
}
