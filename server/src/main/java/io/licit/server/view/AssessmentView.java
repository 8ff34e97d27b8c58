package io.licit.server.view;

import java.util.List;

/**
 * An assessment as its page shows it.
 *
 * @param stamp of the file and of the segments as they are shown, to be sent back
 * @param outcome as a word
 * @param unanswered questions that nothing is answered to
 */
public record AssessmentView(
        String id,
        String title,
        String kind,
        String stamp,
        List<Subject> subjects,
        List<Answer> answers,
        List<Figure> figures,
        String evidence,
        String conclusion,
        String outcome,
        String signedBy,
        String signedAt,
        String expiresAt,
        List<String> unanswered) {
    public AssessmentView {
        subjects = List.copyOf(subjects);
        answers = List.copyOf(answers);
        figures = List.copyOf(figures);
        unanswered = List.copyOf(unanswered);
    }

    public boolean isSigned() {
        return !signedBy.isEmpty();
    }

    /**
     * A segment that it is about.
     *
     * @param state of the assessment for it, as a word
     * @param condition as it is now; empty where the segment has mistakes
     * @param isChanged whether it is another than the one that the assessment is about
     * @param rules that ask for it
     */
    public record Subject(
            String segment, String state, String condition, boolean isChanged, List<MissingView.Rule> rules) {
        public Subject {
            rules = List.copyOf(rules);
        }
    }

    /** @param question in the visitor's language */
    public record Answer(String key, String question, String text) {}

    /** @param name as a word */
    public record Figure(String name, String value) {}
}
