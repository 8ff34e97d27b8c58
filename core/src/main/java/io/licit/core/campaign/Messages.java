package io.licit.core.campaign;

import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.law.Effect;
import io.licit.core.law.Law;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.law.SendWindow;
import io.licit.core.law.UseFacts;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.SendTime;
import io.licit.core.workspace.Workspace;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which other messages of the workspace count against a rule's cap. */
public final class Messages {
    private Messages() {}

    /**
     * A rule that caps how many messages a person may get.
     *
     * @param protects where it holds
     * @param earlier the workspace's other campaigns on the channel that go within the rule's period before this one, or
     *     at the same time; those without a time are not among them, and a finding of their own says so
     */
    public record Capped(Rule rule, SendWindow.Cap cap, Set<Place> protects, List<Campaign> earlier) {
        public Capped {
            protects = Set.copyOf(protects);
            earlier = List.copyOf(earlier);
        }

        public boolean protects(Place place) {
            return protects.contains(place);
        }
    }

    /** The caps that apply to a campaign anywhere; none where it has no time to send. */
    public static List<Capped> capped(Campaign campaign, Workspace workspace, Checker.Checked checked) {
        Segment segment = checked.segments().get(campaign.segment());
        if (segment == null || campaign.sendAt().isEmpty()) {
            return List.of();
        }
        Law law = checked.law();
        UseFacts use = UseOf.campaign(campaign, segment);
        Map<Rule, Set<Place>> reached = new LinkedHashMap<>();
        for (Place place : law.places()) {
            law.at(place, use).stream()
                    .filter(rule -> cap(rule).isPresent())
                    .forEach(rule -> reached.computeIfAbsent(rule, key -> new LinkedHashSet<>())
                            .add(place));
        }
        List<Capped> all = new ArrayList<>();
        reached.forEach((rule, places) -> cap(rule)
                .ifPresent(cap -> all.add(new Capped(rule, cap, places, earlier(campaign, cap, workspace, checked)))));
        return all;
    }

    private static Optional<SendWindow.Cap> cap(Rule rule) {
        return rule.effect() instanceof Effect.Duty duty && duty.terms() instanceof SendWindow window
                ? window.cap()
                : Optional.empty();
    }

    private static List<Campaign> earlier(
            Campaign campaign, SendWindow.Cap cap, Workspace workspace, Checker.Checked checked) {
        return earlier(campaign, cap, workspace).stream()
                .filter(other -> checked.segments().containsKey(other.segment()))
                .toList();
    }

    /** The other campaigns on the channel within the cap's period before this one. */
    static List<Campaign> earlier(Campaign campaign, SendWindow.Cap cap, Workspace workspace) {
        LocalDateTime until = campaign.sendAt().map(SendTime::clock).orElseThrow();
        LocalDateTime from = until.minus(cap.per());
        return workspace.campaigns().values().stream()
                .filter(other -> !other.id().equals(campaign.id()))
                .filter(other -> other.channel() == campaign.channel())
                .filter(other -> other.sendAt()
                        .map(SendTime::clock)
                        .filter(time -> time.isAfter(from) && !time.isAfter(until))
                        .isPresent())
                .toList();
    }
}
