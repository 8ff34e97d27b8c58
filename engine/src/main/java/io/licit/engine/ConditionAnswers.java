package io.licit.engine;

import io.licit.core.diagnostic.Said;
import io.licit.core.plan.Plan;
import io.licit.core.segment.Canonical;
import io.licit.core.segment.Expr;
import io.licit.engine.AtomSplit.Split;
import io.licit.engine.bits.Truth;
import io.licit.engine.column.Column;
import io.licit.engine.column.Formula;
import io.licit.engine.column.Kernel;
import io.licit.engine.column.Predicate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.roaringbitmap.RoaringBitmap;

/**
 * The truth of every segment's condition for every person. The leaves of logic are atoms: each is a test of a prepared
 * column, and a column is made once, however many atoms and commands use it. Everything after that is algebra.
 */
final class ConditionAnswers {
    private static final double PREPARED = 0.9;

    private final Map<String, Truth> segments = new LinkedHashMap<>();
    private final Map<String, RoaringBitmap> among = new HashMap<>();
    private final Map<String, Truth> conditions = new HashMap<>();

    private ConditionAnswers() {}

    /** By segment id. Segments are answered in the plan's order, so that one referred to comes before. */
    static Map<String, Truth> of(Plan plan, Database database, PreparedColumns prepared, Progress progress) {
        return of(new Wanted(plan, List.of(), Map.of(), block -> true), database, prepared, progress).segments;
    }

    /**
     * What is to be answered.
     *
     * @param among persons of whom it is asked by itself who meets a segment's condition, by the segment's id
     * @param further conditions, beside those of the plan's segments; {@link #truth} gives the answers
     * @param blocks of the kernel's, that hold the persons to be asked about
     */
    record Wanted(Plan plan, Collection<Expr> further, Map<String, RoaringBitmap> among, IntPredicate blocks) {}

    static ConditionAnswers of(Wanted wanted, Database database, PreparedColumns prepared, Progress progress) {
        Plan plan = wanted.plan();
        Collection<Expr> further = wanted.further();
        List<Expr> asked = new ArrayList<>();
        plan.segments().forEach(segment -> asked.add(segment.condition()));
        asked.addAll(further);
        Map<String, Expr> atoms = new LinkedHashMap<>();
        asked.forEach(condition -> collect(condition, atoms));
        Map<String, Formula> tests = new Tests(plan, database, prepared).of(atoms, progress.between(0, PREPARED));
        progress.at(Said.of("evaluating conditions"), PREPARED);
        Map<String, Integer> earlier = new HashMap<>();
        List<Formula> formulas = new ArrayList<>();
        Function<Expr, Formula> leaf = atom -> Optional.ofNullable(tests.get(Canonical.text(atom)))
                .orElseThrow(() -> new IllegalStateException("a condition that was not asked"));
        for (Plan.SegmentPlan segment : plan.segments()) {
            formulas.add(formula(segment.condition(), leaf, earlier));
            earlier.put(segment.id(), formulas.size() - 1);
        }
        further.forEach(condition -> formulas.add(formula(condition, leaf, earlier)));
        ConditionAnswers answers = new ConditionAnswers();
        List<String> asking =
                wanted.among().keySet().stream().filter(earlier::containsKey).toList();
        List<Kernel.Among> among = asking.stream()
                .map(id -> new Kernel.Among(
                        earlier.getOrDefault(id, 0), wanted.among().getOrDefault(id, new RoaringBitmap())))
                .toList();
        Kernel.Answers found = Kernel.answerAmong(formulas, among, prepared.persons(), wanted.blocks());
        List<Truth> truths = found.truths();
        for (int i = 0; i < asking.size(); i++) {
            answers.among.put(asking.get(i), found.among().get(i));
        }
        earlier.forEach((id, index) -> answers.segments.put(id, truths.get(index)));
        for (int i = 0; i < asked.size(); i++) {
            answers.conditions.put(Canonical.text(asked.get(i)), truths.get(i));
        }
        return answers;
    }

    /** Makes the columns that a plan's conditions are tests of, one after the other; nothing is answered. */
    static void prepare(Plan plan, Database database, PreparedColumns prepared, Progress progress) {
        Map<String, Expr> atoms = atoms(plan);
        Tests tests = new Tests(plan, database, prepared);
        int done = 0;
        for (Map.Entry<String, Expr> atom : atoms.entrySet()) {
            progress.at(Said.of("preparing columns"), (double) done++ / atoms.size());
            tests.of(Map.of(atom.getKey(), atom.getValue()), Progress.none());
        }
    }

    private static Map<String, Expr> atoms(Plan plan) {
        Map<String, Expr> atoms = new LinkedHashMap<>();
        plan.segments().forEach(segment -> collect(segment.condition(), atoms));
        return atoms;
    }

    /** Whether none of these columns would have to be made. */
    static boolean isPrepared(Plan plan, Database database, PreparedColumns prepared) {
        Tests tests = new Tests(plan, database, prepared);
        return atoms(plan).values().stream().allMatch(tests::isThere);
    }

    /** By segment id. */
    Map<String, Truth> segments() {
        return segments;
    }

    /** Who meets a segment's condition of those of whom it was asked, if it was. */
    Optional<RoaringBitmap> among(String segment) {
        return Optional.ofNullable(among.get(segment));
    }

    /** Of a segment's condition or of one of the further conditions. */
    Truth truth(Expr condition) {
        Truth known = conditions.get(Canonical.text(condition));
        if (known == null) {
            throw new IllegalStateException("a condition that was not asked");
        }
        return known;
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

    /**
     * A condition's logic.
     *
     * @param leaf what a leaf of it is, other segments aside
     * @param earlier where the formulas of other segments stand
     */
    static Formula formula(Expr condition, Function<Expr, Formula> leaf, Map<String, Integer> earlier) {
        if (condition instanceof Expr.Not not) {
            return new Formula.Not(formula(not.operand(), leaf, earlier));
        }
        if (condition instanceof Expr.Logic logic) {
            List<Formula> operands = logic.operands().stream()
                    .map(operand -> formula(operand, leaf, earlier))
                    .toList();
            return logic.and() ? new Formula.All(operands) : new Formula.Any(operands);
        }
        if (condition instanceof Expr.InSegment other) {
            return Optional.ofNullable(earlier.get(other.segment()))
                    .<Formula>map(Formula.Earlier::new)
                    .orElse(new Formula.Known(Predicate.Answer.UNKNOWN));
        }
        return leaf.apply(condition);
    }

    /** Atoms as tests of columns, which are there then. */
    private static final class Tests {
        private final AtomSplit splitting;
        private final Database database;
        private final PreparedColumns prepared;
        private final LocalDate today;

        private Tests(Plan plan, Database database, PreparedColumns prepared) {
            this.splitting = new AtomSplit(plan);
            this.database = database;
            this.prepared = prepared;
            this.today = LocalDate.ofInstant(plan.asOf(), ZoneOffset.UTC);
        }

        private Map<String, Formula> of(Map<String, Expr> atoms, Progress progress) {
            Map<String, Formula> tests = new HashMap<>();
            Map<String, AtomSplit.Said> said = new LinkedHashMap<>();
            atoms.forEach((text, atom) -> {
                Split split = splitting.of(atom);
                if (split instanceof AtomSplit.Constant constant) {
                    tests.put(text, new Formula.Known(constant.answer()));
                } else {
                    said.put(text, (AtomSplit.Said) split);
                }
            });
            add(said, tests, progress.between(0, PREPARED));
            // What a column's codes can't tell is a truth value, computed for itself.
            Map<String, AtomSplit.Said> rest = new LinkedHashMap<>();
            atoms.forEach((text, atom) -> {
                if (!tests.containsKey(text)) {
                    rest.put(text, AtomSplit.whole(atom));
                }
            });
            add(rest, tests, progress.between(PREPARED, 1));
            return tests;
        }

        private boolean isThere(Expr atom) {
            if (!(splitting.of(atom) instanceof AtomSplit.Said said)) {
                return true;
            }
            Optional<Column> column = prepared.ifThere(said.source(), today);
            boolean isTold = column.filter(one -> said.saying().of(one.coding()).isPresent())
                    .isPresent();
            return isTold
                    || column.isPresent()
                            && prepared.ifThere(AtomSplit.whole(atom).source(), today)
                                    .isPresent();
        }

        private void add(Map<String, AtomSplit.Said> said, Map<String, Formula> tests, Progress progress) {
            Map<String, Column> columns = prepared.columns(
                    database,
                    today,
                    said.values().stream().map(AtomSplit.Said::source).toList(),
                    progress);
            said.forEach((text, one) -> {
                Column column = Optional.ofNullable(columns.get(one.source().text()))
                        .orElseThrow(() -> new IllegalStateException("a column that was not made"));
                one.saying()
                        .of(column.coding())
                        .ifPresent(predicate -> tests.put(text, new Formula.Test(column, predicate)));
            });
        }
    }
}
