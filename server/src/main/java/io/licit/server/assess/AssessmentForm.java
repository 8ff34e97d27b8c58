package io.licit.server.assess;

import io.licit.core.assess.AssessmentText;
import io.licit.core.catalogue.Figure;
import io.licit.core.catalogue.Word;
import io.licit.core.workspace.Assessment;
import io.licit.core.workspace.Assessment.Outcome;
import io.licit.server.route.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What forms make of an assessment. */
final class AssessmentForm {
    private AssessmentForm() {}

    /**
     * The assessment with the answers that were sent. A signature is of what was signed: with another content it is gone,
     * and the outcome open.
     */
    static Assessment answered(Assessment before, Visit visit) {
        Map<String, String> answers = new LinkedHashMap<>();
        List<String> unanswered = new ArrayList<>();
        for (Map.Entry<String, String> one :
                new AssessmentText(before).answers().entrySet()) {
            String text = sent(visit, "answer." + one.getKey(), one.getValue());
            if (text.isBlank()) {
                unanswered.add(one.getKey());
            } else {
                answers.put(one.getKey(), text);
            }
        }
        Map<Figure, String> figures = new TreeMap<>();
        for (Figure figure : Figure.values()) {
            String value =
                    sent(visit, "figure." + figure.word(), before.figures().getOrDefault(figure, ""));
            if (!value.isBlank()) {
                figures.put(figure, value.strip());
            }
        }
        List<String> evidence = sent(visit, "evidence", String.join("\n", before.evidence()))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        String title = sent(visit, "title", before.title()).strip();
        Assessment after = new Assessment(
                before.id(),
                before.kind(),
                title.isEmpty() ? before.title() : title,
                before.segments(),
                before.subjects(),
                sent(visit, "conclusion", before.conclusion()),
                answers,
                unanswered,
                figures,
                evidence,
                before.outcome(),
                before.signedBy(),
                before.signedAt(),
                before.expiresAt(),
                before.span());
        return isSame(before, after) ? before : unsigned(after);
    }

    private static String sent(Visit visit, String name, String otherwise) {
        return visit.request().getParameter(name) == null
                ? otherwise
                : visit.field(name).replace("\r\n", "\n").strip();
    }

    private static boolean isSame(Assessment one, Assessment other) {
        return new AssessmentText(one).yaml().equals(new AssessmentText(other).yaml());
    }

    private static Assessment unsigned(Assessment one) {
        return judged(one, one.subjects(), Outcome.OPEN, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Signed.
     *
     * @param subjects digests of the segments as the signer was shown them
     */
    static Assessment signed(
            Assessment one, Map<String, String> subjects, Outcome outcome, String by, LocalDate at, LocalDate until) {
        return judged(one, subjects, outcome, Optional.of(by), Optional.of(at), Optional.of(until));
    }

    private static Assessment judged(
            Assessment one,
            Map<String, String> subjects,
            Outcome outcome,
            Optional<String> by,
            Optional<LocalDate> at,
            Optional<LocalDate> until) {
        return new Assessment(
                one.id(),
                one.kind(),
                one.title(),
                one.segments(),
                subjects,
                one.conclusion(),
                one.answers(),
                one.unanswered(),
                one.figures(),
                one.evidence(),
                outcome,
                by,
                at,
                until,
                one.span());
    }

    /** Only what a judgement can come to. */
    static Optional<Outcome> outcome(Visit visit) {
        return Word.of(Outcome.class, visit.field("outcome")).filter(one -> one != Outcome.OPEN);
    }
}
