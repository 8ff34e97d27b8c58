package io.licit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Table;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Expr;
import io.licit.core.segment.Value;
import io.licit.engine.bits.CellCounts;
import io.licit.engine.bits.Codes;
import io.licit.engine.sql.Sql;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random persons: codes against Java that looks at each of them, and counts against plain SQL on the files. */
final class PopulationPropertyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final int[] SIZES = {1, 30, 700, 3_000};

    @TempDir
    Path folder;

    /** The columns of a person; NaN and the empty text are missing. */
    private record Row(double score, double few, String word, String many, Optional<LocalDate> birth, int orders) {}

    private static Row row(Random random, int n) {
        double score = random.nextInt(9) == 0 ? Double.NaN : Math.round(random.nextGaussian() * 1e4) / 100.0;
        double few = random.nextInt(5) == 0 ? Double.NaN : random.nextInt(8) / 2.0;
        String word = List.of("b", "a", "", "  ", "Z", "é").get(random.nextInt(6));
        Optional<LocalDate> birth =
                random.nextInt(10) == 0 ? Optional.empty() : Optional.of(TODAY.minusDays(random.nextInt(90 * 365)));
        return new Row(score, few, word, "t" + n, birth, random.nextInt(4));
    }

    @Test
    void codes_numbers_and_quantiles_are_those_of_looking_at_each_person() throws Exception {
        for (int size : SIZES) {
            Random random = new Random(size);
            List<Row> rows =
                    IntStream.range(0, size).mapToObj(n -> row(random, n)).toList();
            Path workspace = Files.createDirectory(folder.resolve("w" + size));
            write(workspace, rows);
            Catalogue catalogue = typed(workspace);
            try (Warehouse warehouse =
                    Warehouse.open(workspace, catalogue, BadRows.STOP, Progress.none(), Recorded.nothing())) {
                Plan plan = new Plan(Shop.NOW, catalogue, List.of());
                Population population =
                        warehouse.population(plan, new Population.Request(asks(catalogue)), Progress.none());
                compare(population, rows);
                compareWithSql(population, workspace);
            }
        }
    }

    private static Map<String, Ask> asks(Catalogue catalogue) {
        List<BigDecimal> cuts = List.of(new BigDecimal("18"), new BigDecimal("40"), new BigDecimal("62"));
        List<BigDecimal> thresholds = List.of(new BigDecimal("-50"), new BigDecimal("0"), new BigDecimal("12.5"));
        Map<String, Ask> asks = new LinkedHashMap<>();
        asks.put("score", new Ask.Numbers(value("score", catalogue)));
        asks.put("score bins", new Ask.Bins(value("score", catalogue)));
        asks.put("few bins", new Ask.Bins(value("few", catalogue)));
        asks.put("word", new Ask.Values(value("word", catalogue)));
        asks.put("word bins", new Ask.Bins(value("word", catalogue)));
        asks.put("many", new Ask.Values(value("many", catalogue)));
        asks.put("many bins", new Ask.Bins(value("many", catalogue)));
        asks.put("birth bins", new Ask.Bins(value("birth", catalogue)));
        asks.put("age", new Ask.Bands(value("age", catalogue), cuts));
        asks.put("orders", new Ask.Values(value("count(orders)", catalogue)));
        asks.put("levels", new Ask.Levels(value("score", catalogue), Expr.Comparison.GREATER, thresholds));
        asks.put("grid", new Ask.Quantiles(value("score", catalogue), 12));
        asks.put("high", new Ask.Holds(Shop.resolved("score > 10 and count(orders) >= 2", catalogue, Set.of())));
        return asks;
    }

    private static Expr value(String text, Catalogue catalogue) {
        return ((Expr.IsNull) Shop.resolved(text + " is null", catalogue, Set.of())).value();
    }

    private static void compare(Population population, List<Row> rows) {
        double[] scores = rows.stream().mapToDouble(Row::score).toArray();
        assertThat(population.numbers("score")).isEqualTo(scores);
        double[] known = Arrays.stream(scores)
                .filter(score -> !Double.isNaN(score))
                .sorted()
                .toArray();
        compareBins(population, scores, known);
        assertThat(population.quantiles("grid")).isEqualTo(grid(known, 12));
        Codes age = population.codes("age").orElseThrow();
        Codes few = population.codes("few bins").orElseThrow();
        Codes levels = population.codes("levels").orElseThrow();
        Codes orders = population.codes("orders").orElseThrow();
        Codes word = population.codes("word").orElseThrow();
        for (int n = 0; n < rows.size(); n++) {
            Row row = rows.get(n);
            int years = row.birth.map(birth -> birth.until(TODAY).getYears()).orElse(-1);
            int band = years < 0 ? Codes.MISSING : years < 18 ? 0 : years < 40 ? 1 : years < 62 ? 2 : 3;
            assertThat(age.at(n)).isEqualTo(band);
            assertThat(label(few, n)).isEqualTo(Double.isNaN(row.few) ? "?" : plain(row.few));
            assertThat(levels.at(n))
                    .isEqualTo((row.score > -50 ? 1 : 0) + (row.score > 0 ? 1 : 0) + (row.score > 12.5 ? 1 : 0));
            assertThat(label(orders, n)).isEqualTo(String.valueOf(row.orders));
            assertThat(label(word, n)).isEqualTo(row.word.isBlank() ? "?" : row.word);
            assertThat(population.truth("high").contains(n)).isEqualTo(row.score > 10 && row.orders >= 2);
        }
        assertThat(word.labels()).isSubsetOf("Z", "a", "b", "é").isSorted();
        assertThat(population.codes("word bins").orElseThrow().labels()).isEqualTo(word.labels());
        assertThat(population.codes("many").orElseThrow().levels()).isEqualTo(rows.size());
        assertThat(population.codes("many bins").isPresent()).isEqualTo(rows.size() <= 200);
        compareTimes(population, rows);
    }

    /** Quantiles between order statistics, as NumPy and R's type 7 have them; Hyndman and Fan 1996. */
    private static List<Double> edges(double[] known) {
        TreeSet<Double> edges = new TreeSet<>();
        for (int i = 1; i < 10 && known.length > 0; i++) {
            double at = i / 10.0 * (known.length - 1);
            int below = (int) Math.floor(at);
            double next = known[Math.min(below + 1, known.length - 1)];
            edges.add(known[below] + (at - below) * (next - known[below]));
        }
        return List.copyOf(edges);
    }

    private static void compareBins(Population population, double[] scores, double[] known) {
        Codes bins = population.codes("score bins").orElseThrow();
        boolean plain = Arrays.stream(known).distinct().count() <= 20;
        List<Double> edges = edges(known);
        for (int n = 0; n < scores.length; n++) {
            double score = scores[n];
            if (Double.isNaN(score)) {
                assertThat(bins.at(n)).isEqualTo(Codes.MISSING);
            } else if (plain) {
                assertThat(label(bins, n)).isEqualTo(plain(score));
            } else if (edges.stream().noneMatch(edge -> Math.abs(edge - score) < 1e-9)) {
                assertThat(bins.at(n)).isEqualTo((int)
                        edges.stream().filter(edge -> edge < score).count());
            }
        }
    }

    private static List<Double> grid(double[] known, int points) {
        TreeSet<Double> grid = new TreeSet<>();
        for (int i = 1; i <= points && known.length > 0; i++) {
            // The first value that at least that share of all is not above.
            double share = (double) i / (points + 1);
            int rank = (int) Math.ceil(known.length * share - 1e-12);
            grid.add(known[Math.max(rank, 1) - 1]);
        }
        return List.copyOf(grid);
    }

    /** Later days are never in earlier bins. */
    private static void compareTimes(Population population, List<Row> rows) {
        Codes bins = population.codes("birth bins").orElseThrow();
        List<Integer> order = new ArrayList<>();
        for (int n = 0; n < rows.size(); n++) {
            assertThat(bins.at(n) == Codes.MISSING).isEqualTo(rows.get(n).birth.isEmpty());
            if (rows.get(n).birth.isPresent()) {
                order.add(n);
            }
        }
        order.sort((one, two) ->
                rows.get(one).birth.orElseThrow().compareTo(rows.get(two).birth.orElseThrow()));
        assertThat(order.stream().map(bins::at).toList()).isSorted();
    }

    private static String label(Codes codes, int person) {
        return codes.at(person) == Codes.MISSING ? "?" : codes.labels().get(codes.at(person));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** The counts of a set by two codes, as anybody would ask them of the files. */
    private static void compareWithSql(Population population, Path workspace) {
        Codes word = population.codes("word").orElseThrow();
        Codes orders = population.codes("orders").orElseThrow();
        CellCounts cells = CellCounts.over(word, orders);
        Map<String, Long> found = new TreeMap<>();
        long[] counts = cells.of(population.truth("high"));
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                int level = cells.level(cell, 0);
                String first = level == Codes.MISSING ? "?" : word.labels().get(level);
                found.put(first + "|" + orders.labels().get(cells.level(cell, 1)), counts[cell]);
            }
        }
        Map<String, Long> expected = new TreeMap<>();
        try (Database plain = Database.inMemory()) {
            plain.each(
                    "SELECT CASE WHEN trim(word) = '' THEN '?' ELSE word END, orders, count(*) FROM "
                            + Sql.text(workspace.resolve("customers.parquet").toString())
                            + " JOIN (SELECT customer_id, count(*) AS orders FROM "
                            + Sql.text(workspace.resolve("orders.parquet").toString())
                            + " GROUP BY ALL) USING (customer_id) WHERE score > 10 AND orders >= 2 GROUP BY ALL",
                    row -> expected.put(row.getString(1) + "|" + row.getString(2), row.getLong(3)));
        }
        assertThat(found).isEqualTo(expected);
    }

    private static void write(Path workspace, List<Row> rows) {
        List<List<Value>> customers = new ArrayList<>();
        List<List<Value>> orders = new ArrayList<>();
        orders.add(List.of(Value.of("nobody"), Value.of(LocalDate.of(2026, 1, 1))));
        for (int n = 0; n < rows.size(); n++) {
            Row row = rows.get(n);
            Value id = Value.of(String.format("p%06d", n));
            customers.add(List.of(
                    id,
                    Value.of(row.score),
                    Value.of(row.few),
                    Value.of(row.word),
                    Value.of(row.many),
                    row.birth.map(Value::of).orElse(Value.nothing())));
            for (int i = 0; i < row.orders; i++) {
                orders.add(List.of(id, Value.of(LocalDate.of(2026, 1, i + 1))));
            }
        }
        Parquet.write(
                workspace.resolve("customers.parquet"),
                "customer_id VARCHAR, score DOUBLE, few DOUBLE, word VARCHAR, many VARCHAR, birth DATE",
                customers);
        Parquet.write(workspace.resolve("orders.parquet"), "customer_id VARCHAR, placed_at TIMESTAMP", orders);
    }

    private static Catalogue typed(Path workspace) {
        Table.Role persons = new Table.Role.Persons(
                "customer_id",
                Optional.empty(),
                Optional.empty(),
                Optional.of("birth"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Catalogue catalogue = new Catalogue(new TreeMap<>(Map.of(
                "customers",
                Shop.table(
                        "customers",
                        "customers.parquet",
                        persons,
                        List.of("customer_id", "score", "few", "word", "many", "birth")),
                "orders",
                Shop.table(
                        "orders",
                        "orders.parquet",
                        new Table.Role.Events("customer_id", "placed_at"),
                        List.of("customer_id", "placed_at")))));
        Described described = Warehouse.describe(workspace, catalogue);
        return catalogue.withTypes(table -> described.of(table.name()));
    }
}
