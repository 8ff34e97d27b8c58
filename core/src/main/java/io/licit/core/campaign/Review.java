package io.licit.core.campaign;

import io.licit.core.check.Checker;
import io.licit.core.check.Segment;
import io.licit.core.diagnostic.Diagnostic;
import io.licit.core.diagnostic.Diagnostics;
import io.licit.core.law.Effect;
import io.licit.core.law.Law;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.law.UseFacts;
import io.licit.core.workspace.Campaign;
import io.licit.core.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds a campaign against the law of the places where its recipients live. */
public final class Review {
    private static final Set<Effect.Duty.Kind> ON_MESSAGES = EnumSet.of(
            Effect.Duty.Kind.REQUIRE_TEXT,
            Effect.Duty.Kind.FORBID_TEXT,
            Effect.Duty.Kind.SUBSTANTIATE,
            Effect.Duty.Kind.TIME_WINDOW);

    private Review() {}

    /**
     * All findings on a campaign, in order of place.
     *
     * @param checked the check that the campaign's segment was part of
     * @param recipients empty where the data has not been looked at
     */
    public static List<Diagnostic> of(
            Campaign campaign,
            Workspace workspace,
            Checker.Checked checked,
            Optional<Recipients> recipients,
            Library library,
            Instant asOf) {
        Diagnostics found = new Diagnostics();
        Segment segment = checked.segments().get(campaign.segment());
        if (segment == null) {
            return found.sorted();
        }
        Optional<Message> read = MessageReader.read(campaign, workspace.sources(), found);
        read.map(message -> new Subject(
                        campaign,
                        message,
                        segment,
                        duties(campaign, segment, checked, recipients),
                        recipients,
                        workspace,
                        asOf))
                .ifPresent(subject -> {
                    found.addAll(WordFindings.of(subject, library.patterns()));
                    found.addAll(MessageFindings.of(subject, library));
                });
        return found.sorted().stream().map(one -> one.withSegment(segment.id())).toList();
    }

    /** The duties on the message, in the law's order, with the places of recipients that each protects. */
    static List<Applied> duties(
            Campaign campaign, Segment segment, Checker.Checked checked, Optional<Recipients> recipients) {
        Law law = checked.law();
        UseFacts use = UseOf.campaign(campaign, segment);
        Map<Rule, List<Place>> reached = new IdentityHashMap<>();
        Law.OfUse asked = law.of(use);
        for (Place place : places(segment, checked, recipients)) {
            asked.at(place)
                    .forEach(rule -> reached.computeIfAbsent(rule, key -> new ArrayList<>())
                            .add(place));
        }
        List<Applied> duties = new ArrayList<>();
        for (Rule rule : law.rules()) {
            List<Place> places = reached.getOrDefault(rule, List.of());
            if (!places.isEmpty() && rule.effect() instanceof Effect.Duty duty && ON_MESSAGES.contains(duty.kind())) {
                duties.add(new Applied(rule, duty, places, persons(places, recipients)));
            }
        }
        return duties;
    }

    /**
     * Where recipients are; where nobody has looked, or nobody is in the audience as it is now, wherever persons of the
     * segment may be.
     */
    static Set<Place> places(Segment segment, Checker.Checked checked, Optional<Recipients> recipients) {
        return recipients
                .filter(all -> all.persons() > 0 && !all.places().isEmpty())
                .map(all -> known(all.places().keySet()))
                .orElseGet(() -> Set.copyOf(checked.places().getOrDefault(segment.id(), List.of())));
    }

    /**
     * A recipient whose place is unknown is under every law there is, and the gate holds her to it; that brings no duties
     * of the whole world on a message that others get too.
     */
    private static Set<Place> known(Set<Place> places) {
        Set<Place> known = places.stream()
                .filter(place -> !(place instanceof Place.Unknown))
                .collect(Collectors.toUnmodifiableSet());
        return known.isEmpty() ? places : known;
    }

    private static long persons(List<Place> places, Optional<Recipients> recipients) {
        return recipients
                .map(all -> places.stream()
                        .mapToLong(place -> all.places().getOrDefault(place, 0L))
                        .sum())
                .orElse(0L);
    }
}
