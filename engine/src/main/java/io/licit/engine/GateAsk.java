package io.licit.engine;

import io.licit.core.diagnostic.Said;
import io.licit.core.plan.PersonTest;
import io.licit.core.plan.Plan;
import io.licit.engine.sql.GateSql;
import io.licit.engine.sql.Layout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * Asks gate tests of persons: their ledgers are grouped by person once for all tests, and each test is then asked of what
 * came of that.
 */
final class GateAsk {
    /** Takes a condition on {@code n} as far as everybody. */
    static final String EVERYBODY = "true";

    static final String GATE = "gate";
    private static final String WHOM = "asked_persons";
    private static final String OF = "asked_";
    /** Tests in one query. */
    private static final int AT_ONCE = 50;

    private final Database database;
    private final Instant asOf;
    private final boolean products;

    /**
     * @param database reads the ledgers with all that is recorded of those who are asked
     * @param products whether any row of the consent ledger may tell a product
     */
    GateAsk(Database database, Instant asOf, boolean products) {
        this.database = database;
        this.asOf = asOf;
        this.products = products;
    }

    /** The tests of a plan's wanted segments, each once; nobody needs to be asked the one that holds for everybody. */
    static Set<PersonTest> tests(Plan plan) {
        Set<PersonTest> tests = new LinkedHashSet<>();
        plan.segments().stream()
                .filter(Plan.SegmentPlan::asked)
                .flatMap(segment -> segment.gate().tests().stream())
                .map(Plan.GateTest::test)
                .filter(test -> !(test instanceof PersonTest.Always))
                .forEach(tests::add);
        return tests;
    }

    /**
     * Asks everybody.
     *
     * @param untils is told until when all the tests have the same answers of a person
     */
    Map<PersonTest, RoaringBitmap> everybody(Collection<PersonTest> tests, Until untils, Progress progress) {
        return ask(tests, sql -> gate(sql, EVERYBODY), this::each, untils, progress);
    }

    /** Asks some. */
    Map<PersonTest, RoaringBitmap> some(
            Collection<PersonTest> tests, RoaringBitmap whom, Until untils, Progress progress) {
        database.run("CREATE OR REPLACE TEMP TABLE " + WHOM + " (n INTEGER)");
        database.append(WHOM, whom, (n, row) -> {});
        for (String table : List.of(Layout.PERSONS, Layout.CONSENTS, Layout.RESTRICTIONS)) {
            String columns = table.equals(Layout.PERSONS) ? "n, birth, age, retain_until" : "*";
            database.run("CREATE OR REPLACE TEMP TABLE " + OF + table + " AS SELECT " + columns + " FROM " + table
                    + " WHERE n IN (SELECT n FROM " + WHOM + ")");
        }
        return ask(tests, sql -> gate(sql, EVERYBODY, OF), this::together, untils, progress);
    }

    interface Until {
        /** @param minute since 1970 */
        void is(int n, int minute);
    }

    private interface Gate {
        String of(GateSql sql);
    }

    private interface Asking {
        Map<PersonTest, RoaringBitmap> holds(Map<PersonTest, String> conditions, Progress progress);
    }

    private Map<PersonTest, RoaringBitmap> ask(
            Collection<PersonTest> tests, Gate gate, Asking asking, Until untils, Progress progress) {
        GateSql sql = new GateSql(asOf, products);
        Map<PersonTest, String> conditions = sql.conditions(new ArrayList<>(tests));
        String until = sql.until(tests);
        progress.at(Said.of("reading the consent ledger"), 0);
        database.run("CREATE OR REPLACE TEMP TABLE " + GATE + " AS " + gate.of(sql));
        database.each("SELECT n, " + until + " FROM " + GATE, row -> untils.is(row.getInt(1), row.getInt(2)));
        Map<PersonTest, RoaringBitmap> holds = asking.holds(conditions, progress);
        database.run("DROP TABLE " + GATE);
        return holds;
    }

    /** One after the other: of everybody, a query's own cost is nothing. */
    private Map<PersonTest, RoaringBitmap> each(Map<PersonTest, String> conditions, Progress progress) {
        Map<PersonTest, RoaringBitmap> holds = new LinkedHashMap<>();
        conditions.forEach((test, condition) -> {
            progress.at(Said.of("asking the gate"), 0.4 + 0.6 * holds.size() / conditions.size());
            RoaringBitmapWriter<RoaringBitmap> writer =
                    RoaringBitmapWriter.writer().get();
            database.each("SELECT n FROM " + GATE + " WHERE " + condition, row -> writer.add(row.getInt(1)));
            holds.put(test, writer.get());
        });
        return holds;
    }

    /** Many in one query: of a few persons, a query's own cost is all. */
    private Map<PersonTest, RoaringBitmap> together(Map<PersonTest, String> conditions, Progress progress) {
        Map<PersonTest, RoaringBitmap> holds = new LinkedHashMap<>();
        List<PersonTest> tests = List.copyOf(conditions.keySet());
        for (int from = 0; from < tests.size(); from += AT_ONCE) {
            progress.at(Said.of("asking the gate"), 0.4 + 0.6 * from / tests.size());
            List<PersonTest> some = tests.subList(from, Math.min(tests.size(), from + AT_ONCE));
            some.forEach(test -> holds.put(test, new RoaringBitmap()));
            List<RoaringBitmap> sets = some.stream().map(holds::get).toList();
            String columns = some.stream().map(conditions::get).collect(Collectors.joining("), (", "(", ")"));
            database.each("SELECT n, " + columns + " FROM " + GATE, row -> {
                int n = row.getInt(1);
                for (int i = 0; i < sets.size(); i++) {
                    if (row.getBoolean(i + 2)) {
                        sets.get(i).add(n);
                    }
                }
            });
        }
        return holds;
    }

    /**
     * The query that makes the table which the gate's conditions are about.
     *
     * @param whom a condition on {@code n}
     */
    static String gate(GateSql sql, String whom) {
        return gate(sql, whom, "");
    }

    /** @param prefix of the names of the tables */
    private static String gate(GateSql sql, String whom, String prefix) {
        return "SELECT p.n, p.birth, p.age, p.retain_until" + grouped(sql.consentColumns(), "c")
                + grouped(sql.restrictionColumns(), "r") + " FROM (SELECT * FROM " + prefix + Layout.PERSONS + " WHERE "
                + whom + ") p" + join(sql.consentColumns(), prefix + Layout.CONSENTS, whom, "c")
                + join(sql.restrictionColumns(), prefix + Layout.RESTRICTIONS, whom, "r");
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
}
