package io.licit.engine;

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
import io.licit.engine.bits.Truth;
import io.licit.engine.sql.Layout;
import java.nio.file.Files;
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

/** Random conditions on random persons mean in the warehouse what they mean in the reference evaluation. */
final class ConditionPropertyTest {
    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final int CASES = Integer.getInteger("licit.cases", 200_000);
    private static final int PERSONS = 250;
    private static final int CONDITIONS = 200;

    @TempDir
    Path folder;

    @Test
    void every_condition_is_true_unknown_and_false_of_the_same_persons() throws Exception {
        Random random = new Random(20_261_124);
        long decided = 0;
        for (int made = 0; made < CASES; made += PERSONS * CONDITIONS) {
            decided += compare(random, Files.createDirectory(folder.resolve("w" + made)));
        }
        assertThat(decided).isGreaterThan(CASES / 4L);
    }

    private static long compare(Random random, Path workspace) {
        Catalogue catalogue = catalogue();
        List<PersonData> population = new RandomPersons(random, catalogue).population(PERSONS);
        write(workspace, catalogue, population);
        RandomConditions conditions = new RandomConditions(random, catalogue, List.of("s0", "s1"));
        Map<String, Expr> segments = new LinkedHashMap<>();
        for (int i = 0; i < CONDITIONS; i++) {
            Expr condition = conditions.condition();
            boolean refers = i < 2;
            while (refers && Canonical.text(condition).contains("in segment")) {
                condition = conditions.condition();
            }
            segments.put("s" + i, condition);
        }
        Map<String, Truth> truths = ask(workspace, catalogue, segments);
        Evaluator reference = new Evaluator(catalogue, population, NOW, id -> Optional.ofNullable(segments.get(id)));
        long decided = 0;
        List<PersonData> ordered = population.stream()
                .sorted((one, two) -> key(one).compareTo(key(two)))
                .toList();
        for (Map.Entry<String, Expr> segment : segments.entrySet()) {
            Truth truth = truths.getOrDefault(segment.getKey(), Truth.unknown(PERSONS));
            for (int n = 0; n < ordered.size(); n++) {
                Optional<Boolean> expected = reference.test(segment.getValue(), ordered.get(n));
                Optional<Boolean> answered = truth.unknown().contains(n)
                        ? Optional.empty()
                        : Optional.of(truth.yes().contains(n));
                if (!answered.equals(expected)) {
                    assertThat(answered)
                            .as("%s for %s", Canonical.text(segment.getValue()), ordered.get(n))
                            .isEqualTo(expected);
                }
                decided += expected.isPresent() ? 1 : 0;
            }
        }
        return decided;
    }

    private static String key(PersonData person) {
        return ((Value.Text) person.values().getOrDefault("customer_id", Value.nothing())).value();
    }

    private static Map<String, Truth> ask(Path workspace, Catalogue catalogue, Map<String, Expr> segments) {
        List<Plan.SegmentPlan> plans = new ArrayList<>();
        segments.forEach((id, condition) -> plans.add(new Plan.SegmentPlan(
                id,
                "",
                condition,
                List.of(),
                new Plan.GatePlan(new PlaceMap(Set.of(), Map.of(), PlaceMap.UNKNOWN), List.of()),
                false)));
        Plan plan = new Plan(NOW, catalogue, plans);
        WarehouseFile.Opened opened = WarehouseFile.open(workspace, catalogue, BadRows.STOP, Progress.none());
        try (Database database = opened.database()) {
            Tuning.reading(database);
            Tuning.answering(database, workspace);
            PreparedColumns prepared =
                    new PreparedColumns(opened.prepared(), new Layout(catalogue), FactsTable.scales(database), PERSONS);
            return ConditionAnswers.of(plan, database, prepared, Progress.none());
        }
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
