package io.licit.server.view;

import java.util.List;

/**
 * An assessment that rules ask for and that does not count or is not there.
 *
 * @param drawn the id of one that was drawn up and does not count yet; empty where there is none
 */
public record MissingView(String kind, String segment, List<Rule> rules, String drawn) {
    public MissingView {
        rules = List.copyOf(rules);
    }

    private static final int FIRST = 3;

    /** Those of the rules that are seen at once. */
    public List<Rule> first() {
        return rules.subList(0, Math.min(FIRST, rules.size()));
    }

    public List<Rule> further() {
        return rules.subList(first().size(), rules.size());
    }

    /** Who asks. */
    public record Rule(String id, String cite) {}
}
