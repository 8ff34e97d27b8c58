package io.licit.engine;

import io.licit.core.gate.PackCase;
import io.licit.core.gate.Person;
import io.licit.core.law.RuleTest.Expectation;
import io.licit.core.plan.CasePlan;
import io.licit.core.plan.GateReading;
import io.licit.core.plan.Plan;
import io.licit.engine.sql.GateSql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks DuckDB the tests of packs: their persons are loaded once, as one person state, and the tests of one instant are
 * one query, with the conditions that a run would ask.
 */
public final class PackTestsOnEngine {
    /** The engine's name, for output. */
    public static final String ENGINE = "duckdb";

    /** Conditions of one query; it takes longer than two queries once there are many times as many. */
    private static final int CONDITIONS = 100;

    private PackTestsOnEngine() {}

    /** What becomes of the person of each case that asks of one; compare cases by identity. */
    public static Map<PackCase, Expectation> answers(List<PackCase> cases) {
        List<Query> queries = queries(CasePlan.of(cases));
        Map<PackCase, Expectation> answers = new IdentityHashMap<>();
        try (Database database = Database.inMemory()) {
            Tuning.reading(database);
            TestPersons.load(
                    database,
                    queries.stream()
                            .flatMap(query -> query.cases().stream())
                            .map(PackCase::person)
                            .toList());
            int first = 0;
            for (Query query : queries) {
                Set<Integer> excluded = query.excluded(database, first);
                for (PackCase one : query.cases()) {
                    answers.put(one, PackCase.ofPerson(excluded.contains(first++)));
                }
            }
        }
        return Collections.unmodifiableMap(answers);
    }

    /** The instant of a query, and whether its persons' consents tell products. */
    private record Kind(Instant now, boolean products) {
        static Kind of(PackCase one) {
            return new Kind(
                    one.now(),
                    one.person().consents().stream()
                            .anyMatch(row -> row.product().isPresent()));
        }
    }

    private static List<Query> queries(List<CasePlan> plans) {
        Map<Kind, List<Query>> queries = new LinkedHashMap<>();
        for (CasePlan plan : plans) {
            Kind kind = Kind.of(plan.asked());
            List<Query> same = queries.computeIfAbsent(kind, key -> new ArrayList<>());
            if (same.isEmpty() || same.get(same.size() - 1).isFull()) {
                same.add(new Query(new GateSql(kind.now(), kind.products())));
            }
            same.get(same.size() - 1).add(plan);
        }
        return queries.values().stream().flatMap(List::stream).toList();
    }

    /** Cases of one instant, put together by the condition that leaves their persons out. */
    private static final class Query {
        private final GateSql sql;
        private final Map<String, List<PackCase>> byCondition = new LinkedHashMap<>();

        Query(GateSql sql) {
            this.sql = sql;
        }

        boolean isFull() {
            return byCondition.size() >= CONDITIONS;
        }

        void add(CasePlan plan) {
            byCondition
                    .computeIfAbsent(condition(plan), key -> new ArrayList<>())
                    .add(plan.asked());
        }

        private String condition(CasePlan plan) {
            Person person = plan.asked().person();
            String place = GateReading.placeOf(
                    plan.gate().places(),
                    person.country().orElse(""),
                    person.region().orElse(""));
            String any = plan.gate().tests().stream()
                    .filter(test -> test.places().contains(place))
                    .map(Plan.GateTest::test)
                    .map(sql::condition)
                    .collect(Collectors.joining(" OR "));
            return any.isEmpty() ? "false" : any;
        }

        /** In the order of their numbers. */
        List<PackCase> cases() {
            return byCondition.values().stream().flatMap(List::stream).toList();
        }

        /** The numbers of whom the conditions leave out, each of whom is asked her own. */
        Set<Integer> excluded(Database database, int first) {
            StringBuilder own = new StringBuilder("CASE");
            int next = first;
            for (Map.Entry<String, List<PackCase>> entry : byCondition.entrySet()) {
                next += entry.getValue().size();
                own.append(" WHEN n < ").append(next).append(" THEN ").append(entry.getKey());
            }
            String gate = GateAsk.gate(sql, "n >= " + first + " AND n < " + next);
            return new HashSet<>(database.rows(
                    "WITH " + GateAsk.GATE + " AS MATERIALIZED (" + gate + ") SELECT n FROM " + GateAsk.GATE + " WHERE "
                            + own + " END",
                    row -> row.getInt(1)));
        }
    }
}
