package io.licit.core.gate;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.check.Ruling;
import io.licit.core.law.Effect;
import io.licit.core.law.Law;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.law.UseFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The decision on one person, straight from the rules: the specification of the gate. Engines run a lowered form of it;
 * random tests hold the two equal. For one thread.
 */
public final class Gate {
    private final Law law;
    private final String assumedPlace;
    private final Map<UseFacts, Map<String, List<Applying>>> byPlace = new IdentityHashMap<>();

    /**
     * @param assumedPlace the jurisdiction to assume where a person's place is unknown; empty for the strictest reading
     */
    public Gate(Law law, Optional<String> assumedPlace) {
        this.law = law;
        this.assumedPlace = assumedPlace.orElse("");
    }

    /**
     * Decides on a person for a use, asked once per channel; she must be allowed on every one.
     *
     * @param uses the use's facts, one per channel
     */
    public Decision decide(List<UseFacts> uses, Person person, Instant now) {
        Place place = placeOf(person);
        Ledger ledger = new Ledger(person, now);
        Map<Integer, String> excluding = new TreeMap<>();
        for (UseFacts use : uses) {
            for (Applying one : applying(place, use)) {
                Exclusion exclusion = new Exclusion(use, one.relieving(), person, place, ledger, now);
                if (exclusion.excludes(one.rule().effect())) {
                    excluding.put(one.rank(), one.rule().id());
                }
            }
        }
        return new Decision(List.copyOf(excluding.values()));
    }

    /**
     * @param rank of the rule in the fixed order of reasons
     */
    private record Applying(int rank, Rule rule, List<Rule> relieving) {}

    /** The rules with a stage that apply at a place, found once for each. */
    private List<Applying> applying(Place place, UseFacts use) {
        return byPlace.computeIfAbsent(use, ignored -> new HashMap<>()).computeIfAbsent(place.key(), key -> {
            List<Rule> rules = law.at(place, use);
            return rules.stream()
                    .filter(rule -> rule.effect().stage().isPresent())
                    .map(rule -> new Applying(law.rank(rule), rule, law.relieving(rule, place, use, rules)))
                    .toList();
        });
    }

    /** Whether one applying rule, taken alone, leaves the person out. */
    boolean excludes(Effect effect, List<Rule> relieving, UseFacts use, Person person, Place place, Instant now) {
        return new Exclusion(use, relieving, person, place, new Ledger(person, now), now).excludes(effect);
    }

    private Place placeOf(Person person) {
        Place place = law.place(person.country().orElse(""), person.region().orElse(""));
        return place instanceof Place.Unknown && !assumedPlace.isEmpty() ? law.assumed(assumedPlace) : place;
    }

    /** One rule's effect on one person. */
    private static final class Exclusion implements Effect.Visitor<Boolean> {
        private final UseFacts use;
        private final List<Rule> relieving;
        private final Person person;
        private final Place place;
        private final Instant now;
        private final Ledger ledger;

        Exclusion(UseFacts use, List<Rule> relieving, Person person, Place place, Ledger ledger, Instant now) {
            this.use = use;
            this.relieving = relieving;
            this.person = person;
            this.place = place;
            this.now = now;
            this.ledger = ledger;
        }

        boolean excludes(Effect effect) {
            return Ruling.blocks(effect, use) || effect.accept(this);
        }

        @Override
        public Boolean requireConsent(Effect.RequireConsent effect) {
            Ledger.Grant grant = new Ledger.Grant(effect.strength(), false);
            boolean granted = ledger.grant(
                            effect.purpose().orElse(use.purpose()),
                            effect.channel().orElse(use.channel()),
                            grant)
                    .isPresent();
            return !granted && relieving.stream().noneMatch(rule -> relieves((Effect.SoftOptIn) rule.effect()));
        }

        private boolean relieves(Effect.SoftOptIn soft) {
            boolean carried = soft.impliedConsent() && isBasis(Basis.CONSENT)
                    || isBasis(Basis.LEGITIMATE_INTERESTS)
                            && use.assessments().contains(AssessmentKind.LEGITIMATE_INTERESTS);
            return carried
                    && use.recipient() == Recipient.OWN
                    && ledger.informed(use.purpose(), use.channel(), soft.obtained(), soft.within(), use.product());
        }

        private boolean isBasis(Basis basis) {
            return use.basis().filter(basis::equals).isPresent();
        }

        @Override
        public Boolean excludeRefused(Effect.ExcludeRefused effect) {
            Set<Purpose> purposes = EnumSet.of(use.purpose());
            purposes.addAll(effect.purposes());
            Optional<Instant> refused = ledger.refusal(effect.status(), purposes, use.channel(), effect.signalOnly());
            Optional<Instant> granted = anyGrant();
            return refused.filter(
                            at -> granted.filter(later -> later.isAfter(at)).isEmpty())
                    .isPresent();
        }

        private Optional<Instant> anyGrant() {
            return ledger.grant(use.purpose(), use.channel(), Ledger.Grant.ANY);
        }

        @Override
        public Boolean excludeMinors(Effect.ExcludeMinors effect) {
            int under = effect.underAt(place);
            if (age().filter(age -> age >= under).isPresent()) {
                return false;
            }
            return switch (effect.unless()) {
                case NOBODY -> true;
                case PARENT ->
                    ledger.grant(
                                    use.purpose(),
                                    use.channel(),
                                    new Ledger.Grant(Effect.Strength.of(Effect.ConsentKind.OPT_IN), true))
                            .isEmpty();
                case SELF -> anyGrant().isEmpty();
            };
        }

        private Optional<Integer> age() {
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            return person.birthDate()
                    .map(born -> Period.between(born, today).getYears())
                    .or(person::age);
        }

        @Override
        public Boolean excludeRestricted(Effect.ExcludeRestricted effect) {
            Optional<Instant> lifted = effect.unless()
                    .flatMap(strength -> ledger.grant(use.purpose(), use.channel(), new Ledger.Grant(strength, false)));
            return ledger.restrictions(effect.kinds()).stream()
                    .anyMatch(restriction -> restriction
                            .at()
                            .filter(at ->
                                    lifted.filter(given -> given.isAfter(at)).isPresent())
                            .isEmpty());
        }

        @Override
        public Boolean excludeRetention(Effect.ExcludeRetention effect) {
            return person.retainUntil().filter(until -> until.isAfter(now)).isEmpty();
        }

        @Override
        public Boolean forbidData(Effect.ForbidData effect) {
            return effect.mayBeRead(use.reading())
                    && effect.unless()
                            .flatMap(kind -> ledger.grant(
                                    use.purpose(), use.channel(), new Ledger.Grant(Effect.Strength.of(kind), false)))
                            .isEmpty();
        }

        @Override
        public Boolean softOptIn(Effect.SoftOptIn effect) {
            return false;
        }

        @Override
        public Boolean requireBasis(Effect.RequireBasis effect) {
            return false;
        }

        @Override
        public Boolean justify(Effect.Justify effect) {
            return false;
        }

        @Override
        public Boolean limitPurpose(Effect.LimitPurpose effect) {
            return false;
        }

        @Override
        public Boolean limitLookBack(Effect.LimitLookBack effect) {
            return false;
        }

        @Override
        public Boolean duty(Effect.Duty effect) {
            return false;
        }

        @Override
        public Boolean inform(Effect.Inform effect) {
            return false;
        }
    }
}
