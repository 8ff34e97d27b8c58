package io.licit.fairness.report;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What several segments do together.
 *
 * @param offers who receives what: by characteristic and group, the share of the group that receives each offer, best
 *     offer first, and the share that receives none
 * @param unreached persons whom no segment's audience holds, by characteristic and group
 * @param singledOut pairs of audiences whose intersection or difference holds fewer persons than the minimum
 * @param unions audiences sent to one recipient that together tell it more than the use of each allows
 */
public record Across(
        List<Share> offers, List<CharacteristicResult> unreached, List<Combination> singledOut, List<Union> unions) {
    public Across {
        offers = List.copyOf(offers);
        unreached = List.copyOf(unreached);
        singledOut = List.copyOf(singledOut);
        unions = List.copyOf(unions);
    }

    /**
     * What is offered: everything of a worth or more, or what one campaign offers without stating its worth.
     *
     * @param worth as the campaign states it; empty where it states none
     * @param campaign its id; empty where a worth is stated
     */
    public record Offer(Optional<String> worth, Optional<String> campaign) {
        public Offer {
            if (worth.isPresent() == campaign.isPresent()) {
                throw new IllegalArgumentException("an offer has a worth, or else a campaign");
            }
        }

        public static Offer ofWorth(String worth) {
            return new Offer(Optional.of(worth), Optional.empty());
        }

        public static Offer of(String campaign) {
            return new Offer(Optional.empty(), Optional.of(campaign));
        }

        public String words() {
            return worth.map(least -> "worth " + least + " or more")
                    .or(() -> campaign.map(id -> id + " (of no stated worth)"))
                    .orElseThrow();
        }
    }

    /**
     * The share of a group that receives an offer, or a better one.
     *
     * @param persons of the group; -1 where the number may not leave, and then so is {@code receiving}, and the ratio NaN
     * @param air NaN where there is none
     */
    public record Share(
            String characteristic,
            String group,
            Offer offer,
            long persons,
            long receiving,
            double air,
            Verdict verdict) {}

    /**
     * A combination of two audiences; {@code operation} is {@code and} or {@code without}.
     *
     * @param persons -1 where the number may not leave
     */
    public record Combination(String first, String operation, String second, long persons) {}

    /**
     * Segments that a recipient can join, and the rules that bear on what they tell together.
     *
     * @param persons in both; -1 where the number may not leave
     */
    public record Union(String recipient, List<String> segments, List<String> rules, long persons) {
        public Union {
            segments = List.copyOf(segments);
            rules = List.copyOf(rules);
        }
    }
}
