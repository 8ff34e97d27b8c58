package io.licit.server.view;

import java.util.List;

/**
 * What is said of a segment's text.
 *
 * @param funnel one, or none where it has no counts
 * @param asOf the instant of the counts
 * @param said why there are no counts; empty where there are
 */
public record Answer(List<FindingView> findings, List<FunnelView> funnel, String asOf, String said) {
    public Answer {
        findings = List.copyOf(findings);
        funnel = List.copyOf(funnel);
    }
}
