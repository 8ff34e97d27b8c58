package io.licit.core.plan;

import io.licit.core.catalogue.Purpose;
import io.licit.core.gate.Decision;
import io.licit.core.gate.Ledger;
import io.licit.core.gate.Person;
import io.licit.core.law.Effect.ConsentKind;
import io.licit.core.law.Effect.Strength;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A gate plan read in plain Java for one person: what every engine's answer must equal. */
public final class GateReading {
    private GateReading() {}

    public static Decision decide(Plan.GatePlan gate, Person person, Instant now) {
        String place = placeOf(
                gate.places(), person.country().orElse(""), person.region().orElse(""));
        Reader reader = new Reader(person, now);
        Set<String> excluding = new LinkedHashSet<>();
        for (Plan.GateTest test : gate.tests()) {
            if (test.places().contains(place) && test.test().accept(reader)) {
                excluding.add(test.rule());
            }
        }
        return new Decision(excluding.stream().toList());
    }

    /** The key of a person's place, as {@link PlaceMap} defines it. */
    public static String placeOf(PlaceMap places, String country, String region) {
        String code = country.strip().toUpperCase(Locale.ROOT);
        if (!places.countries().contains(code)) {
            return places.fallback();
        }
        Set<String> regions = places.subdivisions().getOrDefault(code, Set.of());
        if (regions.isEmpty()) {
            return code;
        }
        String part = region.strip().toUpperCase(Locale.ROOT);
        String full = part.startsWith(code + "-") ? part : code + "-" + part;
        return regions.contains(full) ? full : code + "-?";
    }

    private static final class Reader implements PersonTest.Visitor<Boolean> {
        private final Person person;
        private final Instant now;
        private final Ledger ledger;

        Reader(Person person, Instant now) {
            this.person = person;
            this.now = now;
            this.ledger = new Ledger(person, now);
        }

        @Override
        public Boolean always(PersonTest.Always test) {
            return true;
        }

        @Override
        public Boolean restricted(PersonTest.Restricted test) {
            Optional<Instant> lifted = test.unless().flatMap(this::given);
            return ledger.restrictions(test.kinds()).stream()
                    .anyMatch(row -> row.at()
                            .filter(at ->
                                    lifted.filter(given -> given.isAfter(at)).isPresent())
                            .isEmpty());
        }

        @Override
        public Boolean refused(PersonTest.Refused test) {
            Set<Purpose> purposes = EnumSet.of(test.purpose());
            purposes.addAll(test.alsoTo());
            PersonTest.Consent any =
                    new PersonTest.Consent(test.purpose(), test.channel(), Strength.of(ConsentKind.OPT_IN), false);
            Optional<Instant> granted = given(any);
            return ledger.refusal(test.status(), purposes, test.channel(), test.signalOnly())
                    .filter(at -> granted.filter(given -> given.isAfter(at)).isEmpty())
                    .isPresent();
        }

        @Override
        public Boolean minor(PersonTest.Minor test) {
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            boolean grown = person.birthDate()
                    .map(born -> Period.between(born, today).getYears())
                    .or(person::age)
                    .filter(age -> age >= test.under())
                    .isPresent();
            return !grown && test.unless().flatMap(this::given).isEmpty();
        }

        @Override
        public Boolean unconsented(PersonTest.Unconsented test) {
            return given(test.consent()).isEmpty()
                    && test.reliefs().stream()
                            .noneMatch(relief -> ledger.informed(
                                    relief.purpose(),
                                    relief.channel(),
                                    relief.obtained(),
                                    relief.within(),
                                    relief.product()));
        }

        @Override
        public Boolean retentionPassed(PersonTest.RetentionPassed test) {
            return person.retainUntil().filter(until -> until.isAfter(now)).isEmpty();
        }

        private Optional<Instant> given(PersonTest.Consent consent) {
            return ledger.grant(
                    consent.purpose(), consent.channel(), new Ledger.Grant(consent.strength(), consent.parental()));
        }
    }
}
