package io.licit.programme.approval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What has changed since a segment was approved last.
 *
 * @param before empty where it was never approved, or before grounds were kept; then all of it is new
 * @param rules that apply to it and did not, that did and do not, and that read otherwise now; in the law's order
 * @param campaigns on it, by id
 */
public record Comparison(Optional<Grounds> before, Grounds now, List<RuleChange> rules, Map<String, Change> campaigns) {
    public Comparison {
        rules = List.copyOf(rules);
    }

    /** What became of something. */
    public enum Change {
        ADDED("added"),
        REMOVED("removed"),
        CHANGED("changed"),
        SAME("same");

        private final String word;

        Change(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * A rule of which something became.
     *
     * @param before as it read then; as it reads now where it did not apply
     * @param now as it reads now; as it read then where it applies no more
     */
    public record RuleChange(Change change, Grounds.RuleSaid before, Grounds.RuleSaid now) {}

    static Comparison of(Optional<Grounds> before, Grounds now) {
        return new Comparison(
                before,
                now,
                before.map(old -> rules(old, now)).orElse(List.of()),
                campaigns(
                        before.map(old -> old.of().campaigns()).orElse(Map.of()),
                        now.of().campaigns()));
    }

    /** Whether what the law is told of the use has changed: labels, assessments, offers, the organisation. */
    public boolean isOfOtherFacts() {
        return before.filter(old -> !old.of().facts().equals(now.of().facts())).isPresent();
    }

    private static List<RuleChange> rules(Grounds before, Grounds now) {
        Map<String, Grounds.RuleSaid> old = new LinkedHashMap<>();
        before.rules().forEach(rule -> old.put(rule.id(), rule));
        List<RuleChange> all = new ArrayList<>();
        for (Grounds.RuleSaid rule : now.rules()) {
            Optional<Grounds.RuleSaid> then = Optional.ofNullable(old.remove(rule.id()));
            if (then.isEmpty()) {
                all.add(new RuleChange(Change.ADDED, rule, rule));
            } else if (!then.get().digest().equals(rule.digest())) {
                all.add(new RuleChange(Change.CHANGED, then.get(), rule));
            }
        }
        old.values().forEach(rule -> all.add(new RuleChange(Change.REMOVED, rule, rule)));
        return all;
    }

    private static Map<String, Change> campaigns(Map<String, String> before, Map<String, String> now) {
        Map<String, Change> all = new TreeMap<>();
        before.keySet().forEach(id -> all.put(id, Change.REMOVED));
        now.forEach((id, digest) -> all.put(
                id,
                Optional.ofNullable(before.get(id))
                        .map(old -> old.equals(digest) ? Change.SAME : Change.CHANGED)
                        .orElse(Change.ADDED)));
        return all;
    }
}
