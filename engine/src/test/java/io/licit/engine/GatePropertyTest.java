package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Word;
import io.licit.core.gate.Decision;
import io.licit.core.gate.Person;
import io.licit.core.gate.RandomPersons;
import io.licit.core.law.RandomLaw;
import io.licit.core.plan.GateReading;
import io.licit.core.plan.PersonTest;
import io.licit.core.plan.PlaceMap;
import io.licit.core.plan.Plan;
import io.licit.core.plan.RandomGates;
import io.licit.core.segment.Expr;
import io.licit.core.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/** Random gate tests leave out of random persons whom the reading in plain Java leaves out, by the same rules. */
final class GatePropertyTest {
    private static final int CASES = Integer.getInteger("licit.cases", 200_000);
    private static final int PERSONS = 400;
    private static final int TESTS = 125;
    private static final int PERSONS_UNDER_LAW = 5_000;
    private static final int LAWS = 20;
    /** Each person is compared under as many of them. */
    private static final int LAWS_OF_A_PERSON = 4;

    private static final int SPLITS = 12;
    private static final List<Instant> NOW = List.of(
            Instant.parse("2026-06-15T12:00:00Z"),
            Instant.parse("2026-02-28T23:59:59.999999Z"),
            Instant.parse("2024-02-29T00:00:00Z"),
            Instant.parse("2026-11-24T08:15:30.123456789Z"));
    private static final PlaceMap PLACES = new PlaceMap(
            Set.of("DE", "FR", "GB", "US", "CA"),
            Map.of("US", Set.of("US-CA", "US-TX"), "CA", Set.of("CA-QC")),
            PlaceMap.UNKNOWN);

    @TempDir
    Path folder;

    @Test
    void every_test_leaves_out_whom_the_plain_reading_leaves_out() throws Exception {
        Random random = new Random(20_261_124);
        int batch = 0;
        for (int made = 0; made < CASES; made += PERSONS * TESTS) {
            compare(
                    random,
                    NOW.get(batch % NOW.size()),
                    batch % 2 == 0,
                    Files.createDirectory(folder.resolve("w" + batch)));
            batch++;
        }
    }

    /** Every case is another person or another law; every thousand of them, another law and another use of it. */
    @Test
    void the_engine_decides_as_the_interpreter_does_under_random_law() throws Exception {
        Random random = new Random(31_415);
        long allowed = 0;
        for (int made = 0; made < CASES; made += PERSONS_UNDER_LAW * LAWS_OF_A_PERSON) {
            boolean products = random.nextBoolean();
            Instant now = RandomLaw.DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
            Path workspace = Files.createDirectory(folder.resolve("law" + made));
            List<Person> persons = persons(random, now, products, PERSONS_UNDER_LAW);
            GateWorkspace.write(workspace, persons, products);
            List<RandomGates> gates = new ArrayList<>();
            for (int i = 0; i < LAWS; i++) {
                gates.add(RandomGates.next(random));
            }
            allowed += compare(gates, persons, now, workspace);
        }
        assertThat(allowed).isBetween(CASES / 100L, CASES * 9L / 10);
    }

    /** Each law's gate is asked of all persons, and each person is compared under some of the laws. */
    private static long compare(List<RandomGates> gates, List<Person> persons, Instant now, Path workspace) {
        Catalogue catalogue = GateWorkspace.catalogue();
        long allowed = 0;
        WarehouseFile.Opened opened = WarehouseFile.open(workspace, catalogue, BadRows.STOP, Progress.none());
        try (Database database = opened.database()) {
            Tuning.reading(database);
            Tuning.answering(database, workspace);
            Gates asked = new Gates(opened.prepared(), new Heeded(database, Recorded.nothing()), persons.size());
            for (int law = 0; law < gates.size(); law++) {
                RandomGates gate = gates.get(law);
                GateAnswers answers = asked.answers(
                        plan(gate.lowered(), catalogue, now),
                        database,
                        Places.read(database, persons.size()),
                        Progress.none());
                List<Excluded> excluded = excluded(gate.lowered(), answers);
                int groups = LAWS / LAWS_OF_A_PERSON;
                for (int n = law % groups; n < persons.size(); n += groups) {
                    Decision expected = gate.interpreter().decide(gate.uses(), persons.get(n), now);
                    Decision answered = decision(excluded, n);
                    if (!answered.equals(expected)) {
                        assertThat(answered)
                                .as("%s for %s as of %s", persons.get(n), gate.uses(), now)
                                .isEqualTo(expected);
                    }
                    allowed += expected.allowed() ? 1 : 0;
                }
            }
        }
        return allowed;
    }

    private static List<Person> persons(Random random, Instant now, boolean products, int count) {
        RandomPersons made = new RandomPersons(random, now, products);
        List<Person> persons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            persons.add(made.next());
        }
        return persons;
    }

    private static Plan plan(Plan.GatePlan gate, Catalogue catalogue, Instant now) {
        return new Plan(
                now,
                catalogue,
                List.of(new Plan.SegmentPlan(
                        "all", "", new Expr.Bool(Span.none(), true), List.of(Channel.EMAIL), gate, true)));
    }

    private static void compare(Random random, Instant now, boolean products, Path workspace) {
        List<Person> persons = persons(random, now, products, PERSONS);
        GateWorkspace.write(workspace, persons, products);
        Catalogue catalogue = GateWorkspace.catalogue();
        Plan.GatePlan gate = new Plan.GatePlan(PLACES, tests(new RandomTests(random)));
        Plan plan = plan(gate, catalogue, now);
        WarehouseFile.Opened opened = WarehouseFile.open(workspace, catalogue, BadRows.STOP, Progress.none());
        try (Database database = opened.database()) {
            Tuning.reading(database);
            Tuning.answering(database, workspace);
            GateAnswers answers = new Gates(opened.prepared(), new Heeded(database, Recorded.nothing()), PERSONS)
                    .answers(plan, database, Places.read(database, PERSONS), Progress.none());
            List<Excluded> excluded = excluded(gate, answers);
            for (int n = 0; n < PERSONS; n++) {
                Decision expected = GateReading.decide(gate, persons.get(n), now);
                Decision answered = decision(excluded, n);
                if (!answered.equals(expected)) {
                    assertThat(answered).as("%s as of %s", persons.get(n), now).isEqualTo(expected);
                }
            }
        }
    }

    /** Whatever part of the ledgers is recorded instead of in the sources, the gate leaves out the same persons. */
    @Test
    void what_is_recorded_counts_as_what_the_sources_tell() throws Exception {
        Random random = new Random(271_828);
        for (int round = 0; round < SPLITS; round++) {
            Instant now = NOW.get(round % NOW.size());
            boolean products = round % 2 == 0;
            boolean all = round % 3 == 2;
            List<Person> persons = persons(random, now, products, PERSONS);
            if (all) {
                persons = persons.stream().map(GatePropertyTest::recordable).toList();
            }
            Path whole = Files.createDirectory(folder.resolve("whole" + round));
            GateWorkspace.write(whole, persons, products);
            List<Recorded.Consent> consents = new ArrayList<>();
            List<Recorded.Restriction> restrictions = new ArrayList<>();
            List<Person> rest = new ArrayList<>();
            for (int n = 0; n < persons.size(); n++) {
                rest.add(without(
                        persons.get(n),
                        GateWorkspace.id(n),
                        all ? () -> true : random::nextBoolean,
                        consents,
                        restrictions));
            }
            Path split = Files.createDirectory(folder.resolve("split" + round));
            GateWorkspace.write(split, rest, products);
            Recorded recorded =
                    new RecordedRows(new Recorded.Mark("ledger", 1), consents, restrictions, Recorded.Erased.NOBODY);
            Plan.GatePlan gate = new Plan.GatePlan(PLACES, tests(new RandomTests(random)));
            boolean withoutTables = all && !products;
            List<RoaringBitmap> asked = excluded(gate, now, split, withoutTables, recorded);
            assertThat(asked).isEqualTo(excluded(gate, now, whole, false, Recorded.nothing()));
            assertThat(asked).anyMatch(one -> !one.isEmpty());
        }
    }

    private static List<RoaringBitmap> excluded(
            Plan.GatePlan gate, Instant now, Path workspace, boolean withoutLedgers, Recorded recorded) {
        Map<String, Table> tables = new TreeMap<>(GateWorkspace.catalogue().tables());
        if (withoutLedgers) {
            tables.keySet().retainAll(Set.of("p"));
        }
        Catalogue catalogue = new Catalogue(tables);
        WarehouseFile.Opened opened = WarehouseFile.open(workspace, catalogue, BadRows.STOP, Progress.none());
        try (Database database = opened.database()) {
            Tuning.reading(database);
            Tuning.answering(database, workspace);
            try (Database beside = database.sibling()) {
                GateAnswers answers = new Gates(opened.prepared(), new Heeded(database, recorded), PERSONS)
                        .answers(plan(gate, catalogue, now), beside, Places.read(database, PERSONS), Progress.none());
                return excluded(gate, answers).stream().map(Excluded::persons).toList();
            }
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

    private static Person recordable(Person person) {
        return with(
                person,
                person.consents().stream()
                        .filter(GatePropertyTest::isRecordable)
                        .toList(),
                person.restrictions().stream()
                        .filter(GatePropertyTest::isRecordable)
                        .toList());
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

    @Test
    void whoever_was_erased_is_so_whatever_the_sources_say() throws Exception {
        Instant now = NOW.get(0);
        List<Person> persons = persons(new Random(5), now, false, PERSONS);
        GateWorkspace.write(folder, persons, false);
        Set<String> hashes =
                Set.of(Recorded.Erased.hash("secret", GateWorkspace.id(7)), Recorded.Erased.hash("secret", "nobody"));
        Recorded recorded = new RecordedRows(
                new Recorded.Mark("ledger", 2), List.of(), List.of(), new Recorded.Erased("secret", hashes));
        PersonTest erased = new PersonTest.Restricted(Set.of(RestrictionKind.ERASURE), Optional.empty());
        Plan.GatePlan gate = new Plan.GatePlan(
                PLACES,
                List.of(new Plan.GateTest(
                        "ERASED", Set.of("DE", "FR", "GB", "US-CA", "US-TX", "US-?", "CA-QC", "CA-?", "?"), erased)));
        RoaringBitmap with = excluded(gate, now, folder, false, recorded).get(0);
        RoaringBitmap before =
                excluded(gate, now, folder, false, Recorded.nothing()).get(0);
        before.add(7);
        assertThat(with).isEqualTo(before);
    }

    /** Whom one test of a gate leaves out. */
    private record Excluded(String rule, RoaringBitmap persons) {}

    private static List<Excluded> excluded(Plan.GatePlan gate, GateAnswers answers) {
        return gate.tests().stream()
                .map(test -> new Excluded(test.rule(), answers.excluded(gate.places(), test)))
                .toList();
    }

    private static Decision decision(List<Excluded> excluded, int n) {
        return new Decision(excluded.stream()
                .filter(one -> one.persons().contains(n))
                .map(Excluded::rule)
                .distinct()
                .toList());
    }

    private static List<Plan.GateTest> tests(RandomTests random) {
        List<Plan.GateTest> tests = new ArrayList<>();
        for (int i = 0; i < TESTS; i++) {
            tests.add(new Plan.GateTest("R" + i, random.places(), random.next()));
        }
        return tests;
    }
}
