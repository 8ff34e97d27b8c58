package io.licit.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Figure;
import io.licit.core.catalogue.OfferKind;
import io.licit.core.catalogue.Origin;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import io.licit.core.law.Law;
import io.licit.core.law.Organisation;
import io.licit.core.law.Reading;
import io.licit.core.law.UseFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nothing that is taken from a person or a use lets anybody in under the packs as they are shipped. */
class ShippedMonotonicityTest {
    private static final int USES = Integer.getInteger("licit.cases", 200_000) / 500;
    private static final int PERSONS_PER_USE = 50;
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 2, 1), LocalDate.of(2026, 8, 10), LocalDate.of(2026, 12, 1), LocalDate.of(2027, 12, 31));
    private static final Set<Figure> FIGURES = EnumSet.allOf(Figure.class);
    private static final List<String> WAIVED = List.of("LICIT-PROTECTED", "DE-UWG-7-2-2", "EU-GDPR-ART9", "US-COPPA");
    private static final List<String> PLACES = List.of(
            "HU", "NO", "DE", "FR", "IE", "ES", "IT", "NL", "AT", "PL", "BE", "SE", "DK", "GB", "CH", "US-CA", "US-NY",
            "US", "CA-QC", "CA-ON", "CA", "BR", "CN", "JP", "KR", "IN", "AU", "AR", "XX", "");
    private static final List<String> DATA = List.of(
            "health",
            "financial",
            "race-ethnicity",
            "religion-philosophy",
            "precise-location",
            "biometric",
            "criminal",
            "viewing-history",
            "communications-content",
            "government-id",
            "minors");

    private final Random random = new Random(20_261);

    @Test
    void what_is_taken_from_a_person_or_a_use_lets_nobody_in_under_the_shipped_packs() {
        long allowed = 0;
        for (int made = 0; made < USES; made++) {
            LocalDate day = pick(DAYS);
            Law law = Asking.law(day);
            Instant now = Asking.noon(day);
            Gate gate = new Gate(law, Optional.empty());
            UseFacts use = use();
            Map<String, List<UseFacts>> lessOfUse = new LinkedHashMap<>();
            lessOf(use).forEach((taken, less) -> lessOfUse.put(taken, List.of(less)));
            List<UseFacts> uses = List.of(use);
            List<String> places = List.of(pick(PLACES), pick(PLACES));
            for (int i = 0; i < PERSONS_PER_USE; i++) {
                Person person = person(use, pick(places), now);
                if (gate.decide(uses, person, now).allowed()) {
                    allowed++;
                    continue;
                }
                lessOf(person).forEach((taken, less) -> hold(gate, uses, less, now, taken));
                lessOfUse.forEach((taken, less) -> hold(gate, less, person, now, taken));
            }
        }
        assertThat(allowed).isGreaterThan(USES);
    }

    private static void hold(Gate gate, List<UseFacts> uses, Person person, Instant now, String taken) {
        if (gate.decide(uses, person, now).allowed()) {
            assertThat(true)
                    .as("without %s: %s for %s at %s", taken, person, uses, now)
                    .isFalse();
        }
    }

    private UseFacts use() {
        EnumSet<AssessmentKind> assessments = EnumSet.noneOf(AssessmentKind.class);
        for (AssessmentKind kind : AssessmentKind.values()) {
            if (random.nextInt(4) != 0) {
                assessments.add(kind);
            }
        }
        Purpose purpose = random.nextBoolean() ? Purpose.DIRECT_MARKETING : pick(List.of(Purpose.values()));
        Set<String> data = new HashSet<>();
        while (random.nextInt(3) == 0) {
            data.add(pick(DATA));
        }
        Map<AssessmentKind, Set<Figure>> assessed = new EnumMap<>(AssessmentKind.class);
        assessments.forEach(kind -> assessed.put(kind, random.nextInt(3) == 0 ? FIGURES : Set.of()));
        Reading reading = new Reading(
                data,
                random.nextInt(6) == 0 ? Set.of("sex") : Set.of(),
                random.nextInt(6) == 0 ? Set.of("race") : Set.of(),
                EnumSet.of(pick(List.of(Origin.values()))),
                random.nextInt(12) == 0,
                random.nextInt(6) == 0);
        Organisation organisation = new Organisation(
                random.nextInt(4) == 0 ? Set.of() : Set.of(pick(List.of("DE", "US", "CN"))),
                random.nextBoolean() ? Optional.of(20_000L) : Optional.empty(),
                random.nextBoolean() ? Map.of("USD", BigDecimal.TEN) : Map.of());
        return new UseFacts(
                purpose,
                pick(List.of(Channel.values())),
                random.nextInt(5) == 0 ? pick(List.of(Recipient.values())) : Recipient.OWN,
                random.nextInt(5) == 0 ? Optional.of(pick(List.of(Sector.values()))) : Optional.of(Sector.GENERAL),
                Optional.of(pick(List.of(Basis.CONSENT, Basis.LEGITIMATE_INTERESTS, Basis.CONTRACT))),
                random.nextBoolean() ? Optional.of("homeware") : Optional.empty(),
                reading,
                assessed,
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(EnumSet.of(purpose, Purpose.SERVICE)),
                organisation,
                random.nextInt(4) == 0 ? Set.of() : EnumSet.of(pick(List.of(OfferKind.values()))),
                random.nextInt(5) == 0,
                random.nextInt(10) != 0,
                random.nextInt(8) == 0 ? Set.of(pick(WAIVED)) : Set.of());
    }

    private Person person(UseFacts use, String place, Instant now) {
        Person odd = new RandomPersons(random, now, random.nextBoolean()).next();
        List<Person.Consent> consents = new ArrayList<>(random.nextInt(3) == 0 ? odd.consents() : List.of());
        for (int i = random.nextInt(3); i > 0; i--) {
            consents.add(new Person.Consent(
                    random.nextInt(4) == 0
                            ? Purpose.SALE_SHARE.word()
                            : use.purpose().word(),
                    use.channel().word(),
                    pick(List.of("granted", "granted", "informed", "informed", "withdrawn", "objected")),
                    Optional.of(now.minusSeconds(86_400L * (1 + random.nextInt(900)))),
                    Optional.empty(),
                    pick(List.of("web-form", "purchase", "inquiry", "parental", "gpc", "")),
                    random.nextBoolean(),
                    random.nextInt(4) == 0 ? Optional.of("homeware") : Optional.empty()));
        }
        return new Person(
                place.isEmpty() ? Optional.empty() : Optional.of(place.substring(0, 2)),
                place.length() > 2 ? Optional.of(place) : Optional.empty(),
                random.nextInt(3) == 0 ? odd.birthDate() : Optional.of(LocalDate.of(1980, 5, 17)),
                Optional.empty(),
                odd.retainUntil(),
                consents,
                random.nextInt(4) == 0 ? odd.restrictions() : List.of());
    }

    private static Map<String, Person> lessOf(Person p) {
        Optional<String> none = Optional.empty();
        Map<String, Person> less = new LinkedHashMap<>();
        less.put("country", person(p, none, p.region(), p.birthDate(), p.retainUntil(), p.consents()));
        less.put("region", person(p, p.country(), none, p.birthDate(), p.retainUntil(), p.consents()));
        less.put("birth date", person(p, p.country(), p.region(), Optional.empty(), p.retainUntil(), p.consents()));
        less.put("retention", person(p, p.country(), p.region(), p.birthDate(), Optional.empty(), p.consents()));
        for (int i = 0; i < p.consents().size(); i++) {
            if (Set.of("granted", "informed").contains(p.consents().get(i).status())) {
                List<Person.Consent> others = new ArrayList<>(p.consents());
                others.remove(i);
                less.put("consent " + i, person(p, p.country(), p.region(), p.birthDate(), p.retainUntil(), others));
            }
        }
        return less;
    }

    private static Person person(
            Person p,
            Optional<String> country,
            Optional<String> region,
            Optional<LocalDate> birthDate,
            Optional<Instant> retainUntil,
            List<Person.Consent> consents) {
        return new Person(country, region, birthDate, p.age(), retainUntil, consents, p.restrictions());
    }

    private static Map<String, UseFacts> lessOf(UseFacts use) {
        Map<String, UseFacts> less = new LinkedHashMap<>();
        Reading read = use.reading();
        Organisation who = use.organisation();
        less.put("sector", new Less(use).sector());
        less.put("basis", use.withBasis(Optional.empty(), use.product()));
        less.put("product", use.withBasis(use.basis(), Optional.empty()));
        less.put(
                "labels",
                use.withReading(new Reading(Set.of(), Set.of(), Set.of(), read.origins(), true, read.untraced())));
        read.data().forEach(one -> {
            Set<String> others = new HashSet<>(read.data());
            others.remove(one);
            less.put(
                    "the label of " + one,
                    use.withReading(new Reading(
                            others, read.protectedAs(), read.proxies(), read.origins(), true, read.untraced())));
        });
        less.put(
                "origin",
                use.withReading(new Reading(
                        read.data(), read.protectedAs(), read.proxies(), Set.of(), read.unlabelled(), true)));
        use.assessments().forEach(kind -> less.put("assessment " + kind, new Less(use).assessment(kind, true)));
        use.assessments().forEach(kind -> less.put("figures of " + kind, new Less(use).assessment(kind, false)));
        less.put("collected_for", new Less(use).collectedFor());
        less.put("established_in", new Less(use).of(new Organisation(Set.of(), who.persons(), who.turnover())));
        less.put("persons", new Less(use).of(new Organisation(who.establishedIn(), Optional.empty(), who.turnover())));
        less.put("turnover", new Less(use).of(new Organisation(who.establishedIn(), who.persons(), Map.of())));
        less.put("offers", new Less(use).offers());
        less.put("waiver", new Less(use).waivers());
        return less;
    }

    /** A use less one thing. */
    private record Less(UseFacts use) {
        UseFacts sector() {
            return with(
                    Optional.empty(),
                    use.assessed(),
                    use.collectedFor(),
                    use.organisation(),
                    use.offers(),
                    use.waived());
        }

        UseFacts assessment(AssessmentKind kind, boolean whole) {
            Map<AssessmentKind, Set<Figure>> others = new EnumMap<>(use.assessed());
            others.put(kind, Set.of());
            if (whole) {
                others.remove(kind);
            }
            return with(use.sector(), others, use.collectedFor(), use.organisation(), use.offers(), use.waived());
        }

        UseFacts collectedFor() {
            return with(use.sector(), use.assessed(), Optional.empty(), use.organisation(), use.offers(), use.waived());
        }

        UseFacts of(Organisation organisation) {
            return with(use.sector(), use.assessed(), use.collectedFor(), organisation, use.offers(), use.waived());
        }

        UseFacts offers() {
            return with(use.sector(), use.assessed(), use.collectedFor(), use.organisation(), Set.of(), use.waived());
        }

        UseFacts waivers() {
            return with(use.sector(), use.assessed(), use.collectedFor(), use.organisation(), use.offers(), Set.of());
        }

        private UseFacts with(
                Optional<Sector> sector,
                Map<AssessmentKind, Set<Figure>> assessed,
                Optional<Set<Purpose>> collectedFor,
                Organisation organisation,
                Set<OfferKind> offers,
                Set<String> waived) {
            return new UseFacts(
                    use.purpose(),
                    use.channel(),
                    use.recipient(),
                    sector,
                    use.basis(),
                    use.product(),
                    use.reading(),
                    assessed,
                    collectedFor,
                    organisation,
                    offers,
                    use.unlimitedLookBack(),
                    use.retentionDeclared(),
                    waived);
        }
    }

    private <T> T pick(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }
}
