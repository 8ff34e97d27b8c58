package io.licit.server.view;

import java.util.List;

/**
 * Who would come back into an audience with a consent, and how the law lets them be asked for it.
 *
 * @param total how many lack nothing else
 * @param refused how many of them said no once, and are not asked
 * @param said why there is nothing more; empty where there is
 */
public record BringBackView(
        String segment,
        String total,
        String refused,
        List<OfRule> rules,
        List<Way> ways,
        List<Place> places,
        boolean isWithheld,
        String said) {
    public BringBackView {
        rules = List.copyOf(rules);
        ways = List.copyOf(ways);
        places = List.copyOf(places);
    }

    /** Those whom a rule is the first to leave out; of several together it is empty. */
    public record OfRule(String rule, String title, String place, String cite, String count, long share) {}

    /**
     * @param way its word
     * @param count of those who may be asked so
     * @param mayList whether a list of them can be made by who looks
     */
    public record Way(String way, String count, long share, boolean needsBalancing, boolean mayList) {}

    /** @param answers by way, in the order of the ways */
    public record Place(String name, String count, List<Lawful> answers) {
        public Place {
            answers = List.copyOf(answers);
        }
    }

    /** @param rule that forbids it; empty where it is lawful */
    public record Lawful(String rule, String cite) {
        public boolean isSo() {
            return rule.isEmpty();
        }
    }
}
