package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.licit.core.plan.Plan;
import io.licit.engine.ids.IdFile;
import io.licit.engine.sql.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/** What is stored and read again, against plain sets. */
final class StoredAudiencesTest {
    private static final List<String> RULES = List.of("FIRST", "SECOND \"two\"", "Ünder 16");

    @TempDir
    Path folder;

    private final Random random = new Random(20_261_129);
    private Path state = Path.of("");
    private Shop shop;

    @BeforeEach
    void fill() throws IOException {
        shop = new Shop(folder);
        state = StateFolder.of(folder);
    }

    /** What a person's row was to say: a rule, or nothing where she is eligible. */
    private record Expected(TreeMap<String, String> decisions) {
        List<String> eligible() {
            return decisions.entrySet().stream()
                    .filter(one -> one.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** Persons with ids of one length of bytes, so that texts sort as bytes do. */
    private List<String> persons(int count) {
        TreeSet<String> ids = new TreeSet<>();
        while (ids.size() < count) {
            ids.add(String.format("p-%05d-é%c", random.nextInt(90_000), 'a' + random.nextInt(26)));
        }
        return List.copyOf(ids);
    }

    /** Stores audiences of some segments, of which every second one has the first gate. */
    private Map<String, Expected> store(String name, List<String> persons, String... segments) {
        List<Admission> gates = List.of(gate(persons.size()), gate(persons.size()));
        Plan plan = shop.plan(Stream.of(segments)
                .flatMap(segment -> Stream.of(segment, "true"))
                .toArray(String[]::new));
        List<Audience> audiences = new ArrayList<>();
        Map<String, Expected> expected = new LinkedHashMap<>();
        for (Plan.SegmentPlan segment : plan.segments()) {
            Admission gate = gates.get(audiences.size() % 2);
            RoaringBitmap matching = some(persons.size(), random.nextInt(4));
            audiences.add(Audience.of(segment, matching, gate, some(persons.size(), random.nextInt(4))));
            TreeMap<String, String> decisions = new TreeMap<>();
            matching.forEach((int n) -> decisions.put(persons.get(n), decision(gate, n)));
            expected.put(segment.id(), new Expected(decisions));
        }
        try (Database database = numbered(persons)) {
            AudienceFolder.store(
                    state,
                    new Numbering(database, name),
                    plan,
                    Recorded.Mark.NONE,
                    new AudienceCounting(Map.of(), persons.size()).of(audiences),
                    Proving.NOTHING,
                    ErasureStamp.read(state),
                    Progress.none());
        }
        return expected;
    }

    private static String decision(Admission gate, int n) {
        return gate.first().entrySet().stream()
                .filter(rule -> rule.getValue().contains(n))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private RoaringBitmap some(int persons, int share) {
        RoaringBitmap some = new RoaringBitmap();
        for (int n = 0; n < persons; n++) {
            if (random.nextInt(3) < share) {
                some.add(n);
            }
        }
        return some;
    }

    private Admission gate(int persons) {
        RoaringBitmap allowed = new RoaringBitmap();
        Map<String, RoaringBitmap> first = new LinkedHashMap<>();
        for (int n = 0; n < persons; n++) {
            int rule = random.nextInt(RULES.size() + 3);
            if (rule < RULES.size()) {
                first.computeIfAbsent(RULES.get(rule), absent -> new RoaringBitmap())
                        .add(n);
            } else {
                allowed.add(n);
            }
        }
        return new Admission(allowed, first);
    }

    private void assertStored(Map<String, Expected> expected) {
        byte[] secret = "the run's secret".getBytes(StandardCharsets.UTF_8);
        expected.forEach((segment, all) -> {
            assertThat(members(segment)).isEqualTo(all.eligible());
            assertThat(inParts(segment, 7)).isEqualTo(all.eligible());
            Decisions decisions = StoredAudiences.decisions(state, segment).orElseThrow();
            List<String> leaves = new ArrayList<>();
            decisions.leaves(secret, leaf -> leaves.add(Arrays.toString(leaf)));
            List<String> plain = new ArrayList<>();
            all.decisions().forEach((person, rule) -> {
                String text = text(decisions.run(), segment, rule);
                byte[] salt = sha256(secret, person.getBytes(StandardCharsets.UTF_8));
                Decisions.Decision one = decisions.of(person, secret).orElseThrow();
                assertThat(one.index()).isEqualTo(plain.size());
                assertThat(one.salt()).isEqualTo(salt);
                assertThat(one.text()).isEqualTo(text);
                plain.add(Arrays.toString(sha256(new byte[] {0}, salt, text.getBytes(StandardCharsets.UTF_8))));
            });
            assertThat(leaves).isEqualTo(plain);
            assertThat(decisions.of("p", secret)).isEqualTo(Optional.empty());
            assertThat(decisions.of("", secret)).isEqualTo(Optional.empty());
        });
        assertThat(StoredAudiences.all(state))
                .extracting(StoredAudience::segment, StoredAudience::eligible)
                .containsExactlyElementsOf(expected.entrySet().stream()
                        .map(one -> tuple(
                                one.getKey(), (long) one.getValue().eligible().size()))
                        .toList());
    }

    private static String text(String run, String segment, String rule) {
        String decision =
                rule.isEmpty() ? "\"allowed\"" : "\"excluded\",\"rule\":\"" + rule.replace("\"", "\\\"") + "\"";
        return "{\"decision\":" + decision + ",\"run\":\"" + run + "\",\"segment\":\"" + segment + "\"}";
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException absent) {
            throw new AssertionError(absent);
        }
    }

    private List<String> members(String segment) {
        try (Members members =
                StoredAudiences.members(state, segment, Recorded.nothing()).orElseThrow()) {
            return members.ids().toList();
        }
    }

    private List<String> inParts(String segment, int atMost) {
        List<String> all = new ArrayList<>();
        OptionalInt last = OptionalInt.of(SomeMembers.Asked.BEGINNING);
        while (last.isPresent()) {
            SomeMembers.Asked asked = new SomeMembers.Asked(last.getAsInt(), atMost);
            SomeMembers part = StoredAudiences.some(state, segment, Recorded.nothing(), asked)
                    .orElseThrow();
            assertThat(part.ids()).hasSizeLessThanOrEqualTo(atMost);
            all.addAll(part.ids());
            last = part.last();
        }
        return all;
    }

    @Test
    void what_is_read_is_what_was_stored() {
        for (int count : List.of(1, 2, 31, 32, 33, 700)) {
            assertStored(store("w" + count, persons(count), "a", "b", "c", "d"));
        }
    }

    @Test
    void decisions_on_more_persons_than_one_part_has_stand_in_one_order() {
        List<String> persons = new ArrayList<>();
        for (int i = 0; i < 140_000; i++) {
            persons.add(String.format("%06d", i));
        }
        List<String> few = persons(10);
        store("few", few, "a");
        RoaringBitmap matching = some(persons.size(), 1);
        Plan plan = shop.plan("big", "true");
        Admission gate = gate(persons.size());
        Audience audience = Audience.of(plan.segments().get(0), matching, gate, matching);
        try (Database database = Database.inMemory()) {
            database.run("CREATE TABLE persons AS SELECT CAST(i AS INTEGER) AS n, printf('%06d', i) AS id"
                    + " FROM range(140000) t(i)");
            AudienceFolder.store(
                    state,
                    new Numbering(database, "many"),
                    plan,
                    Recorded.Mark.NONE,
                    new AudienceCounting(Map.of(), persons.size()).of(List.of(audience)),
                    Proving.NOTHING,
                    "",
                    Progress.none());
        }
        byte[] secret = {1, 2, 3};
        Decisions decisions = StoredAudiences.decisions(state, "big").orElseThrow();
        List<byte[]> leaves = new ArrayList<>();
        decisions.leaves(secret, leaves::add);
        assertThat(leaves).hasSize(matching.getCardinality());
        int[] all = matching.toArray();
        for (int i = 0; i < all.length; i++) {
            byte[] salt = sha256(secret, persons.get(all[i]).getBytes(StandardCharsets.UTF_8));
            byte[] text = text(decisions.run(), "big", decision(gate, all[i])).getBytes(StandardCharsets.UTF_8);
            assertThat(leaves.get(i)).isEqualTo(sha256(new byte[] {0}, salt, text));
        }
        assertThat(members("a")).isSubsetOf(few);
    }

    @Test
    void who_stays_in_a_stored_audience_without_being_let_in_now_is_counted_under_any_numbering() {
        List<String> before = persons(300);
        Expected stored =
                Optional.ofNullable(store("one", before, "a").get("a")).orElseThrow();
        Recorded recorded = without(new TreeSet<>(before.subList(0, 90)));
        List<String> remaining = stored.eligible().stream()
                .filter(person -> before.indexOf(person) >= 90)
                .toList();
        TreeSet<String> other = new TreeSet<>(before.subList(0, 200));
        other.addAll(persons(100));
        for (List<String> now : List.of(before, List.copyOf(other))) {
            RoaringBitmap eligible = some(now.size(), 2);
            Plan plan = shop.plan("a", "true", "never", "true");
            Admission all = new Admission(RoaringBitmap.bitmapOfRange(0, now.size()), Map.of());
            try (Database database = numbered(now)) {
                Numbering numbering = new Numbering(database, now.equals(before) ? "one" : "two");
                Overstays overstays = new Overstays(state, numbering, recorded);
                Audience audience = Audience.of(plan.segments().get(0), eligible, all, eligible);
                long staying = remaining.stream()
                        .filter(person -> !now.contains(person) || !eligible.contains(now.indexOf(person)))
                        .count();
                assertThat(overstays.of(audience)).contains(new Overstay(remaining.size(), staying));
                assertThat(overstays.of(Audience.of(plan.segments().get(1), eligible, all, eligible)))
                        .isEmpty();
            }
        }
    }

    /** A ledger in which some refused since any run. */
    private static Recorded without(TreeSet<String> persons) {
        return new Recorded() {
            @Override
            public Mark mark() {
                return Mark.NONE;
            }

            @Override
            public Mark tell(Listener listener) {
                return Mark.NONE;
            }

            @Override
            public Changes tell(Mark since, Optional<Set<String>> further, Listener listener) {
                return new Changes(Mark.NONE, Instant.MIN, Set.of(), Erased.NOBODY);
            }

            @Override
            public Since since(Mark mark) {
                return new Since(persons, Erased.NOBODY);
            }
        };
    }

    private static Database numbered(List<String> persons) {
        Database database = Database.inMemory();
        database.run("CREATE TABLE persons (n INTEGER, id VARCHAR)");
        for (int n = persons.size() - 1; n >= 0; n--) {
            database.run("INSERT INTO persons VALUES (" + n + ", " + Sql.text(persons.get(n)) + ")");
        }
        return database;
    }

    @Test
    void a_run_of_some_segments_under_another_numbering_leaves_the_others_and_what_nothing_names_goes()
            throws IOException {
        Map<String, Expected> expected = new TreeMap<>(store("one", persons(100), "a", "b", "c"));
        Files.createDirectories(AudienceFolder.at(state).resolve("of-a-run-that-died"));
        Files.writeString(AudienceFolder.at(state).resolve("of-a-run-that-died/0.sets"), "half");
        Files.writeString(AudienceFolder.at(state).resolve("two.ids.making"), "half");
        List<String> others = persons(90);
        expected.putAll(store("two", others, "b"));
        assertStored(expected);
        // The list, ids of two numberings, sets of three segments, and two gates: a and c have one.
        assertThat(files()).hasSize(1 + 2 + 3 + 2);

        expected.putAll(store("two", others, "a", "c"));
        assertStored(expected);
        assertThat(files().stream().filter(name -> name.endsWith(".ids"))).containsExactly("two.ids");
    }

    @Test
    void who_is_erased_leaves_every_set_and_the_ids_and_others_keep_their_proofs() throws IOException {
        List<String> persons = persons(200);
        Map<String, Expected> expected = new TreeMap<>(store("one", persons, "a", "b", "c", "d"));
        expected.putAll(store("two", persons.subList(0, 150), "d"));
        Map<String, String> runs = runs(expected);
        String person = persons.get(77);
        Map<String, Boolean> holding = StoredErasure.holding(state, person);
        Map<String, Boolean> hers = new TreeMap<>();
        expected.forEach((segment, all) -> Optional.ofNullable(all.decisions().remove(person))
                .ifPresent(rule -> hers.put(segment, rule.isEmpty())));
        assertThat(holding).isEqualTo(hers).isNotEmpty();

        assertThat(StoredErasure.erase(state, person)).containsOnlyKeys(hers.keySet());

        assertStored(expected);
        runs(expected)
                .forEach((segment, run) ->
                        assertThat(run.equals(runs.get(segment))).isEqualTo(!hers.containsKey(segment)));
        assertThat(StoredErasure.holding(state, person)).isEmpty();
        assertThat(StoredErasure.erase(state, person)).isEmpty();
        for (String name : files()) {
            Path file = AudienceFolder.at(state).resolve(name);
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain(person.substring(3));
            if (name.endsWith(".ids")) {
                try (IdFile ids = IdFile.open(file)) {
                    assertThat(ids.number(person.getBytes(StandardCharsets.UTF_8)))
                            .isEmpty();
                    assertThat(ids.cursor().to(77)).isFalse();
                }
            }
        }
        for (StoredEntry entry : StoredList.read(AudienceFolder.at(state)).values()) {
            Admission gate = StoredSets.readGate(AudienceFolder.at(state), entry.gate());
            assertThat(gate.allowed().contains(77)).isFalse();
            assertThat(gate.first().values()).noneMatch(out -> out.contains(77));
        }
        assertThat(files().stream().filter(name -> name.endsWith(".ids"))).hasSize(2);
    }

    private Map<String, String> runs(Map<String, Expected> expected) {
        Map<String, String> runs = new TreeMap<>();
        expected.keySet()
                .forEach(segment -> runs.put(
                        segment,
                        StoredAudiences.decisions(state, segment).orElseThrow().run()));
        return runs;
    }

    @Test
    void a_store_with_any_byte_changed_or_cut_tells_of_no_wrong_member() throws IOException {
        Map<String, Expected> expected = store("one", persons(12), "a", "b");
        for (String name : files()) {
            Path file = AudienceFolder.at(state).resolve(name);
            byte[] whole = Files.readAllBytes(file);
            for (int at = 0; at < whole.length; at++) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, flipped);
                expected.forEach((segment, all) -> assertRightOrNone(name, segment, all));
                if (at % 5 == 0) {
                    Files.write(file, Arrays.copyOf(whole, at));
                    expected.forEach((segment, all) -> assertRightOrNone(name, segment, all));
                }
            }
            Files.write(file, whole);
        }
        assertStored(expected);
    }

    private void assertRightOrNone(String file, String segment, Expected expected) {
        Throwable refused =
                catchThrowable(() -> assertThat(members(segment)).as(file).isEqualTo(expected.eligible()));
        if (refused != null) {
            assertThat(refused)
                    .as(file)
                    .isInstanceOf(WarehouseException.class)
                    .hasMessage("the stored audience of " + segment + " is broken; `licit run` makes it again");
        }
    }

    @Test
    void a_file_that_is_another_segments_or_gone_is_none() throws IOException {
        store("one", persons(40), "a", "b");
        Path folderOfAll = AudienceFolder.at(state);
        Map<String, StoredEntry> entries = StoredList.read(folderOfAll);
        Path a = folderOfAll.resolve(entry(entries, "a").sets().path());
        Path b = folderOfAll.resolve(entry(entries, "b").sets().path());
        Files.write(a, Files.readAllBytes(b));
        WarehouseException broken = catchThrowableOfType(WarehouseException.class, () -> members("a"));
        assertThat(broken).hasMessage("the stored audience of a is broken; `licit run` makes it again");
        assertThat(broken.kind()).isEqualTo(WarehouseException.Kind.ENVIRONMENT);
        Files.delete(a);
        assertThat(catchThrowableOfType(WarehouseException.class, () -> members("a")))
                .hasMessage("the stored audience of a is gone; `licit run` makes it again");
        assertThat(members("b")).isNotNull();
        assertThat(StoredErasure.erase(state, "nobody")).containsOnlyKeys("a");
        assertThat(StoredAudiences.all(state))
                .extracting(StoredAudience::segment)
                .containsExactly("b");
    }

    private static StoredEntry entry(Map<String, StoredEntry> entries, String segment) {
        return Optional.ofNullable(entries.get(segment)).orElseThrow();
    }

    @Test
    void a_store_of_an_earlier_version_is_as_if_it_were_not_there_and_goes() throws IOException {
        Path run = Files.createDirectories(AudienceFolder.of(state).resolve("all/run-1"));
        Files.writeString(run.resolve("ids.csv"), "c1\n");
        Files.writeString(
                AudienceFolder.at(state).resolve(StoredList.NAME),
                "{\"segments\": [{\"segment\": \"all\", \"digest\": \"d\", \"as_of\": \"2026-01-01T00:00:00Z\","
                        + " \"folder\": \"all/run-1\", \"matching\": 1, \"eligible\": 1, \"reachable\": 1,"
                        + " \"excluded\": []}]}\n");
        assertThat(StoredAudiences.members(state, "all", Recorded.nothing())).isEmpty();
        assertThat(StoredAudiences.decisions(state, "all")).isEmpty();
        assertThat(StoredAudiences.all(state)).isEmpty();
        assertThat(StoredErasure.holding(state, "c1")).isEmpty();

        assertThat(StoredErasure.erase(state, "c1")).isEmpty();
        assertThat(files()).containsExactly(StoredList.NAME);

        assertStored(store("one", persons(5), "all"));
    }

    private List<String> files() throws IOException {
        Path all = AudienceFolder.at(state);
        try (Stream<Path> files = Files.walk(all)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> all.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
