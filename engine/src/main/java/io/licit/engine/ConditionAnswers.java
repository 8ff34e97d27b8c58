package io.licit.engine;

import io.licit.core.plan.Plan;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Expr;
import io.licit.engine.bits.Truth;
import io.licit.engine.sql.StateSql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/**
 * The truth of every segment's condition for every person. The leaves of logic are atoms: each distinct one is asked of
 * the database once, however many segments use it; {@code and}, {@code or}, {@code not} and {@code in segment} are
 * algebra on what comes back.
 */
final class ConditionAnswers {
    private final Database database;
    private final long persons;
    private final Map<String, Truth> atoms = new HashMap<>();
    private final Map<String, Truth> segments = new HashMap<>();

    private ConditionAnswers(Database database, long persons) {
        this.database = database;
        this.persons = persons;
    }

    /** By segment id. Segments are answered in the plan's order, so that one referred to comes before. */
    static Map<String, Truth> of(Plan plan, Database database, StateSql state, long persons, Progress progress) {
        return with(plan, List.of(), database, state, persons, progress).segments;
    }

    /** The same, and answers to further conditions, which {@link #truth} gives. */
    static ConditionAnswers with(
            Plan plan, Collection<Expr> further, Database database, StateSql state, long persons, Progress progress) {
        ConditionAnswers answers = new ConditionAnswers(database, persons);
        Map<String, Expr> atoms = new LinkedHashMap<>();
        plan.segments().forEach(segment -> collect(segment.condition(), atoms));
        further.forEach(condition -> collect(condition, atoms));
        Map<String, String> conditions = new LinkedHashMap<>();
        atoms.forEach((text, atom) -> conditions.put(text, state.condition(atom)));
        progress.at("computing traits", 0);
        state.statements().forEach(database::run);
        int done = 0;
        for (Map.Entry<String, String> entry : conditions.entrySet()) {
            progress.at("evaluating conditions", 0.3 + 0.7 * done++ / conditions.size());
            answers.atoms.put(entry.getKey(), answers.ask(state.source(), entry.getValue()));
        }
        for (Plan.SegmentPlan segment : plan.segments()) {
            answers.segments.put(segment.id(), answers.truth(segment.condition()));
        }
        return answers;
    }

    /** By segment id. */
    Map<String, Truth> segments() {
        return segments;
    }

    /** The leaves of a condition's logic by canonical text, in the order of its text; other segments are none. */
    static void collect(Expr condition, Map<String, Expr> atoms) {
        leaves(condition).stream()
                .filter(leaf -> !(leaf instanceof Expr.InSegment))
                .forEach(leaf -> atoms.putIfAbsent(Canonical.text(leaf), leaf));
    }

    static List<Expr> leaves(Expr condition) {
        if (condition instanceof Expr.Not not) {
            return leaves(not.operand());
        }
        if (!(condition instanceof Expr.Logic logic)) {
            return List.of(condition);
        }
        List<Expr> all = new ArrayList<>();
        logic.operands().forEach(operand -> all.addAll(leaves(operand)));
        return all;
    }

    private Truth ask(String source, String condition) {
        RoaringBitmapWriter<RoaringBitmap> yes = RoaringBitmapWriter.writer().get();
        RoaringBitmapWriter<RoaringBitmap> unknown =
                RoaringBitmapWriter.writer().get();
        database.each(
                "SELECT n, " + condition + " IS NULL FROM " + source + " WHERE COALESCE(" + condition + ", true)",
                row -> (row.getBoolean(2) ? unknown : yes).add(row.getInt(1)));
        return new Truth(yes.get(), unknown.get());
    }

    /** Of a segment's condition, a part of one, or one of the further conditions. */
    Truth truth(Expr condition) {
        if (condition instanceof Expr.Not not) {
            return truth(not.operand()).not(persons);
        }
        if (condition instanceof Expr.Logic logic) {
            List<Truth> operands = logic.operands().stream().map(this::truth).toList();
            return logic.and() ? Truth.and(operands) : Truth.or(operands);
        }
        if (condition instanceof Expr.InSegment other) {
            return segments.getOrDefault(other.segment(), Truth.unknown(persons));
        }
        Truth known = atoms.get(Canonical.text(condition));
        if (known == null) {
            throw new IllegalStateException("a condition that was not asked");
        }
        return known;
    }
}
