package io.licit.core.assess;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Word;
import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.check.Verdict;
import io.licit.core.diagnostic.Said;
import io.licit.core.json.Json;
import io.licit.core.law.Rule;
import io.licit.core.workspace.Assessment;
import io.licit.core.workspace.Workspace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How an assessment stands for one of the segments that it names, on a day.
 *
 * @param said the same in words
 */
public record AssessmentStanding(Assessment assessment, String segment, State state, String said) {
    /** What it counts for, or the first thing that keeps it from counting. */
    public enum State implements Word {
        COUNTS,
        /** It says that the segment does not pass. */
        FAILS,
        /** Its outcome is open. */
        OPEN,
        UNANSWERED,
        UNSIGNED,
        /** It has ended, or states no end. */
        ENDED,
        /** It is signed for a later day. */
        LATER,
        /** The segment is another than the one that was judged. */
        CHANGED,
        /** The segment is not there, or has mistakes. */
        LOST;

        @Override
        public String word() {
            return Word.written(this);
        }
    }

    /** Every assessment for every segment that it names. */
    public static List<AssessmentStanding> all(Workspace workspace, Checker.Checked checked, LocalDate day) {
        List<AssessmentStanding> all = new ArrayList<>();
        for (Assessment assessment : workspace.assessments().values()) {
            all.addAll(of(assessment, checked, day));
        }
        return all;
    }

    /** One for every segment that it names. */
    public static List<AssessmentStanding> of(Assessment assessment, Checker.Checked checked, LocalDate day) {
        return assessment.segments().stream()
                .map(segment -> new AssessmentStanding(
                        assessment,
                        segment,
                        state(assessment, segment, checked, day),
                        said(assessment, segment, checked, day)))
                .toList();
    }

    private static String said(Assessment one, String segment, Checker.Checked checked, LocalDate day) {
        Segment found = checked.segments().get(segment);
        if (found == null) {
            return "the segment is not there, or has mistakes";
        }
        return one.outcome() == Assessment.Outcome.FAILS
                ? "fails"
                : one.idle(segment, found.digest(), day).map(Said::text).orElse("counts");
    }

    /** For programs. */
    public Json.Obj json() {
        return Json.object()
                .put("assessment", assessment.id())
                .put("kind", assessment.kind().word())
                .put("segment", segment)
                .put("outcome", assessment.outcome().word())
                .put("signed_by", assessment.signedBy().orElse(""))
                .put(
                        "expires_at",
                        assessment.expiresAt().map(LocalDate::toString).orElse(""))
                .put("counts", state == State.COUNTS)
                .put("standing", said)
                .build();
    }

    /** Whether an assessment counts is the workspace's word; this only tells why not. */
    private static State state(Assessment one, String segment, Checker.Checked checked, LocalDate day) {
        Segment found = checked.segments().get(segment);
        if (found == null) {
            return State.LOST;
        }
        if (one.outcome() == Assessment.Outcome.FAILS) {
            return State.FAILS;
        }
        if (one.idle(segment, found.digest(), day).isEmpty()) {
            return State.COUNTS;
        }
        if (one.outcome() == Assessment.Outcome.OPEN) {
            return State.OPEN;
        }
        if (!one.unanswered().isEmpty()) {
            return State.UNANSWERED;
        }
        if (one.signedBy().filter(name -> !name.isBlank()).isEmpty()
                || one.signedAt().isEmpty()) {
            return State.UNSIGNED;
        }
        if (one.expiresAt().filter(date -> date.isAfter(day)).isEmpty()) {
            return State.ENDED;
        }
        return one.signedAt().filter(date -> date.isAfter(day)).isPresent() ? State.LATER : State.CHANGED;
    }

    /**
     * An assessment that rules ask for on a segment, and that does not count or is not there.
     *
     * @param rules that are not satisfied without it
     */
    public record Missing(AssessmentKind kind, String segment, List<Rule> rules) {
        public Missing {
            rules = List.copyOf(rules);
        }
    }

    /** What is missing on the segments that were asked for in {@code checked}, by segment and kind. */
    public static List<Missing> missing(Checker.Checked checked) {
        List<Missing> missing = new ArrayList<>();
        checked.verdicts().forEach((id, verdicts) -> {
            Segment segment = checked.segments().get(id);
            if (segment != null) {
                for (AssessmentKind kind : AssessmentKind.values()) {
                    List<Rule> rules = unsatisfied(kind, segment, checked, verdicts);
                    if (!rules.isEmpty()) {
                        missing.add(new Missing(kind, id, rules));
                    }
                }
            }
        });
        return missing;
    }

    private static List<Rule> unsatisfied(
            AssessmentKind kind, Segment segment, Checker.Checked checked, Map<String, Verdict> verdicts) {
        return AssessmentDraft.asking(kind, segment, checked).stream()
                .filter(rule -> verdicts.get(rule.id()) != Verdict.SATISFIED)
                .toList();
    }
}
