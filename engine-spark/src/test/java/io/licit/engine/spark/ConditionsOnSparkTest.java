package io.licit.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.core.catalogue.Catalogue;
import io.licit.core.catalogue.Column;
import io.licit.core.catalogue.Table;
import io.licit.core.catalogue.Type;
import io.licit.core.plan.PlaceMap;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Evaluator;
import io.licit.core.segment.Expr;
import io.licit.core.segment.PersonData;
import io.licit.core.segment.RandomConditions;
import io.licit.core.segment.RandomPersons;
import io.licit.core.segment.Value;
import io.licit.core.source.Span;
import io.licit.engine.Recorded;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random conditions on random persons mean on Spark what they mean in the reference evaluation. */
final class ConditionsOnSparkTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final int ROUNDS = Integer.getInteger("licit.rounds", 2);
    private static final int PERSONS = 200;
    private static final int CONDITIONS = 60;
    private static final Plan.GatePlan OPEN =
            new Plan.GatePlan(new PlaceMap(Set.of(), Map.of(), PlaceMap.UNKNOWN), List.of());

    @TempDir
    Path folder;

    @Test
    void every_condition_is_true_unknown_and_false_of_the_same_persons() throws Exception {
        Random random = new Random(Long.getLong("licit.seed", 20_261_124));
        long decided = 0;
        for (int round = 0; round < ROUNDS; round++) {
            decided += compare(random, java.nio.file.Files.createDirectory(folder.resolve("w" + round)));
        }
        assertThat(decided).isGreaterThan((long) ROUNDS * PERSONS * CONDITIONS / 4);
    }

    private static long compare(Random random, Path workspace) {
        Catalogue catalogue = catalogue();
        List<PersonData> population = new RandomPersons(random, catalogue).population(PERSONS);
        write(workspace, catalogue, population);
        RandomConditions conditions = new RandomConditions(random, catalogue, List.of("s0", "s1"));
        Map<String, Expr> segments = new LinkedHashMap<>();
        List<Plan.SegmentPlan> plans = new ArrayList<>();
        for (int i = 0; i < CONDITIONS; i++) {
            Expr condition = conditions.condition();
            while (i < 2 && Canonical.text(condition).contains("in segment")) {
                condition = conditions.condition();
            }
            segments.put("s" + i, condition);
            plans.add(new Plan.SegmentPlan("s" + i, "", condition, List.of(), OPEN, true));
            plans.add(
                    new Plan.SegmentPlan("not s" + i, "", new Expr.Not(Span.none(), condition), List.of(), OPEN, true));
        }
        List<Map<String, String>> members;
        try (SparkEngine engine = Here.open(workspace, catalogue, Recorded.nothing())) {
            members = Decided.of(engine, new Plan(NOW, catalogue, plans));
            sameOfSome(engine, catalogue, plans, members);
        }
        Evaluator reference = new Evaluator(catalogue, population, NOW, id -> Optional.ofNullable(segments.get(id)));
        long decided = 0;
        for (int i = 0; i < CONDITIONS; i++) {
            Expr condition = plans.get(2 * i).condition();
            for (PersonData person : population) {
                boolean yes = members.get(2 * i).containsKey(key(person));
                boolean no = members.get(2 * i + 1).containsKey(key(person));
                Optional<Boolean> expected = reference.test(condition, person);
                Optional<Boolean> answered = yes || no ? Optional.of(yes) : Optional.empty();
                if (!answered.equals(expected) || yes && no) {
                    assertThat(answered)
                            .as("%s for %s", Canonical.text(condition), person)
                            .isEqualTo(expected);
                }
                decided += expected.isPresent() ? 1 : 0;
            }
        }
        return decided;
    }

    /** Counts, and of some segments alone, which others are part of, are those of the members of all. */
    private static void sameOfSome(
            SparkEngine engine, Catalogue catalogue, List<Plan.SegmentPlan> plans, List<Map<String, String>> members) {
        List<Plan.SegmentPlan> some = new ArrayList<>();
        for (int i = 0; i < plans.size(); i += 2) {
            some.add(plans.get(i));
        }
        List<Map<String, String>> whole = Decided.of(engine, new Plan(NOW, catalogue, some));
        for (int i = 0; i < some.size(); i++) {
            assertThat(whole.get(i).keySet())
                    .as(Canonical.text(some.get(i).condition()))
                    .isEqualTo(members.get(2 * i).keySet());
        }
        List<Plan.SegmentPlan> few = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            Plan.SegmentPlan segment = some.get(i);
            // All are there to be referred to.
            few.add(new Plan.SegmentPlan(
                    segment.id(), "", segment.condition(), List.of(), OPEN, i == 1 || i == some.size() - 1));
        }
        Map<Integer, Long> matching = Decided.matching(engine, new Plan(NOW, catalogue, few));
        for (int i : List.of(1, some.size() - 1)) {
            assertThat(matching.getOrDefault(i, 0L)).isEqualTo(whole.get(i).size());
        }
    }

    private static String key(PersonData person) {
        return ((Value.Text) person.values().getOrDefault("customer_id", Value.nothing())).value();
    }

    private static void write(Path workspace, Catalogue catalogue, List<PersonData> population) {
        for (Table table : catalogue.tables().values()) {
            List<Map<String, Value>> rows = new ArrayList<>();
            for (PersonData person : population) {
                if (table.role() instanceof Table.Role.Persons) {
                    rows.add(person.values());
                } else {
                    rows.addAll(person.rows().getOrDefault(table.name(), List.of()));
                }
            }
            Parquet.write(workspace.resolve(table.name() + ".parquet"), table, rows);
        }
    }

    private static Catalogue catalogue() {
        Table customers = table(
                "customers",
                new Table.Role.Persons(
                        "customer_id",
                        Optional.of("country"),
                        Optional.empty(),
                        Optional.of("birth_date"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Map.of(
                        "customer_id", Type.TEXT,
                        "country", Type.TEXT,
                        "birth_date", Type.DATE,
                        "odd \"name\"", Type.TEXT,
                        "select", Type.NUMBER,
                        "vip", Type.BOOLEAN,
                        "signed_up", Type.DATE,
                        "last_active_at", Type.TIMESTAMP));
        Table orders = table(
                "orders",
                new Table.Role.Events("customer_id", "at"),
                Map.of(
                        "customer_id", Type.TEXT,
                        "at", Type.TIMESTAMP,
                        "amount", Type.NUMBER,
                        "channel", Type.TEXT,
                        "delivered_on", Type.DATE,
                        "returned", Type.BOOLEAN));
        Table visits = table(
                "visits",
                new Table.Role.Events("customer_id", "at"),
                Map.of("customer_id", Type.TEXT, "at", Type.TIMESTAMP, "seconds", Type.NUMBER));
        return new Catalogue(new TreeMap<>(Map.of("customers", customers, "orders", orders, "visits", visits)));
    }

    private static Table table(String name, Table.Role role, Map<String, Type> types) {
        Map<String, Column> columns = new TreeMap<>();
        new HashMap<>(types)
                .forEach((column, type) -> columns.put(
                        column,
                        new Column(
                                column,
                                type,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Span.none())));
        return new Table(name, new Table.Source.Files(name + ".parquet", Span.none()), role, columns, Span.none());
    }
}
