package io.licit.core.check;

import io.licit.core.catalogue.Recipient;
import io.licit.core.law.Law;
import io.licit.core.law.Place;
import io.licit.core.law.Reading;
import io.licit.core.law.Rule;
import io.licit.core.law.UseFacts;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The law on several segments whose audiences go to one recipient. Who holds two audiences knows of a person in both what
 * each of them reads, so each use is judged as if its segment read what all of them read.
 *
 * <p>Only the reading is put together: bases, purposes and places stay each segment's own.
 */
public final class Together {
    private Together() {}

    /**
     * The rules, in the law's order, that one of the segments would violate or leave undetermined if it read what all of
     * them read, and that it satisfies by itself; none where an audience stays with the organisation, or not all have one
     * kind of recipient.
     *
     * @param checked a check in which all of the segments were asked for
     * @param segments ids, two or more
     */
    public static List<String> of(Checker.Checked checked, List<String> segments) {
        List<Segment> found = segments.stream()
                .map(id -> Optional.ofNullable(checked.segments().get(id))
                        .orElseThrow(() -> new IllegalArgumentException("not resolved: " + id)))
                .toList();
        Set<Recipient> recipients = EnumSet.noneOf(Recipient.class);
        found.forEach(segment -> recipients.add(segment.definition().use().recipient()));
        if (found.size() < 2 || recipients.size() > 1 || recipients.contains(Recipient.OWN)) {
            return List.of();
        }
        Reading all = found.stream()
                .flatMap(segment -> segment.uses().stream())
                .map(UseFacts::reading)
                .reduce(Reading.NOTHING, Reading::and);
        Set<String> broken = new HashSet<>();
        found.forEach(segment -> broken.addAll(broken(checked, segment, all)));
        return checked.law().rules().stream()
                .map(Rule::id)
                .filter(broken::contains)
                .toList();
    }

    private static Set<String> broken(Checker.Checked checked, Segment segment, Reading all) {
        List<Place> places = Optional.ofNullable(checked.places().get(segment.id()))
                .orElseThrow(() -> new IllegalArgumentException("not asked for: " + segment.id()));
        Map<String, Verdict> alone = new LinkedHashMap<>();
        Map<String, Verdict> together = new LinkedHashMap<>();
        for (UseFacts use : segment.uses()) {
            judge(checked.law(), places, use, alone);
            judge(checked.law(), places, use.withReading(all), together);
        }
        Set<String> broken = new HashSet<>();
        together.forEach((rule, verdict) -> {
            if (verdict != Verdict.SATISFIED && alone.getOrDefault(rule, Verdict.SATISFIED) == Verdict.SATISFIED) {
                broken.add(rule);
            }
        });
        return broken;
    }

    private static void judge(Law law, Collection<Place> places, UseFacts use, Map<String, Verdict> worst) {
        Law.OfUse asked = law.of(use);
        for (Place place : places) {
            asked.at(place).forEach(rule -> worst.merge(rule.id(), Ruling.of(rule.effect(), use), Verdict::worse));
        }
    }
}
