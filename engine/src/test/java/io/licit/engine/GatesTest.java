package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.gate.Decision;
import io.licit.core.gate.Person;
import io.licit.core.gate.RandomPersons;
import io.licit.core.plan.GateReading;
import io.licit.core.plan.PlaceMap;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Expr;
import io.licit.core.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is kept of the gate, everybody is answered as if she were asked anew. */
final class GatesTest {
    private static final int PERSONS = 300;
    private static final int ROUNDS = Integer.getInteger("licit.rounds", 3);
    private static final int STEPS = 14;
    private static final int TESTS = 25;
    /** Long ago, so that years may pass and none of them is ahead of a clock. */
    private static final Instant BEGIN = Instant.parse("2016-01-31T12:00:00Z");

    private static final PlaceMap PLACES = new PlaceMap(
            Set.of("DE", "FR", "GB", "US", "CA"),
            Map.of("US", Set.of("US-CA", "US-TX"), "CA", Set.of("CA-QC")),
            PlaceMap.UNKNOWN);

    @TempDir
    Path folder;

    /** Persons, a ledger, and a clock. */
    private final class World {
        final Random random;
        final Path workspace;
        final Catalogue catalogue = GateWorkspace.catalogue();
        final List<Person> persons = new ArrayList<>();
        final GrowingLedger ledger = new GrowingLedger("ledger");
        final boolean products;
        Instant now = BEGIN;
        Plan.GatePlan gate;

        World(int seed) throws IOException {
            random = new Random(seed);
            products = random.nextBoolean();
            RandomPersons made = new RandomPersons(random, now, products);
            for (int n = 0; n < PERSONS; n++) {
                persons.add(made.next());
            }
            workspace = Files.createDirectories(folder.resolve("w" + seed));
            GateWorkspace.write(workspace, persons, products);
            gate = gate();
        }

        Plan.GatePlan gate() {
            RandomTests tests = new RandomTests(random);
            List<Plan.GateTest> all = new ArrayList<>();
            for (int i = 0; i < TESTS; i++) {
                all.add(new Plan.GateTest("R" + i % (TESTS - 3), tests.places(), tests.next()));
            }
            return new Plan.GatePlan(PLACES, all);
        }

        void step() {
            switch (random.nextInt(7)) {
                case 0 -> gate = random.nextBoolean() ? gate() : more();
                case 1 -> ledger.forget(GateWorkspace.id(random.nextInt(PERSONS)));
                default -> record(1 + random.nextInt(8));
            }
            now = now.plus(
                    switch (random.nextInt(6)) {
                        case 0 -> Duration.ZERO;
                        case 1 -> Duration.ofNanos(1 + random.nextInt(5000));
                        case 2 -> Duration.ofMinutes(1 + random.nextInt(300));
                        case 3 -> Duration.ofDays(1 + random.nextInt(3));
                        case 4 -> Duration.ofHours(12);
                        default -> Duration.ofDays(20 + random.nextInt(150));
                    });
        }

        private Plan.GatePlan more() {
            List<Plan.GateTest> tests =
                    new ArrayList<>(gate.tests().subList(5, gate.tests().size()));
            tests.addAll(gate().tests().subList(0, 5));
            return new Plan.GatePlan(PLACES, tests);
        }

        private void record(int count) {
            RandomPersons made = new RandomPersons(random, now, products);
            while (count > 0) {
                String id = GateWorkspace.id(random.nextInt(PERSONS + 5));
                Person person = made.next();
                for (Person.Consent row : person.consents()) {
                    ledger.add(
                            new Recorded.Consent(
                                    id,
                                    row.purpose(),
                                    row.channel(),
                                    ConsentStatus.values()[random.nextInt(ConsentStatus.values().length)],
                                    row.at().orElse(now),
                                    row.expiresAt().filter(at -> !at.equals(Instant.MIN)),
                                    row.method(),
                                    row.explicit(),
                                    row.product().filter(word -> !word.isEmpty())),
                            now);
                }
                for (Person.Restriction row : person.restrictions()) {
                    RestrictionKind kind = RestrictionKind.values()[random.nextInt(RestrictionKind.values().length)];
                    ledger.add(new Recorded.Restriction(id, kind, row.at().orElse(now), row.until()), now);
                }
                count--;
            }
        }

        Plan plan(Instant asOf) {
            return new Plan(
                    asOf,
                    catalogue,
                    List.of(new Plan.SegmentPlan(
                            "all", "", new Expr.Bool(Span.none(), true), List.of(Channel.EMAIL), gate, true)));
        }

        /** A person with all that is recorded of her. */
        Person person(int n) {
            Person of = persons.get(n);
            String id = GateWorkspace.id(n);
            List<Person.Consent> consents = new ArrayList<>(of.consents());
            ledger.consentsOf(id)
                    .forEach(row -> consents.add(new Person.Consent(
                            row.purpose(),
                            row.channel(),
                            row.status().word(),
                            Optional.of(row.at()),
                            row.expiresAt(),
                            row.method(),
                            row.explicit(),
                            products ? row.product().or(() -> Optional.of("")) : row.product())));
            List<Person.Restriction> restrictions = new ArrayList<>(of.restrictions());
            ledger.restrictionsOf(id)
                    .forEach(row -> restrictions.add(
                            new Person.Restriction(row.kind().word(), Optional.of(row.at()), row.until())));
            if (ledger.isErased(id)) {
                restrictions.add(new Person.Restriction("erasure", Optional.empty(), Optional.empty()));
            }
            return new Person(
                    of.country(), of.region(), of.birthDate(), of.age(), of.retainUntil(), consents, restrictions);
        }

        List<Decision> expected(Instant asOf) {
            List<Decision> all = new ArrayList<>();
            for (int n = 0; n < PERSONS; n++) {
                all.add(GateReading.decide(gate, person(n), asOf));
            }
            return all;
        }

        WarehouseFile.Opened open() {
            WarehouseFile.Opened opened = WarehouseFile.open(workspace, catalogue, BadRows.STOP, Progress.none());
            Tuning.reading(opened.database());
            Tuning.answering(opened.database(), workspace);
            return opened;
        }
    }

    /** What a gate with what is kept in a folder says, as decisions and as a division. */
    private static List<Decision> answered(World world, Gates gates, Database database, Instant asOf) {
        try (Database beside = database.sibling()) {
            Places places = Places.read(database, PERSONS);
            GateAnswers answers = gates.answers(world.plan(asOf), beside, places, Progress.none());
            Admission admission = answers.admission(world.gate);
            List<Decision> all = new ArrayList<>();
            for (int n = 0; n < PERSONS; n++) {
                int person = n;
                all.add(new Decision(world.gate.tests().stream()
                        .filter(test ->
                                answers.excluded(world.gate.places(), test).contains(person))
                        .map(Plan.GateTest::rule)
                        .distinct()
                        .toList()));
                Optional<String> first = admission.first().entrySet().stream()
                        .filter(entry -> entry.getValue().contains(person))
                        .map(Map.Entry::getKey)
                        .findFirst();
                assertThat(first).isEqualTo(all.get(n).excludedBy().stream().findFirst());
                assertThat(admission.allowed().contains(n)).isEqualTo(first.isEmpty());
            }
            assertThat(List.copyOf(admission.first().keySet()))
                    .as("in the gate's order")
                    .isSubsetOf(
                            world.gate.tests().stream().map(Plan.GateTest::rule).toList());
            return all;
        }
    }

    @Test
    void kept_bits_brought_forward_are_those_made_anew() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            World world = new World(seed);
            WarehouseFile.Opened opened = world.open();
            try (Database database = opened.database()) {
                Gates lasting = new Gates(opened.prepared(), new Heeded(database, world.ledger), PERSONS);
                Path own = Files.createDirectories(folder.resolve("own" + seed));
                for (int step = 0; step < STEPS; step++) {
                    List<Decision> expected = world.expected(world.now);
                    String where = "seed " + seed + ", step " + step;
                    assertThat(answered(world, lasting, database, world.now))
                            .as(where)
                            .isEqualTo(expected);
                    Gates next = new Gates(own, new Heeded(database, world.ledger), PERSONS);
                    assertThat(answered(world, next, database, world.now))
                            .as(where)
                            .isEqualTo(expected);
                    if (step % 5 == 4) {
                        Instant past = world.now.minus(Duration.ofDays(40));
                        assertThat(answered(world, next, database, past))
                                .as(where)
                                .isEqualTo(world.expected(past));
                    }
                    world.step();
                }
            }
        }
    }

    @Test
    void nothing_is_told_where_nothing_changed() throws Exception {
        World world = new World(77);
        WarehouseFile.Opened opened = world.open();
        try (Database database = opened.database()) {
            world.record(20);
            List<Decision> first = answered(world, gates(world, opened), database, world.now);
            assertThat(world.ledger.toldAll).isEqualTo(1);
            assertThat(answered(world, gates(world, opened), database, world.now))
                    .isEqualTo(first);
            world.record(2);
            world.now = world.now.plusSeconds(1);
            assertThat(answered(world, gates(world, opened), database, world.now))
                    .isEqualTo(world.expected(world.now));
            assertThat(world.ledger.toldAll).isEqualTo(1);
        }
    }

    private static Gates gates(World world, WarehouseFile.Opened opened) {
        return new Gates(opened.prepared(), new Heeded(opened.database(), world.ledger), PERSONS);
    }

    @Test
    void a_file_that_is_cut_or_changed_anywhere_is_none() throws Exception {
        World world = new World(5);
        WarehouseFile.Opened opened = world.open();
        try (Database database = opened.database()) {
            world.record(10);
            List<Decision> expected = answered(world, gates(world, opened), database, world.now);
            Path file = opened.prepared().resolve("gate");
            byte[] whole = Files.readAllBytes(file);
            GateFile kept = new GateFile(opened.prepared(), PERSONS);
            assertThat(kept.read()).isPresent();
            assertThat(new GateFile(opened.prepared(), PERSONS + 1).read()).isEmpty();
            for (int length = 0; length < whole.length; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertThat(kept.read()).as("cut at %s", length).isEmpty();
            }
            for (int at = 0; at < whole.length; at += 7) {
                byte[] changed = whole.clone();
                changed[at] ^= 1 << at % 8;
                Files.write(file, changed);
                assertThat(kept.read()).as("changed at %s", at).isEmpty();
            }
            assertThat(answered(world, gates(world, opened), database, world.now))
                    .isEqualTo(expected);
            assertThat(kept.read()).isPresent();
        }
    }

    @Test
    void another_ledger_or_one_that_was_put_back_is_heeded_from_its_beginning() throws Exception {
        World world = new World(6);
        WarehouseFile.Opened opened = world.open();
        try (Database database = opened.database()) {
            world.record(10);
            answered(world, gates(world, opened), database, world.now);
            World other = new World(6);
            other.record(3);
            assertThat(answered(other, gates(other, opened), database, other.now))
                    .isEqualTo(other.expected(other.now));
            assertThat(answered(world, gates(world, opened), database, world.now))
                    .isEqualTo(world.expected(world.now));
        }
    }

    @Test
    void what_is_asked_about_the_future_takes_the_place_of_nothing() throws Exception {
        World world = new World(8);
        WarehouseFile.Opened opened = world.open();
        GateFile file = new GateFile(opened.prepared(), PERSONS);
        try (Database database = opened.database()) {
            Instant future = Instant.parse("2600-01-01T00:00:00Z");
            answered(world, gates(world, opened), database, future);
            assertThat(file.read().orElseThrow().bits().asOf()).isEqualTo(future);
            answered(world, gates(world, opened), database, world.now);
            assertThat(file.read().orElseThrow().bits().asOf()).isEqualTo(world.now);
            assertThat(answered(world, gates(world, opened), database, future)).isEqualTo(world.expected(future));
            assertThat(file.read().orElseThrow().bits().asOf()).isEqualTo(world.now);
            answered(world, gates(world, opened), database, world.now.minusSeconds(1));
            assertThat(file.read().orElseThrow().bits().asOf()).isEqualTo(world.now);
        }
    }

    @Test
    void those_who_ask_side_by_side_are_all_answered() throws Exception {
        World world = new World(9);
        WarehouseFile.Opened opened = world.open();
        try (Database database = opened.database()) {
            answered(world, gates(world, opened), database, world.now);
            for (int round = 0; round < 4; round++) {
                List<Decision> expected = world.expected(world.now);
                List<CompletableFuture<List<Decision>>> all = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    all.add(CompletableFuture.supplyAsync(() -> {
                        try (Database own = world.open().database()) {
                            Gates gates = new Gates(opened.prepared(), new Heeded(own, world.ledger), PERSONS);
                            return answered(world, gates, own, world.now);
                        }
                    }));
                }
                for (CompletableFuture<List<Decision>> one : all) {
                    assertThat(one.get()).isEqualTo(expected);
                }
                world.step();
            }
        }
    }
}
