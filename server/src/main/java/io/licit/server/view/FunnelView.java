package io.licit.server.view;

import java.util.List;

/**
 * How many meet a condition, and what is left of them, as texts that may leave.
 *
 * @param out by the rule that leaves out first, the largest first
 * @param countries where they live, the largest first
 * @param isWithheld whether counts of few persons were withheld
 */
public record FunnelView(
        Step matching, Step eligible, Step reachable, List<Out> out, List<Country> countries, boolean isWithheld) {
    public FunnelView {
        out = List.copyOf(out);
        countries = List.copyOf(countries);
    }

    private static final int FIRST = 8;

    /** Those of {@link #out} that are seen at once. */
    public List<Out> first() {
        return out.subList(0, Math.min(FIRST, out.size()));
    }

    public List<Out> further() {
        return out.subList(first().size(), out.size());
    }

    /** @param share of those who match, out of a thousand, for a bar */
    public record Step(String count, long share) {}

    /**
     * Persons whom a rule leaves out.
     *
     * @param rule empty of several together
     * @param place the rule's jurisdiction
     */
    public record Out(String rule, String title, String place, String cite, String count, long share) {}

    /** @param share of those who match, out of a thousand */
    public record Country(String name, String matching, String eligible, String reachable, long share) {}
}
