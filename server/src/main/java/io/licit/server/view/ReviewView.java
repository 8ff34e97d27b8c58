package io.licit.server.view;

import java.util.List;

/**
 * What a segment is now, held against what was approved last.
 *
 * @param isFirst whether nothing was approved before that was kept
 * @param lines of the definition; all of it where it is the first
 * @param isOfOtherFacts whether what the law is told of the use has changed beside the definition
 * @param audience of both; empty where the segment has no counts now
 * @param hasOldCounts whether the audience was counted then
 * @param fairness the last report, in a sentence
 */
public record ReviewView(
        boolean isFirst,
        List<Difference.Line> lines,
        List<RuleChange> rules,
        boolean isOfOtherFacts,
        List<Step> audience,
        List<Out> out,
        boolean hasOldCounts,
        boolean isWithheld,
        List<FindingView> findings,
        String fairness,
        List<Campaign> campaigns) {
    public ReviewView {
        lines = List.copyOf(lines);
        rules = List.copyOf(rules);
        audience = List.copyOf(audience);
        out = List.copyOf(out);
        findings = List.copyOf(findings);
        campaigns = List.copyOf(campaigns);
    }

    /** @param change added, removed or changed. @param lines what it asks for, then and now */
    public record RuleChange(String change, String id, String place, String cite, List<Difference.Line> lines) {
        public RuleChange {
            lines = List.copyOf(lines);
        }
    }

    /** @param key of its name. @param then a dash where nobody counted */
    public record Step(String key, String then, String now) {}

    /** Persons whom a rule leaves out. @param rule blank of several together */
    public record Out(String rule, String title, String place, String cite, String then, String now) {}

    /** @param change added, removed, changed or same */
    public record Campaign(String id, String change) {}
}
