package io.licit.engine;

import io.licit.core.catalogue.Type;
import io.licit.core.plan.GateReading;
import io.licit.core.plan.PersonTest;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Expr;
import io.licit.core.segment.Types;
import io.licit.engine.Explanation.Answer;
import io.licit.engine.Explanation.Condition;
import io.licit.engine.bits.Truth;
import io.licit.engine.sql.Layout;
import io.licit.engine.sql.Sql;
import io.licit.engine.sql.StateSql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** Tells of one person what each part of a segment's condition says, and which rules leave her out. */
final class Explaining {
    private final Plan plan;
    private final Database database;
    private final PreparedColumns prepared;
    private final long persons;
    private final Heeded heeded;

    Explaining(Plan plan, Database database, PreparedColumns prepared, Heeded heeded) {
        this.plan = plan;
        this.database = database;
        this.prepared = prepared;
        this.persons = prepared.persons();
        this.heeded = heeded;
    }

    Optional<Explanation> of(String segment, String personId) {
        Optional<Integer> number = database.first(
                "SELECT n FROM " + Layout.PERSONS + " WHERE id = " + Sql.text(personId.strip()), row -> row.getInt(1));
        return number.map(n -> explain(segment, n));
    }

    private Explanation explain(String id, int n) {
        Plan.SegmentPlan segment = plan.segments().stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plan has no segment " + id));
        Map<String, Expr> leaves = new LinkedHashMap<>();
        ConditionAnswers.leaves(segment.condition()).forEach(leaf -> leaves.putIfAbsent(Canonical.text(leaf), leaf));
        StateSql state = PlanRun.state(plan, prepared);
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> answers = new LinkedHashMap<>();
        leaves.forEach((text, leaf) -> {
            if (!(leaf instanceof Expr.InSegment)) {
                values.put(text, state.text(operand(leaf)));
                answers.put(text, state.condition(leaf));
            }
        });
        state.statements().forEach(database::run);
        Map<String, Truth> segments = ConditionAnswers.of(plan, database, prepared, Progress.none());
        List<Condition> conditions = new ArrayList<>();
        leaves.forEach((text, leaf) -> conditions.add(
                leaf instanceof Expr.InSegment other
                        ? referred(text, segments.getOrDefault(other.segment(), Truth.unknown(persons)), n)
                        : condition(text, leaf, values, answers, state, n)));
        Truth truth = segments.getOrDefault(id, Truth.unknown(persons));
        List<String> excludedBy = excludedBy(segment, n);
        return new Explanation(truth.yes().contains(n), excludedBy.isEmpty(), conditions, excludedBy);
    }

    private Condition condition(
            String text, Expr leaf, Map<String, String> values, Map<String, String> answers, StateSql state, int n) {
        String query = "SELECT " + values.get(text) + ", CAST(" + answers.get(text) + " AS VARCHAR) FROM "
                + state.source() + " WHERE n = " + n;
        return database.first(query, row -> {
                    Type type = Types.of(operand(leaf));
                    Optional<String> value = Optional.ofNullable(row.getString(1))
                            .map(read -> type == Type.NUMBER ? number(read) : read);
                    String answer = Optional.ofNullable(row.getString(2)).orElse("unknown");
                    return new Condition(text, value, type, Answer.valueOf(answer.toUpperCase(Locale.ROOT)));
                })
                .orElseThrow(() -> new IllegalStateException("a person without a state"));
    }

    private static Condition referred(String text, Truth truth, int n) {
        Answer answer =
                truth.yes().contains(n) ? Answer.TRUE : truth.unknown().contains(n) ? Answer.UNKNOWN : Answer.FALSE;
        Optional<String> value = answer == Answer.UNKNOWN
                ? Optional.empty()
                : Optional.of(answer.name().toLowerCase(Locale.ROOT));
        return new Condition(text, value, Type.BOOLEAN, answer);
    }

    /** What a person would look at: the side of a comparison that is not written out. */
    private static Expr operand(Expr leaf) {
        if (leaf instanceof Expr.Compare compare) {
            return isLiteral(compare.left()) ? compare.right() : compare.left();
        }
        if (leaf instanceof Expr.In in) {
            return in.value();
        }
        if (leaf instanceof Expr.Between between) {
            return between.value();
        }
        if (leaf instanceof Expr.Like like) {
            return like.value();
        }
        return leaf instanceof Expr.IsNull test ? test.value() : leaf;
    }

    private static boolean isLiteral(Expr expr) {
        return expr instanceof Expr.Number
                || expr instanceof Expr.Text
                || expr instanceof Expr.Bool
                || expr instanceof Expr.Date
                || expr instanceof Expr.Today;
    }

    /** Numbers without an exponent and without a point that nothing follows. */
    static String number(String value) {
        BigDecimal number = new BigDecimal(value);
        return (number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros()).toPlainString();
    }

    /** She alone is asked. */
    private List<String> excludedBy(Plan.SegmentPlan segment, int n) {
        RoaringBitmap her = RoaringBitmap.bitmapOf(n);
        boolean recorded = heeded.only(database, her).mark().version() > 0;
        GateAsk ask = new GateAsk(database, plan.asOf(), recorded || LedgerLoad.tellsProducts(database));
        Map<PersonTest, RoaringBitmap> holds =
                ask.some(GateAsk.tests(plan), her, (person, minute) -> {}, Progress.none());
        String place = database.first(
                        "SELECT pl.country, pl.region FROM " + Layout.PERSONS + " p JOIN " + Layout.PLACES
                                + " pl ON pl.place = p.place WHERE p.n = " + n,
                        row -> GateReading.placeOf(segment.gate().places(), row.getString(1), row.getString(2)))
                .orElseThrow(() -> new IllegalStateException("a person without a place"));
        Set<String> rules = new LinkedHashSet<>();
        for (Plan.GateTest test : segment.gate().tests()) {
            boolean is = test.test() instanceof PersonTest.Always
                    || holds.getOrDefault(test.test(), her).contains(n);
            if (is && test.places().contains(place)) {
                rules.add(test.rule());
            }
        }
        return List.copyOf(rules);
    }
}
