package io.licit.core.plan;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.check.Ruling;
import io.licit.core.law.Effect;
import io.licit.core.law.Effect.ConsentKind;
import io.licit.core.law.Effect.Strength;
import io.licit.core.law.Law;
import io.licit.core.law.Place;
import io.licit.core.law.Rule;
import io.licit.core.law.UseFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The law on a use, lowered to tests on a person's state: every rule at every place, equal tests put together. */
final class GateLowering {
    private final Law law;
    private final List<UseFacts> uses;

    private GateLowering(Law law, List<UseFacts> uses) {
        this.law = law;
        this.uses = uses;
    }

    static Plan.GatePlan lower(Law law, List<UseFacts> uses, Optional<String> assumedPlace) {
        return new Plan.GatePlan(placeMap(law, assumedPlace), new GateLowering(law, uses).tests());
    }

    static PlaceMap placeMap(Law law, Optional<String> assumedPlace) {
        Map<String, Set<String>> subdivisions =
                new TreeMap<>(law.jurisdictions().subdivisions());
        subdivisions.keySet().retainAll(law.knownCountries());
        String fallback = assumedPlace.map(code -> law.assumed(code).key()).orElse(PlaceMap.UNKNOWN);
        return new PlaceMap(law.knownCountries(), subdivisions, fallback);
    }

    private List<Plan.GateTest> tests() {
        Map<String, Map<PersonTest, Set<String>>> placesByRuleAndTest = new LinkedHashMap<>();
        law.rules().forEach(rule -> placesByRuleAndTest.put(rule.id(), new LinkedHashMap<>()));
        for (UseFacts use : uses) {
            Law.OfUse asked = law.of(use);
            for (List<Place> places : law.placeClasses()) {
                List<Rule> applying = asked.at(places.get(0));
                for (Rule rule : applying) {
                    for (Place place : places) {
                        test(rule, place, use, law.relieving(rule, place, use, applying))
                                .ifPresent(test -> placesByRuleAndTest
                                        .getOrDefault(rule.id(), new LinkedHashMap<>())
                                        .computeIfAbsent(test, key -> new TreeSet<>())
                                        .add(place.key()));
                    }
                }
            }
        }
        List<Plan.GateTest> tests = new ArrayList<>();
        placesByRuleAndTest.forEach((rule, placesByTest) ->
                placesByTest.forEach((test, places) -> tests.add(new Plan.GateTest(rule, places, test))));
        return tests;
    }

    /** Tests on who has refused a purpose or direct marketing, on whatever channel, at every place and whatever the law. */
    static List<Plan.GateTest> refused(Law law, Purpose purpose) {
        Set<String> everywhere = new TreeSet<>();
        law.placeClasses().forEach(places -> places.forEach(place -> everywhere.add(place.key())));
        return List.of(ConsentStatus.OBJECTED, ConsentStatus.WITHDRAWN).stream()
                .map(status -> new Plan.GateTest(
                        Plan.REFUSED,
                        everywhere,
                        new PersonTest.Refused(status, purpose, Channel.NONE, Set.of(Purpose.DIRECT_MARKETING), false)))
                .toList();
    }

    /** What an applying rule, with those that relieve it, asks of a person; empty where it leaves out nobody. */
    static Optional<PersonTest> test(Rule rule, Place place, UseFacts use, List<Rule> relieving) {
        if (Ruling.blocks(rule.effect(), use)) {
            return Optional.of(new PersonTest.Always());
        }
        return rule.effect().accept(new Lowered(use, place, relieving));
    }

    private record Lowered(UseFacts use, Place place, List<Rule> relieving)
            implements Effect.Visitor<Optional<PersonTest>> {
        @Override
        public Optional<PersonTest> requireConsent(Effect.RequireConsent effect) {
            PersonTest.Consent consent = new PersonTest.Consent(
                    effect.purpose().orElse(use.purpose()),
                    effect.channel().orElse(use.channel()),
                    effect.strength(),
                    false);
            List<PersonTest.Relief> reliefs = relieving.stream()
                    .map(rule -> (Effect.SoftOptIn) rule.effect())
                    .filter(this::isCarried)
                    .map(soft -> new PersonTest.Relief(
                            use.purpose(), use.channel(), soft.obtained(), soft.within(), use.product()))
                    .toList();
            return Optional.of(new PersonTest.Unconsented(consent, reliefs));
        }

        private boolean isCarried(Effect.SoftOptIn soft) {
            Basis basis = use.basis().orElse(Basis.CONTRACT);
            boolean interests = basis == Basis.LEGITIMATE_INTERESTS
                    && use.assessments().contains(AssessmentKind.LEGITIMATE_INTERESTS);
            return use.recipient() == Recipient.OWN && (interests || soft.impliedConsent() && basis == Basis.CONSENT);
        }

        @Override
        public Optional<PersonTest> excludeRefused(Effect.ExcludeRefused effect) {
            return Optional.of(new PersonTest.Refused(
                    effect.status(), use.purpose(), use.channel(), effect.purposes(), effect.signalOnly()));
        }

        @Override
        public Optional<PersonTest> excludeMinors(Effect.ExcludeMinors effect) {
            Optional<PersonTest.Consent> unless = switch (effect.unless()) {
                case NOBODY -> Optional.empty();
                case PARENT -> Optional.of(grant(Strength.of(ConsentKind.OPT_IN), true));
                case SELF -> Optional.of(grant(Strength.of(ConsentKind.OPT_IN), false));
            };
            return Optional.of(new PersonTest.Minor(effect.underAt(place), unless));
        }

        @Override
        public Optional<PersonTest> excludeRestricted(Effect.ExcludeRestricted effect) {
            return Optional.of(
                    new PersonTest.Restricted(effect.kinds(), effect.unless().map(strength -> grant(strength, false))));
        }

        @Override
        public Optional<PersonTest> excludeRetention(Effect.ExcludeRetention effect) {
            return Optional.of(new PersonTest.RetentionPassed());
        }

        @Override
        public Optional<PersonTest> forbidData(Effect.ForbidData effect) {
            if (!effect.mayBeRead(use.reading())) {
                return Optional.empty();
            }
            return Optional.of(effect.unless()
                    .<PersonTest>map(kind -> new PersonTest.Unconsented(grant(Strength.of(kind), false), List.of()))
                    .orElse(new PersonTest.Always()));
        }

        private PersonTest.Consent grant(Strength strength, boolean parental) {
            return new PersonTest.Consent(use.purpose(), use.channel(), strength, parental);
        }

        @Override
        public Optional<PersonTest> softOptIn(Effect.SoftOptIn effect) {
            return Optional.empty();
        }

        @Override
        public Optional<PersonTest> requireBasis(Effect.RequireBasis effect) {
            return Optional.empty();
        }

        @Override
        public Optional<PersonTest> justify(Effect.Justify effect) {
            return Optional.empty();
        }

        @Override
        public Optional<PersonTest> limitPurpose(Effect.LimitPurpose effect) {
            return Optional.empty();
        }

        @Override
        public Optional<PersonTest> limitLookBack(Effect.LimitLookBack effect) {
            return Optional.empty();
        }

        @Override
        public Optional<PersonTest> duty(Effect.Duty effect) {
            return Optional.empty();
        }

        @Override
        public Optional<PersonTest> inform(Effect.Inform effect) {
            return Optional.empty();
        }
    }
}
