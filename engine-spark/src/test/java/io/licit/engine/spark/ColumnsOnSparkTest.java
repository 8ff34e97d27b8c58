package io.licit.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.plan.PlaceMap;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Expr;
import io.licit.core.source.Span;
import io.licit.engine.Database;
import io.licit.engine.Recorded;
import io.licit.engine.sql.Sql;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of more persons than one piece of a shard has, and of more texts than are listed. */
final class ColumnsOnSparkTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    /** More than a piece has. */
    private static final int PERSONS = 300_000;

    private static final Plan.GatePlan OPEN =
            new Plan.GatePlan(new PlaceMap(Set.of(), Map.of(), PlaceMap.UNKNOWN), List.of());

    @TempDir
    Path folder;

    @Test
    void pieces_and_unlisted_texts_count_what_is_counted_by_hand() throws IOException {
        write();
        String shards = Here.session().conf().get("spark.licit.shards");
        Here.session().conf().set("spark.licit.shards", "1");
        try {
            compare();
        } finally {
            Here.session().conf().set("spark.licit.shards", shards);
        }
    }

    private void compare() throws IOException {
        Expr.Column spent = column("spent", Type.NUMBER);
        Expr.Column mail = column("mail", Type.TEXT);
        Expr.Column born = column("born", Type.DATE);
        Expr few = new Expr.Compare(Span.none(), spent, Expr.Comparison.LESS, number(10));
        Expr lower =
                new Expr.Not(Span.none(), new Expr.Like(Span.none(), mail, new Expr.Text(Span.none(), "%7@%"), false));
        Plan first = plan(List.of(few));
        List<Long> spenders = byHand(List.of("spent < 10"));
        assertThat(counts(first)).isEqualTo(spenders);
        List<Path> files = pieces();
        assertThat(files).hasSize(2);
        assertThat(counts(first)).isEqualTo(spenders);
        assertThat(pieces()).as("used again").isEqualTo(files);
        // As if Spark had cut the shards otherwise then: what is cut in two ways can't be asked of together.
        for (Path described : descriptions()) {
            Files.writeString(
                    described, Files.readString(described).replaceFirst("\"first\": ?\"0\"", "\"first\": \"1\""));
            Files.deleteIfExists(described.resolveSibling("." + described.getFileName() + ".crc"));
        }
        Plan all = plan(List.of(
                few,
                lower,
                new Expr.IsNull(Span.none(), mail, false),
                new Expr.Logic(Span.none(), true, List.of(few, lower)),
                new Expr.Logic(
                        Span.none(),
                        false,
                        List.of(
                                new Expr.Compare(Span.none(), spent, Expr.Comparison.GREATER, number(93)),
                                new Expr.IsNull(Span.none(), born, false)))));
        List<Long> expected = byHand(List.of(
                "spent < 10",
                "mail NOT LIKE '%7@%'",
                "mail IS NULL",
                "spent < 10 AND mail NOT LIKE '%7@%'",
                "spent > 93 OR born IS NULL"));
        assertThat(expected)
                .doesNotHaveDuplicates()
                .allSatisfy(count -> assertThat(count).isBetween(1L, PERSONS - 1L));
        assertThat(counts(all)).isEqualTo(expected);
        assertThat(pieces()).containsAll(files).hasSizeGreaterThan(files.size());
    }

    private List<Long> counts(Plan plan) {
        try (SparkEngine engine = Here.open(folder, plan.catalogue(), Recorded.nothing())) {
            return List.copyOf(new TreeMap<>(Decided.matching(engine, plan)).values());
        }
    }

    private List<Long> byHand(List<String> conditions) {
        String list = conditions.stream()
                .map(condition -> "count(*) FILTER (WHERE " + condition + ")")
                .collect(Collectors.joining(", "));
        try (Database database = Database.inMemory()) {
            return database.rows(
                            "SELECT " + list + " FROM "
                                    + Sql.text(folder.resolve("p.parquet").toString()),
                            row -> {
                                List<Long> counts = new ArrayList<>();
                                for (int i = 1; i <= conditions.size(); i++) {
                                    counts.add(row.getLong(i));
                                }
                                return counts;
                            })
                    .get(0);
        }
    }

    private void write() {
        try (Database database = Database.inMemory()) {
            database.run("COPY (SELECT printf('%07d', i) AS id, CASE WHEN i % 3 > 0 THEN 'DE' ELSE 'FR' END AS country,"
                    + " CASE WHEN i % 11 > 0 THEN (i * 7919 % 1000) / 10 - 5 END AS spent,"
                    + " CASE WHEN i % 13 > 0 THEN 'p' || (i % 90000) || '@example.org' END AS mail,"
                    + " CASE WHEN i % 17 > 0 THEN DATE '1950-01-01' + CAST(i % 20000 AS INTEGER) END AS born"
                    + " FROM range(" + PERSONS + ") r(i)) TO "
                    + Sql.text(folder.resolve("p.parquet").toString()) + " (FORMAT parquet)");
        }
    }

    private static Plan plan(List<Expr> conditions) {
        List<Plan.SegmentPlan> segments = new ArrayList<>();
        for (Expr condition : conditions) {
            segments.add(new Plan.SegmentPlan("s" + segments.size(), "", condition, List.of(), OPEN, true));
        }
        return new Plan(NOW, catalogue(), segments);
    }

    private static Expr.Column column(String name, Type type) {
        return new Expr.Column(Span.none(), "p", name, type);
    }

    private static Expr number(long value) {
        return new Expr.Number(Span.none(), BigDecimal.valueOf(value));
    }

    private static Catalogue catalogue() {
        Map<String, Column> columns = new TreeMap<>();
        Map.of("id", Type.TEXT, "country", Type.TEXT, "spent", Type.NUMBER, "mail", Type.TEXT, "born", Type.DATE)
                .forEach((name, type) -> columns.put(
                        name,
                        new Column(
                                name,
                                type,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Span.none())));
        Table persons = new Table(
                "p",
                new Table.Source.Files("p.parquet", Span.none()),
                new Table.Role.Persons(
                        "id",
                        Optional.of("country"),
                        Optional.empty(),
                        Optional.of("born"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                columns,
                Span.none());
        return new Catalogue(new TreeMap<>(Map.of("p", persons)));
    }

    private List<Path> pieces() throws IOException {
        return beside(name -> name.startsWith("shard-"));
    }

    private List<Path> descriptions() throws IOException {
        return beside(name -> name.endsWith(".json"));
    }

    private List<Path> beside(java.util.function.Predicate<String> wanted) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve(".licit/spark/state"))) {
            return all.filter(file -> file.toString().contains("/ready/columns/"))
                    .filter(file -> wanted.test(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }
}
