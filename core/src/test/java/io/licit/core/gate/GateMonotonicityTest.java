package io.licit.core.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.law.Law;
import io.licit.core.law.RandomLaw;
import io.licit.core.law.Reading;
import io.licit.core.law.UseFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateMonotonicityTest {
    private static final Instant NOW = RandomLaw.DAY.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    private static final int CASES = Integer.getInteger("licit.cases", 100_000);
    private static final int PERSONS_PER_LAW = 40;

    @Test
    void what_is_taken_away_from_the_inputs_lets_nobody_in() {
        Random random = new Random(4_711);
        long allowedWithLess = 0;
        for (int made = 0; made < CASES; made += PERSONS_PER_LAW) {
            RandomLaw maker = new RandomLaw(random);
            Law law = maker.book().inForce(RandomLaw.DAY);
            Gate gate = new Gate(law, Optional.empty());
            UseFacts use = maker.use(maker.channel());
            RandomPersons persons = new RandomPersons(random, NOW, random.nextBoolean());
            for (int i = 0; i < PERSONS_PER_LAW; i++) {
                Person person = persons.next();
                boolean allowed = gate.decide(List.of(use), person, NOW).allowed();
                for (Map.Entry<String, Person> less : lessOf(person).entrySet()) {
                    boolean then =
                            gate.decide(List.of(use), less.getValue(), NOW).allowed();
                    allowedWithLess += then ? 1 : 0;
                    if (then && !allowed) {
                        assertThat(then)
                                .as("without %s: %s for %s", less.getKey(), person, use)
                                .isFalse();
                    }
                }
                for (Map.Entry<String, UseFacts> less : lessOf(use).entrySet()) {
                    if (gate.decide(List.of(less.getValue()), person, NOW).allowed() && !allowed) {
                        assertThat(true)
                                .as("without %s: %s for %s", less.getKey(), person, use)
                                .isFalse();
                    }
                }
            }
        }
        assertThat(allowedWithLess).isPositive();
    }

    private static Map<String, Person> lessOf(Person p) {
        Map<String, Person> less = new LinkedHashMap<>();
        less.put(
                "country",
                with(p, Optional.empty(), p.region(), p.birthDate(), p.age(), p.retainUntil(), p.consents()));
        less.put(
                "region",
                with(p, p.country(), Optional.empty(), p.birthDate(), p.age(), p.retainUntil(), p.consents()));
        less.put(
                "age",
                with(p, p.country(), p.region(), Optional.empty(), Optional.empty(), p.retainUntil(), p.consents()));
        less.put("retention", with(p, p.country(), p.region(), p.birthDate(), p.age(), Optional.empty(), p.consents()));
        for (int i = 0; i < p.consents().size(); i++) {
            if (Set.of("granted", "informed").contains(p.consents().get(i).status())) {
                List<Person.Consent> others = new ArrayList<>(p.consents());
                others.remove(i);
                less.put(
                        "consent " + i,
                        with(p, p.country(), p.region(), p.birthDate(), p.age(), p.retainUntil(), others));
            }
        }
        return less;
    }

    private static Person with(
            Person p,
            Optional<String> country,
            Optional<String> region,
            Optional<LocalDate> birthDate,
            Optional<Integer> age,
            Optional<Instant> retainUntil,
            List<Person.Consent> consents) {
        return new Person(country, region, birthDate, age, retainUntil, consents, p.restrictions());
    }

    private static Map<String, UseFacts> lessOf(UseFacts use) {
        Map<String, UseFacts> less = new LinkedHashMap<>();
        less.put("basis", use.withBasis(Optional.empty(), use.product()));
        less.put("product", use.withBasis(use.basis(), Optional.empty()));
        less.put(
                "labels",
                use.withReading(
                        new Reading(Set.of(), Set.of(), Set.of(), use.reading().origins(), true, true)));
        return less;
    }
}
