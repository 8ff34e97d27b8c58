package io.licit.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.AssessmentKind;
import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import io.licit.core.law.Law;
import io.licit.core.law.UseFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private static final int PERSONS_PER_USE = 130;
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 2, 1), LocalDate.of(2026, 8, 10), LocalDate.of(2026, 12, 1), LocalDate.of(2027, 12, 31));
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
        return new UseFacts(
                purpose,
                pick(List.of(Channel.values())),
                random.nextInt(5) == 0 ? pick(List.of(Recipient.values())) : Recipient.OWN,
                random.nextInt(5) == 0 ? Optional.of(pick(List.of(Sector.values()))) : Optional.of(Sector.GENERAL),
                Optional.of(pick(List.of(Basis.CONSENT, Basis.LEGITIMATE_INTERESTS, Basis.CONTRACT))),
                random.nextBoolean() ? Optional.of("homeware") : Optional.empty(),
                data,
                random.nextInt(6) == 0 ? Set.of("sex") : Set.of(),
                random.nextInt(12) == 0,
                assessments,
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(EnumSet.of(purpose, Purpose.SERVICE)),
                random.nextInt(4) == 0 ? Set.of() : Set.of(pick(List.of("DE", "US", "CN"))),
                random.nextInt(5) == 0,
                random.nextInt(10) != 0);
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
        less.put("sector", new Taken(use).sector(Optional.empty()));
        less.put("basis", new Taken(use).basis(Optional.empty()));
        less.put("product", new Taken(use).product(Optional.empty()));
        less.put("labels", new Taken(use).labels(Set.of(), Set.of()));
        use.data().forEach(one -> {
            Set<String> others = new HashSet<>(use.data());
            others.remove(one);
            less.put("the label of " + one, new Taken(use).labels(others, use.protectedAs()));
        });
        use.assessments().forEach(kind -> {
            Set<AssessmentKind> others = new HashSet<>(use.assessments());
            others.remove(kind);
            less.put("assessment " + kind, new Taken(use).assessments(others));
        });
        less.put("collected_for", new Taken(use).collectedFor());
        less.put("established_in", new Taken(use).establishedIn());
        return less;
    }

    /** A use less one thing. */
    private record Taken(UseFacts use) {
        UseFacts sector(Optional<Sector> sector) {
            return with(sector, use.basis(), use.product(), use.assessments(), use.collectedFor(), use.establishedIn());
        }

        UseFacts basis(Optional<Basis> basis) {
            return with(use.sector(), basis, use.product(), use.assessments(), use.collectedFor(), use.establishedIn());
        }

        UseFacts product(Optional<String> product) {
            return with(use.sector(), use.basis(), product, use.assessments(), use.collectedFor(), use.establishedIn());
        }

        UseFacts assessments(Set<AssessmentKind> kinds) {
            return with(use.sector(), use.basis(), use.product(), kinds, use.collectedFor(), use.establishedIn());
        }

        UseFacts collectedFor() {
            return with(
                    use.sector(), use.basis(), use.product(), use.assessments(), Optional.empty(), use.establishedIn());
        }

        UseFacts establishedIn() {
            return with(use.sector(), use.basis(), use.product(), use.assessments(), use.collectedFor(), Set.of());
        }

        UseFacts labels(Set<String> data, Set<String> protectedAs) {
            return new UseFacts(
                    use.purpose(),
                    use.channel(),
                    use.recipient(),
                    use.sector(),
                    use.basis(),
                    use.product(),
                    data,
                    protectedAs,
                    true,
                    use.assessments(),
                    use.collectedFor(),
                    use.establishedIn(),
                    use.unlimitedLookBack(),
                    use.retentionDeclared());
        }

        private UseFacts with(
                Optional<Sector> sector,
                Optional<Basis> basis,
                Optional<String> product,
                Set<AssessmentKind> assessments,
                Optional<Set<Purpose>> collectedFor,
                Set<String> establishedIn) {
            return new UseFacts(
                    use.purpose(),
                    use.channel(),
                    use.recipient(),
                    sector,
                    basis,
                    product,
                    use.data(),
                    use.protectedAs(),
                    use.unlabelled(),
                    assessments,
                    collectedFor,
                    establishedIn,
                    use.unlimitedLookBack(),
                    use.retentionDeclared());
        }
    }

    private <T> T pick(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }
}
