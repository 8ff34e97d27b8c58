package io.licit.programme.request;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import io.licit.core.law.Deadline;
import io.licit.core.law.Law;
import io.licit.core.law.Organisation;
import io.licit.core.law.Place;
import io.licit.core.law.Reading;
import io.licit.core.law.Rule;
import io.licit.core.law.UseFacts;
import io.licit.core.law.When;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the deadline of a request: the earliest of all rules that may bind at the person's place on the day on which it
 * came. Where no rule there speaks of such a request, and where nobody knows the place, it is the earliest of all places.
 */
final class Deadlines {
    private final Law law;
    private final Optional<Sector> sector;
    private final Organisation organisation;

    /** @param law of the day on which the request came */
    Deadlines(Law law, Optional<Sector> sector, Organisation organisation) {
        this.law = law;
        this.sector = sector;
        this.organisation = organisation;
    }

    /** Whether the law of the place itself names a deadline, rather than the strictest of all places. */
    boolean isNamedAt(Place place, Kind kind, LocalDate received) {
        return earliest(at(place, kind), received).isPresent();
    }

    Due due(Place place, Kind kind, LocalDate received) {
        Map<Rule, Deadline> here = at(place, kind);
        Map<Rule, Deadline> binding = earliest(here, received).isPresent() ? here : at(new Place.Unknown(), kind);
        Map.Entry<Rule, Deadline> first = earliest(binding, received)
                .orElseThrow(() -> new IllegalStateException("no pack speaks of " + kind.word() + " on " + law.day()));
        LocalDate day = first.getValue().due(received).orElseThrow();
        Optional<LocalDate> extended = binding.values().stream()
                .flatMap(terms -> terms.extended(received).stream())
                .min(Comparator.naturalOrder())
                .filter(last -> last.isAfter(day));
        return new Due(day, first.getKey().id(), first.getKey().cite(), extended, acknowledge(binding, received));
    }

    private static Optional<Map.Entry<Rule, Deadline>> earliest(Map<Rule, Deadline> binding, LocalDate received) {
        return binding.entrySet().stream()
                .filter(entry -> entry.getValue().due(received).isPresent())
                .min(Comparator.comparing((Map.Entry<Rule, Deadline> entry) ->
                        entry.getValue().due(received).orElseThrow()));
    }

    private static Optional<Due.Acknowledge> acknowledge(Map<Rule, Deadline> binding, LocalDate received) {
        return binding.entrySet().stream()
                .flatMap(entry -> entry.getValue().acknowledged(received).stream()
                        .map(day -> new Due.Acknowledge(
                                day, entry.getKey().id(), entry.getKey().cite())))
                .min(Comparator.comparing(Due.Acknowledge::by));
    }

    private Map<Rule, Deadline> at(Place place, Kind kind) {
        Map<Rule, Deadline> found = new LinkedHashMap<>();
        law.terms(place, Deadline.class).forEach((rule, terms) -> {
            if (terms.requests().contains(kind.asked()) && mayConcern(rule.when())) {
                found.put(rule, terms);
            }
        });
        return found;
    }

    /** A request is about every use there is, so that of a rule's conditions those on the organisation count alone. */
    private boolean mayConcern(When when) {
        return when.mayHold(new UseFacts(
                any(when.purposes(), Purpose.DIRECT_MARKETING),
                any(when.channels(), Channel.NONE),
                any(when.recipients(), Recipient.OWN),
                sector,
                Optional.<Basis>empty(),
                Optional.empty(),
                new Reading(Set.of(), Set.of(), Set.of(), Set.of(), true, true),
                Map.of(),
                Optional.empty(),
                organisation,
                Set.of(),
                true,
                false,
                Set.of()));
    }

    private static <T> T any(Collection<T> words, T other) {
        return words.isEmpty() ? other : words.iterator().next();
    }
}
