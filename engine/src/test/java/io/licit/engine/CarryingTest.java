package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Channel;
import io.licit.core.plan.PersonTest;
import io.licit.core.plan.Plan;
import io.licit.engine.column.Column;
import io.licit.engine.column.ColumnFile;
import io.licit.engine.column.ColumnPatch;
import io.licit.engine.column.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;

/** What is brought over from the warehouse before answers as what is made of the sources does. */
final class CarryingTest {
    private static final int PERSONS = 240;
    private static final int WORLDS = 4;
    private static final int STEPS = 5;
    private static final List<String> CONDITIONS = List.of(
            "spent > 600",
            "country = 'DE' or region = 'ca'",
            "email like '%n@%'",
            "days_since(last_active_at) < 100",
            "count(orders) >= 2",
            "sum(orders.amount) > 100.5",
            "avg(orders.amount) < 60",
            "last(orders.channel) = 'web'",
            "first(orders.channel) > 'b'",
            "max(orders.placed_at) > today - 90 days and spent > 300",
            "count(orders where placed_at > today - 365 days) > 0",
            "percentile(sum(orders.amount)) >= 0.7",
            "ntile(4, spent) = 2",
            "rfm(orders, orders.amount) like '5%'");

    @TempDir
    Path folder;

    private static String id(int n) {
        return String.format("c%03d", n);
    }

    private static String pick(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }

    // --- files ------------------------------------------------------------------------------------------------

    private static String customers(Random random) {
        StringBuilder rows = new StringBuilder("customer_id,country,region,birth_date,email,spent,last_active_at\n");
        for (int n = 0; n < PERSONS; n++) {
            rows.append(id(n))
                    .append(',')
                    .append(pick(random, "DE,", "FR,", "US,ca", "US,tx", ","))
                    .append(",19")
                    .append(60 + random.nextInt(39))
                    .append("-03-01,")
                    .append(pick(random, "", "ann@example.org", "bo@example.org"))
                    .append(',')
                    .append(pick(random, "", String.valueOf(random.nextInt(1000))))
                    .append(",202")
                    .append(random.nextInt(7))
                    .append("-04-10\n");
        }
        return rows.toString();
    }

    private static String orders(Random random, int rows, String cents) {
        StringBuilder all = new StringBuilder("customer_id,placed_at,amount,channel\n");
        for (int i = 0; i < rows; i++) {
            all.append(id(random.nextInt(PERSONS)))
                    .append(",202")
                    .append(4 + random.nextInt(3))
                    .append("-0")
                    .append(1 + random.nextInt(9))
                    .append("-05 10:00:00,")
                    .append(random.nextInt(200))
                    .append(cents)
                    .append(',')
                    .append(pick(random, "web", "app", "shop", "mail" + random.nextInt(20)))
                    .append('\n');
        }
        return all.toString();
    }

    private static String consents(Random random, int rows) {
        StringBuilder all = new StringBuilder("customer_id,purpose,channel,status,at\n");
        for (int i = 0; i < rows; i++) {
            all.append(id(random.nextInt(PERSONS)))
                    .append(',')
                    .append(pick(random, "direct-marketing,email", "all,all", "profiling,email"))
                    .append(',')
                    .append(pick(random, "granted", "granted", "withdrawn", "objected"))
                    .append(",2026-0")
                    .append(1 + random.nextInt(9))
                    .append("-02\n");
        }
        return all.toString();
    }

    private static Catalogue files(Shop shop) {
        return shop.typed(shop.catalogue("data/customers.csv", "data/orders-*.csv", "data/consents-*.csv"));
    }

    private Shop world(String name, Random random) throws IOException {
        Shop shop = new Shop(folder.resolve(name));
        shop.write("customers.csv", customers(random));
        shop.write("orders-0.csv", orders(random, 2 * PERSONS, ".25"));
        shop.write("consents-0.csv", consents(random, 2 * PERSONS));
        shop.write("restrictions.csv", "person,kind,at,until\n" + id(3) + ",erasure,2026-01-01,\n");
        return shop;
    }

    @Test
    void after_each_of_many_increments_everything_is_as_after_a_whole_load() throws Exception {
        int carried = 0;
        for (int world = 0; world < WORLDS; world++) {
            Random random = new Random(world);
            Shop shop = world("w" + world, random);
            ask(shop.folder, files(shop), Shop.NOW);
            for (int step = 1; step <= STEPS; step++) {
                if (random.nextInt(4) > 0) {
                    String cents = pick(random, ".5", ".25", ".25", ".125");
                    shop.write("orders-" + step + ".csv", orders(random, 1 + random.nextInt(20), cents));
                }
                if (random.nextInt(2) > 0) {
                    shop.write("consents-" + step + ".csv", consents(random, 1 + random.nextInt(15)));
                }
                Catalogue catalogue = files(shop);
                if (random.nextInt(3) == 0) {
                    // Loaded, and nobody asks before the next.
                    open(shop.folder, catalogue).close();
                    continue;
                }
                damage(shop.folder, random);
                Instant asOf = Shop.NOW.plus(Duration.ofDays(random.nextInt(3) * 40L * step));
                Map<String, Set<String>> answers = ask(shop.folder, catalogue, asOf);
                carried += ServedShop.delta(shop.folder).isPresent() ? 1 : 0;
                Path whole = copy(shop, folder.resolve("whole" + world + "-" + step));
                assertThat(answers).isEqualTo(ask(whole, catalogue, asOf));
            }
        }
        assertThat(carried).isGreaterThan(WORLDS);
    }

    /** Breaks a file that something may be brought over from. */
    private static void damage(Path workspace, Random random) throws IOException {
        if (random.nextInt(3) > 0) {
            return;
        }
        try (Stream<Path> all = Files.walk(workspace.resolve(".licit"))) {
            for (Path file : all.filter(path -> path.toString().contains("prepared-"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList()) {
                if (random.nextInt(4) == 0) {
                    byte[] bytes = Files.readAllBytes(file);
                    bytes[random.nextInt(bytes.length)] ^= 4;
                    Files.write(file, bytes);
                }
            }
        }
    }

    private static Path copy(Shop shop, Path to) throws IOException {
        Files.createDirectories(to.resolve("data"));
        try (Stream<Path> all = Files.list(shop.folder.resolve("data"))) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve("data").resolve(file.getFileName()));
            }
        }
        return to;
    }

    // --- a server ---------------------------------------------------------------------------------------------

    @Test
    void persons_who_came_or_moved_are_as_after_a_whole_load() throws Exception {
        Random random = new Random(7);
        try (TestServer server = new TestServer()) {
            ServedShop shop = new ServedShop(server, Files.createDirectory(folder.resolve("served")));
            server.run("INSERT INTO crm.customers SELECT 'k' || i, (ARRAY['DE','FR','US'])[1 + i % 3],"
                    + " CASE WHEN i % 3 = 2 THEN 'ca' END, DATE '1980-01-01' + i, 'x@example.org', i, '2026-02-01',"
                    + " '2026-01-01 00:00Z' FROM generate_series(1, 300) i");
            server.run("INSERT INTO crm.consents SELECT 'k' || i, 'direct-marketing', 'email', 'granted',"
                    + " '2026-02-01', '2026-01-01 00:00Z' FROM generate_series(1, 200) i");
            Catalogue catalogue = shop.typed(shop.catalogue());
            ask(shop.folder, catalogue, Shop.NOW);
            int carried = 0;
            for (int step = 1; step <= STEPS; step++) {
                change(server, random, step);
                Map<String, Set<String>> answers = ask(shop.folder, catalogue, Shop.NOW);
                carried += ServedShop.delta(shop.folder).isPresent() ? 1 : 0;
                Path whole = Files.createTempDirectory(folder, "whole");
                assertThat(answers).isEqualTo(ask(whole, catalogue, Shop.NOW));
            }
            assertThat(carried).isGreaterThan(1);
        }
    }

    private static void change(TestServer server, Random random, int step) throws Exception {
        String at = "'2026-04-0" + step + " 00:00Z'";
        String one = "k" + (1 + random.nextInt(300));
        // The last of a country leaves it, so that the places have other numbers.
        server.run("UPDATE crm.customers SET country = '" + pick(random, "AT", "IT", "DE") + "', spent = " + step
                + ".5, updated_at = " + at + " WHERE country = 'AT' OR customer_id IN ('c3', '" + one + "')");
        server.run("INSERT INTO crm.customers VALUES ('a" + step + "', 'FR', NULL, '1990-01-01', 'new" + step
                + "@example.org', 700.125, '2026-02-01', " + at + ")");
        server.run("INSERT INTO crm.consents VALUES ('" + pick(random, one, "a" + step)
                + "', 'direct-marketing', 'email', '" + pick(random, "granted", "withdrawn") + "', '2026-03-01', " + at
                + ")");
        server.run("INSERT INTO crm.orders VALUES ('" + pick(random, one, "a" + step)
                + "', '2026-02-02', 19.5, 'web', DEFAULT, '2026-04-0" + step + "')");
    }

    // --- that it is brought over ------------------------------------------------------------------------------

    @Test
    void who_did_not_change_is_not_asked_again() throws Exception {
        Shop shop = world("poisoned", new Random(1));
        Map<String, Set<String>> before = ask(shop.folder, files(shop), Shop.NOW);
        poison(ServedShop.prepared(shop.folder));
        shop.write("orders-1.csv", "customer_id,placed_at,amount,channel\n" + id(9) + ",2026-05-01,1.25,web\n");
        Map<String, Set<String>> answers = ask(shop.folder, files(shop), Shop.NOW);

        // Person 0 has a million of everything there, and the gate is open to all.
        assertThat(answers.get("s0 matching")).contains(id(0));
        assertThat(answers.get("s4 matching")).contains(id(0));
        assertThat(answers.get("s0 eligible"))
                .isNotEqualTo(before.get("s0 eligible"))
                .contains(id(0));

        // And from that warehouse to the next; but who changed is told anew.
        shop.write("orders-2.csv", "customer_id,placed_at,amount,channel\n" + id(0) + ",2024-05-01,1.25,web\n");
        shop.write(
                "consents-2.csv", "customer_id,purpose,channel,status,at\n" + id(0) + ",all,all,objected,2026-02-02\n");
        answers = ask(shop.folder, files(shop), Shop.NOW);
        Map<String, Set<String>> whole = ask(copy(shop, folder.resolve("whole")), files(shop), Shop.NOW);
        assertThat(answers.get("s4 matching")).isEqualTo(whole.get("s4 matching"));
        assertThat(answers.get("s0 matching")).contains(id(0));
        assertThat(answers.get("s0 eligible")).doesNotContain(id(0)).isNotEqualTo(whole.get("s0 eligible"));
    }

    private static void poison(Path prepared) throws IOException {
        try (Stream<Path> all = Files.list(prepared)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".column")).toList()) {
                Column column = ColumnFile.open(file, PERSONS).orElseThrow();
                if (column.kind() == Kind.NUMBER && column.numbers().places() == 0 && !isPlace(column)) {
                    ColumnPatch patch = new ColumnPatch(column, RoaringBitmap.bitmapOf(0));
                    patch.number(0, 1_000_000);
                    ColumnFile.write(patch.column(), file, file.resolveSibling("unfinished"));
                }
            }
        }
        GateFile file = new GateFile(prepared, PERSONS);
        GateBits bits = file.read().orElseThrow().bits();
        Map<PersonTest, GateBits.Asked> tests = new LinkedHashMap<>();
        bits.tests()
                .forEach((test, asked) ->
                        tests.put(test, new GateBits.Asked(new KeptSet(new RoaringBitmap()), asked.used())));
        file.write(new GateBits(bits.asOf(), bits.heeded(), tests, bits.untils(), new HashMap<>()), true);
    }

    /** The numbers of five places are everybody's. */
    private static boolean isPlace(Column column) {
        Set<Long> codes = new TreeSet<>();
        for (int n = 0; n < PERSONS; n++) {
            column.code(n).ifPresent(codes::add);
        }
        return codes.size() == 5 && codes.contains(0L) && column.code(1).isPresent();
    }

    // --- asking -----------------------------------------------------------------------------------------------

    private static Warehouse open(Path workspace, Catalogue catalogue) {
        return Warehouse.open(workspace, catalogue, BadRows.STOP, Progress.none(), Recorded.nothing());
    }

    private static Plan plan(Catalogue catalogue, Instant asOf) {
        List<Plan.SegmentPlan> segments = new ArrayList<>();
        for (int i = 0; i < CONDITIONS.size(); i++) {
            // The contrary, too: what is unknown is neither.
            for (String condition : List.of(CONDITIONS.get(i), "not (" + CONDITIONS.get(i) + ")")) {
                String id = (condition.startsWith("not") ? "not" : "s") + i;
                segments.add(new Plan.SegmentPlan(
                        id,
                        "digest-" + id,
                        Shop.resolved(condition, catalogue, Set.of()),
                        List.of(Channel.EMAIL),
                        Shop.gate(),
                        true));
            }
        }
        return new Plan(asOf, catalogue, segments);
    }

    /** The ids of every segment's persons, and the numbers of a run. */
    private static Map<String, Set<String>> ask(Path workspace, Catalogue catalogue, Instant asOf) throws IOException {
        Map<String, Set<String>> answers = new TreeMap<>();
        Plan plan = plan(catalogue, asOf);
        try (Warehouse warehouse = open(workspace, catalogue);
                Database database = Database.readOnly(ServedShop.warehouse(workspace))) {
            Map<Integer, String> ids = new HashMap<>();
            database.each("SELECT n, id FROM persons", row -> ids.put(row.getInt(1), row.getString(2)));
            Population population = warehouse.population(plan, Population.Request.none(), Progress.none());
            for (Plan.SegmentPlan segment : plan.segments()) {
                String id = segment.id();
                answers.put(id + " matching", ids(population.matching(id), ids));
                answers.put(id + " eligible", ids(population.audience(id), ids));
                answers.put(id + " reachable", ids(population.reachable(id), ids));
            }
            warehouse
                    .run(plan, Progress.none())
                    .forEach(counts -> answers.put(counts.segment() + " run", Set.of(counts.toString())));
        }
        return answers;
    }

    private static Set<String> ids(RoaringBitmap persons, Map<Integer, String> ids) {
        Set<String> all = new TreeSet<>();
        persons.stream().forEach(n -> all.add(ids.getOrDefault(n, "?")));
        return all;
    }
}
