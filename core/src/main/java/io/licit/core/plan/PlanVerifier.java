package io.licit.core.plan;

import io.licit.core.gate.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a finished plan against what must be true of every plan, whatever the law of the day: it runs no engine and
 * shares nothing with the checks. A plan that fails was made wrongly, so it is refused with an exception.
 *
 * <p>At every place, and for every audience: nobody is in of whom nothing is known, nobody whose data is to be erased,
 * and nobody who has refused everything, whatever she had granted before.
 */
public final class PlanVerifier {
    private PlanVerifier() {}

    /**
     * @throws IllegalStateException when a plan would let in somebody who can't be let in
     */
    public static void verify(Plan plan) {
        // Many segments have one gate, which holds for all of them.
        Set<Plan.GatePlan> held = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Plan.SegmentPlan segment : plan.segments()) {
            if (segment.asked()) {
                requireChannel(segment);
                if (held.add(segment.gate())) {
                    verify(segment, plan.asOf());
                }
            }
        }
    }

    private static void requireChannel(Plan.SegmentPlan segment) {
        if (segment.channels().isEmpty()) {
            throw new IllegalStateException("the plan of " + segment.id() + " is for no channel");
        }
    }

    private static void verify(Plan.SegmentPlan segment, Instant now) {
        for (String place : places(segment.gate().places())) {
            for (Probe probe : probes(place, now)) {
                if (GateReading.decide(segment.gate(), probe.person(), now).allowed()) {
                    throw new IllegalStateException("the plan of " + segment.id() + " lets in " + probe.who() + " at "
                            + place + "; nothing was run");
                }
            }
        }
    }

    private static Set<String> places(PlaceMap map) {
        Set<String> places = new TreeSet<>();
        for (String country : map.countries()) {
            Set<String> regions = map.subdivisions().getOrDefault(country, Set.of());
            places.add(regions.isEmpty() ? country : country + "-?");
            places.addAll(regions);
        }
        places.add(PlaceMap.UNKNOWN);
        return places;
    }

    private static List<Probe> probes(String place, Instant now) {
        Optional<String> country =
                place.equals(PlaceMap.UNKNOWN) ? Optional.empty() : Optional.of(place.substring(0, 2));
        Optional<String> region = Optional.of(place);
        Instant before = now.minus(Duration.ofDays(1));
        LocalDate born = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(40);
        Optional<Instant> kept = Optional.of(now.plus(Duration.ofDays(365)));
        Person.Consent refusal = new Person.Consent(
                "all", "all", "objected", Optional.of(before), Optional.empty(), "", false, Optional.empty());
        return List.of(
                new Probe(
                        "somebody unknown",
                        new Person(
                                country,
                                region,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                List.of())),
                new Probe(
                        "somebody whose data is to be erased",
                        new Person(
                                country,
                                region,
                                Optional.of(born),
                                Optional.empty(),
                                kept,
                                List.of(),
                                List.of(new Person.Restriction("erasure", Optional.of(before), Optional.empty())))),
                new Probe(
                        "somebody who refused everything",
                        new Person(
                                country,
                                region,
                                Optional.of(born),
                                Optional.empty(),
                                kept,
                                List.of(refusal),
                                List.of())));
    }

    private record Probe(String who, Person person) {}
}
