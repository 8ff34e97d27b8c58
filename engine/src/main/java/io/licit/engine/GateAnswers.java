package io.licit.engine;

import io.licit.core.plan.GateReading;
import io.licit.core.plan.PersonTest;
import io.licit.core.plan.PlaceMap;
import io.licit.core.plan.Plan;
import io.licit.engine.bits.Truth;
import io.licit.engine.sql.GateSql;
import io.licit.engine.sql.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * Whom each gate test leaves out. The ledgers are grouped by person once for all tests of a plan; each distinct test is
 * then asked once, and held against the persons of its places.
 */
final class GateAnswers {
    static final String GATE = "gate";

    private final Database database;
    private final Places places;
    private final long persons;
    private final Map<PersonTest, RoaringBitmap> tests = new HashMap<>();
    private final Map<PlaceMap, Map<String, RoaringBitmap>> keys = new HashMap<>();
    private final Map<Plan.GatePlan, Admission> admissions = new IdentityHashMap<>();

    private GateAnswers(Database database, Places places, long persons) {
        this.database = database;
        this.places = places;
        this.persons = persons;
    }

    /** Asks every test of the plan's wanted segments. */
    static GateAnswers of(Plan plan, Database database, Places places, long persons, Progress progress) {
        GateAnswers answers = new GateAnswers(database, places, persons);
        GateSql sql = new GateSql(plan.asOf(), hasProducts(database));
        List<PersonTest> all = plan.segments().stream()
                .filter(Plan.SegmentPlan::asked)
                .flatMap(segment -> segment.gate().tests().stream())
                .map(Plan.GateTest::test)
                .toList();
        Map<PersonTest, String> conditions = sql.conditions(all);
        progress.at("reading the consent ledger", 0);
        answers.makeGate(sql);
        int done = 0;
        for (Map.Entry<PersonTest, String> entry : conditions.entrySet()) {
            progress.at("asking the gate", 0.4 + 0.6 * done++ / conditions.size());
            answers.tests.put(entry.getKey(), answers.ask(entry.getKey(), entry.getValue()));
        }
        return answers;
    }

    /** Everybody divided by a gate, whose tests are applied in their order; once however many segments have it. */
    Admission admission(Plan.GatePlan gate) {
        return admissions.computeIfAbsent(gate, this::divide);
    }

    private Admission divide(Plan.GatePlan gate) {
        RoaringBitmap left = Truth.everybody(persons);
        Map<String, RoaringBitmap> first = new LinkedHashMap<>();
        for (Plan.GateTest test : gate.tests()) {
            RoaringBitmap out = RoaringBitmap.and(left, excluded(gate.places(), test));
            left.andNot(out);
            first.computeIfAbsent(test.rule(), rule -> new RoaringBitmap()).or(out);
        }
        first.values().removeIf(RoaringBitmap::isEmpty);
        return new Admission(left, first);
    }

    /** Persons whom a test of a gate leaves out. */
    RoaringBitmap excluded(PlaceMap map, Plan.GateTest test) {
        RoaringBitmap holds = tests.get(test.test());
        if (holds == null) {
            throw new IllegalStateException("a test that was not asked");
        }
        return RoaringBitmap.and(holds, at(map, test.places()));
    }

    private RoaringBitmap at(PlaceMap map, Set<String> wanted) {
        Map<String, RoaringBitmap> byKey = keys.computeIfAbsent(
                map, key -> places.grouped((country, region) -> GateReading.placeOf(map, country, region)));
        if (wanted.containsAll(byKey.keySet())) {
            return Truth.everybody(persons);
        }
        List<RoaringBitmap> all = new ArrayList<>();
        byKey.forEach((key, bitmap) -> {
            if (wanted.contains(key)) {
                all.add(bitmap);
            }
        });
        return RoaringBitmap.or(all.iterator());
    }

    /** A ledger without a product column has null in every row, one with it in none; what is recorded may tell any. */
    static boolean hasProducts(Database database) {
        return database.first(
                        "SELECT 1 FROM " + Layout.CONSENTS + " WHERE product IS NOT NULL LIMIT 1", row -> row.getInt(1))
                .isPresent();
    }

    private void makeGate(GateSql sql) {
        database.run("CREATE OR REPLACE TEMP TABLE " + GATE + " AS " + gate(sql, "true"));
    }

    /**
     * The query that makes the table which the gate's conditions are about.
     *
     * @param whom a condition on {@code n}
     */
    static String gate(GateSql sql, String whom) {
        return "SELECT p.n, p.birth, p.age, p.retain_until" + grouped(sql.consentColumns(), "c")
                + grouped(sql.restrictionColumns(), "r") + " FROM (SELECT * FROM " + Layout.PERSONS + " WHERE " + whom
                + ") p" + join(sql.consentColumns(), Layout.CONSENTS, whom, "c")
                + join(sql.restrictionColumns(), Layout.RESTRICTIONS, whom, "r");
    }

    private static String grouped(Map<String, String> columns, String alias) {
        StringBuilder list = new StringBuilder();
        columns.values()
                .forEach(name -> list.append(", ").append(alias).append('.').append(name));
        return list.toString();
    }

    private static String join(Map<String, String> columns, String ledger, String whom, String alias) {
        if (columns.isEmpty()) {
            return "";
        }
        StringBuilder list = new StringBuilder("n");
        columns.forEach((aggregate, name) ->
                list.append(", ").append(aggregate).append(" AS ").append(name));
        return " LEFT JOIN (SELECT " + list + " FROM " + ledger + " WHERE " + whom + " GROUP BY n) " + alias + " ON "
                + alias + ".n = p.n";
    }

    private RoaringBitmap ask(PersonTest test, String condition) {
        if (test instanceof PersonTest.Always) {
            return Truth.everybody(persons);
        }
        RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
        database.each("SELECT n FROM " + GATE + " WHERE " + condition, row -> writer.add(row.getInt(1)));
        return writer.get();
    }
}
