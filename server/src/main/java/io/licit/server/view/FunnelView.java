package io.licit.server.view;

import java.util.List;

/**
 * How many meet a condition, and what is left of them, as texts that may leave.
 *
 * @param out by the rule that leaves out first, the largest first
 * @param countries where they live, the largest first
 * @param isSafe whether counts of few persons were withheld
 */
public record FunnelView(
        Step matching, Step eligible, Step reachable, List<Out> out, List<Country> countries, boolean isWithheld) {
    public FunnelView {
        out = List.copyOf(out);
        countries = List.copyOf(countries);
    }

    /** @param share of those who match, out of a thousand, for a bar */
    public record Step(String count, long share) {}

    /**
     * Persons whom a rule leaves out.
     *
     * @param rule empty of several together
     */
    public record Out(String rule, String title, String cite, String count, long share) {}

    /** @param share of those who match, out of a thousand */
    public record Country(String name, String matching, String eligible, String reachable, long share) {}
}
