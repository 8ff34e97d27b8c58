package io.licit.server.view;

import java.util.List;

/**
 * What segments do together to groups.
 *
 * @param isJudged whether there is a report
 * @param notices what has changed since, and what is missing
 */
public record TogetherView(
        boolean isJudged,
        List<List<String>> facts,
        List<String> notices,
        List<FairnessView.Section> sections,
        List<FindingView> findings) {
    public TogetherView {
        facts = List.copyOf(facts);
        notices = List.copyOf(notices);
        sections = List.copyOf(sections);
        findings = List.copyOf(findings);
    }
}
