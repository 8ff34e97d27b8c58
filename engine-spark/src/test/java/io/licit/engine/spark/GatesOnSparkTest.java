package io.licit.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Word;
import io.licit.core.gate.Decision;
import io.licit.core.gate.Person;
import io.licit.core.gate.RandomPersons;
import io.licit.core.law.Effect.ConsentKind;
import io.licit.core.law.Effect.Strength;
import io.licit.core.law.RandomLaw;
import io.licit.core.plan.GateReading;
import io.licit.core.plan.PersonTest;
import io.licit.core.plan.PlaceMap;
import io.licit.core.plan.Plan;
import io.licit.core.plan.RandomGates;
import io.licit.core.segment.Expr;
import io.licit.core.source.Span;
import io.licit.engine.Recorded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark leaves out whom the reading of a gate in plain Java leaves out, by the same rule. */
final class GatesOnSparkTest {
    private static final Instant NOW = RandomLaw.DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
    private static final int PERSONS = 400;
    private static final int LAWS = 4;

    @TempDir
    Path folder;

    /** The state is made for the morning and read again at noon, when some rows have begun and others expired. */
    @Test
    void a_state_made_earlier_in_the_day_answers_as_one_made_now() throws Exception {
        for (boolean products : List.of(true, false)) {
            Random random = new Random(31_415);
            Path workspace = Files.createDirectory(folder.resolve("w" + products));
            List<Person> persons = persons(random, products);
            Ledgers.write(workspace, persons, products);
            List<Plan.GatePlan> gates = gates(random);
            Instant morning = NOW.minus(Duration.ofHours(9));
            try (SparkEngine engine = Here.open(workspace, Ledgers.catalogue(), Recorded.nothing())) {
                compare(engine, gates, persons, morning);
                compare(engine, gates, persons, NOW);
                compare(engine, gates, persons, NOW.plusNanos(1_000));
            }
        }
    }

    @Test
    void what_is_recorded_after_the_state_is_made_counts_as_what_the_sources_tell() throws Exception {
        Random random = new Random(271_828);
        List<Person> persons = persons(random, true);
        List<Recorded.Consent> consents = new ArrayList<>();
        List<Recorded.Restriction> restrictions = new ArrayList<>();
        List<Person> rest = new ArrayList<>();
        for (int n = 0; n < persons.size(); n++) {
            rest.add(without(persons.get(n), Ledgers.id(n), random::nextBoolean, consents, restrictions));
        }
        Ledgers.write(folder, rest, true);
        List<Plan.GatePlan> gates = gates(random);
        try (SparkEngine engine = Here.open(folder, Ledgers.catalogue(), Recorded.nothing())) {
            compare(engine, gates, rest, NOW);
        }
        Recorded recorded = new Rows(consents, restrictions, Recorded.Erased.NOBODY);
        try (SparkEngine engine = Here.open(folder, Ledgers.catalogue(), recorded)) {
            compare(engine, gates, persons, NOW);
        }
        Recorded erased =
                new Rows(List.of(), List.of(), new Recorded.Erased("s", Set.of(Recorded.Erased.hash("s", "00007"))));
        rest.set(
                7,
                with(
                        rest.get(7),
                        rest.get(7).consents(),
                        List.of(new Person.Restriction("erasure", Optional.empty(), Optional.empty()))));
        try (SparkEngine engine = Here.open(folder, Ledgers.catalogue(), erased)) {
            compare(engine, gates, rest, NOW);
        }
    }

    /** At this noon a month ago is thirty days ago; the state of the morning is read again a second later. */
    @Test
    void lengths_of_time_that_end_at_one_moment_today_are_kept_apart() {
        Instant noon = Instant.parse("2026-05-15T12:00:00Z");
        assertThat(noon.atOffset(ZoneOffset.UTC).minusMonths(1))
                .isEqualTo(noon.atOffset(ZoneOffset.UTC).minusDays(30));
        RandomPersons made = new RandomPersons(new Random(1_618), noon, true);
        List<Person> persons = Stream.generate(made::next).limit(PERSONS).toList();
        Ledgers.write(folder, persons, true);
        List<Plan.GatePlan> gates =
                List.of(within(Period.ofMonths(1)), within(Period.ofDays(30)), within(Period.ofYears(1)));
        try (SparkEngine engine = Here.open(folder, Ledgers.catalogue(), Recorded.nothing())) {
            compare(engine, gates, persons, noon);
            compare(engine, gates.subList(1, 3), persons, noon.plusSeconds(1));
        }
    }

    /** Consent to mail that is no older. */
    private static Plan.GatePlan within(Period atMost) {
        PersonTest.Consent consent = new PersonTest.Consent(
                Purpose.DIRECT_MARKETING,
                Channel.EMAIL,
                new Strength(ConsentKind.OPT_IN, Optional.empty(), Optional.of(atMost)),
                false);
        return new Plan.GatePlan(
                new PlaceMap(Set.of(), Map.of(), PlaceMap.UNKNOWN),
                List.of(new Plan.GateTest(
                        "old", Set.of(PlaceMap.UNKNOWN), new PersonTest.Unconsented(consent, List.of()))));
    }

    private static List<Plan.GatePlan> gates(Random random) {
        List<Plan.GatePlan> gates = new ArrayList<>();
        for (int i = 0; i < LAWS; i++) {
            gates.add(RandomGates.next(random).lowered());
        }
        return gates;
    }

    private static List<Person> persons(Random random, boolean products) {
        RandomPersons made = new RandomPersons(random, NOW, products);
        List<Person> persons = new ArrayList<>();
        for (int i = 0; i < PERSONS; i++) {
            persons.add(made.next());
        }
        return persons;
    }

    private static void compare(SparkEngine engine, List<Plan.GatePlan> gates, List<Person> persons, Instant now) {
        Catalogue catalogue = Ledgers.catalogue();
        List<Plan.SegmentPlan> segments = new ArrayList<>();
        for (int i = 0; i < gates.size(); i++) {
            segments.add(new Plan.SegmentPlan(
                    "all" + i, "", new Expr.Bool(Span.none(), true), List.of(Channel.EMAIL), gates.get(i), true));
        }
        List<Map<String, String>> decided = Decided.of(engine, new Plan(now, catalogue, segments));
        int allowed = 0;
        for (int gate = 0; gate < gates.size(); gate++) {
            for (int n = 0; n < persons.size(); n++) {
                Decision expected = GateReading.decide(gates.get(gate), persons.get(n), now);
                assertThat(decided.get(gate).get(Ledgers.id(n)))
                        .as("%s as of %s", persons.get(n), now)
                        .isEqualTo(
                                expected.allowed() ? "" : expected.excludedBy().get(0));
                allowed += expected.allowed() ? 1 : 0;
            }
        }
        assertThat(allowed).isBetween(1, gates.size() * persons.size() - 1);
    }

    private record Rows(List<Recorded.Consent> consents, List<Recorded.Restriction> restrictions, Recorded.Erased gone)
            implements Recorded {
        @Override
        public Mark mark() {
            return new Mark("ledger", 1);
        }

        @Override
        public Mark tell(Listener listener) {
            listener.erased(gone);
            consents.forEach(listener::consent);
            restrictions.forEach(listener::restriction);
            return mark();
        }

        @Override
        public Changes tell(Mark since, Optional<Set<String>> further, Listener listener) {
            throw new UnsupportedOperationException("everything is told with every question");
        }

        @Override
        public Since since(Mark mark) {
            return Since.NOTHING;
        }
    }

    /** Takes rows out of a person's ledgers that can be recorded, as chance has it. */
    private static Person without(
            Person person,
            String id,
            BooleanSupplier takes,
            List<Recorded.Consent> consents,
            List<Recorded.Restriction> restrictions) {
        List<Person.Consent> keptConsents = new ArrayList<>();
        for (Person.Consent row : person.consents()) {
            Optional<ConsentStatus> status = Word.of(ConsentStatus.class, row.status());
            if (isRecordable(row) && takes.getAsBoolean()) {
                consents.add(new Recorded.Consent(
                        id,
                        row.purpose(),
                        row.channel(),
                        status.orElseThrow(),
                        row.at().orElseThrow(),
                        row.expiresAt(),
                        row.method(),
                        row.explicit(),
                        row.product().filter(word -> !word.isEmpty())));
            } else {
                keptConsents.add(row);
            }
        }
        List<Person.Restriction> keptRestrictions = new ArrayList<>();
        for (Person.Restriction row : person.restrictions()) {
            Optional<RestrictionKind> kind = Word.of(RestrictionKind.class, row.kind());
            if (isRecordable(row) && takes.getAsBoolean()) {
                restrictions.add(new Recorded.Restriction(
                        id, kind.orElseThrow(), row.at().orElseThrow(), row.until()));
            } else {
                keptRestrictions.add(row);
            }
        }
        return with(person, keptConsents, keptRestrictions);
    }

    private static boolean isRecordable(Person.Consent row) {
        return row.at().isPresent()
                && Word.of(ConsentStatus.class, row.status()).isPresent()
                && row.expiresAt().filter(Instant.MIN::equals).isEmpty();
    }

    private static boolean isRecordable(Person.Restriction row) {
        return row.at().isPresent()
                && Word.of(RestrictionKind.class, row.kind()).isPresent();
    }

    private static Person with(Person person, List<Person.Consent> consents, List<Person.Restriction> restrictions) {
        return new Person(
                person.country(),
                person.region(),
                person.birthDate(),
                person.age(),
                person.retainUntil(),
                consents,
                restrictions);
    }
}
