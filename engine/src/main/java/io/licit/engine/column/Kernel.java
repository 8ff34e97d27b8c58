package io.licit.engine.column;

import io.licit.engine.bits.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Answers formulas of all persons, block by block, several blocks at once. In a block every column is read once, every
 * test of it is made once, and formulas are connectives on words of 64 persons.
 */
public final class Kernel {
    /** Persons of a block. */
    public static final int BLOCK = Words.PERSONS;

    /** Neighbouring blocks that one thread takes, so that there is work for many. */
    private static final int TOGETHER = 4;

    private final long persons;
    private final Map<Formula.Test, Integer> tests = new HashMap<>();
    private final Map<Column, List<Asked>> columns = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    /** The formulas that others refer to. */
    private final BitSet earlier = new BitSet();

    private final List<Members> yes = new ArrayList<>();
    private final List<Members> unknown = new ArrayList<>();

    /** A test of a column, whose answer goes to a place. */
    private record Asked(Predicate predicate, Ranges possible, int to) {}

    /** A formula, or a part of one, that knows where its tests' answers are. */
    private interface Step {
        Three of(Pass pass);
    }

    /** How many of the formulas nobody wants the answers of, but others. */
    private final int given;

    private final List<Selecting> selecting = new ArrayList<>();

    private record Selecting(int formula, Members of, Members found) {}

    private Kernel(List<Formula> given, List<Formula> formulas, List<Among> among, long persons) {
        this.persons = persons;
        this.given = given.size();
        among.forEach(some -> selecting.add(
                new Selecting(some.formula(), Members.of(some.persons(), persons), new Members(persons))));
        given.forEach(formula -> steps.add(step(formula)));
        for (Formula formula : formulas) {
            steps.add(step(formula));
            yes.add(new Members(persons));
            unknown.add(new Members(persons));
        }
    }

    /** The truth of each formula of every person. */
    public static List<Truth> answer(List<Formula> formulas, long persons) {
        return answer(formulas, persons, block -> true);
    }

    /** The same of the persons of some blocks of {@link #BLOCK}; of all others neither true nor unknown. */
    public static List<Truth> answer(List<Formula> formulas, long persons, IntPredicate blocks) {
        return answer(List.of(), formulas, persons, blocks);
    }

    /**
     * The same, where the formulas refer to others that are given.
     *
     * @param given counts before the formulas, where these refer to each other
     */
    public static List<Truth> answer(List<Formula> given, List<Formula> formulas, long persons, IntPredicate blocks) {
        Kernel kernel = new Kernel(given, formulas, List.of(), persons);
        kernel.run(blocks);
        return kernel.truths();
    }

    /** Some persons, of whom it is asked who a formula is true of. */
    public record Among(int formula, RoaringBitmap persons) {}

    /** @param among in the order in which they were asked */
    public record Answers(List<Truth> truths, List<RoaringBitmap> among) {}

    /** Truths, and beside each other of whom among some persons they hold: found while a block is in the processor's cache. */
    public static Answers answerAmong(List<Formula> formulas, List<Among> among, long persons, IntPredicate blocks) {
        Kernel kernel = new Kernel(List.of(), formulas, among, persons);
        kernel.run(blocks);
        return new Answers(
                kernel.truths(),
                kernel.selecting.stream().map(one -> one.found.bitmap()).toList());
    }

    private List<Truth> truths() {
        return IntStream.range(0, yes.size()).mapToObj(this::truth).toList();
    }

    /** The persons of whom a predicate on a column is true. */
    public static RoaringBitmap select(Column column, Predicate predicate) {
        return answer(List.of(new Formula.Test(column, predicate)), column.persons())
                .get(0)
                .yes();
    }

    private Truth truth(int formula) {
        return new Truth(yes.get(formula).bitmap(), unknown.get(formula).bitmap());
    }

    private Step step(Formula formula) {
        if (formula instanceof Formula.Test test) {
            int place = place(test);
            return pass -> pass.answers[place];
        }
        if (formula instanceof Formula.Known known) {
            Three three = Three.of(known.answer());
            return pass -> three;
        }
        if (formula instanceof Formula.Not not) {
            Step operand = step(not.operand());
            return pass -> operand.of(pass).not(pass.scratch);
        }
        if (formula instanceof Formula.All all) {
            List<Step> operands = all.operands().stream().map(this::step).toList();
            return pass -> Three.all(pass.of(operands), pass.scratch);
        }
        if (formula instanceof Formula.Any any) {
            List<Step> operands = any.operands().stream().map(this::step).toList();
            return pass -> Three.any(pass.of(operands), pass.scratch);
        }
        return earlier(((Formula.Earlier) formula).index());
    }

    private int place(Formula.Test test) {
        Integer known = tests.putIfAbsent(test, tests.size());
        if (known != null) {
            return known;
        }
        if (test.column().persons() != persons) {
            throw new IllegalArgumentException("a column of other persons");
        }
        int place = tests.size() - 1;
        Predicate predicate = test.predicate();
        columns.computeIfAbsent(test.column(), key -> new ArrayList<>())
                .add(new Asked(predicate, predicate.possible(), place));
        return place;
    }

    private Step earlier(int index) {
        if (index >= steps.size()) {
            throw new IllegalArgumentException("not an earlier formula: " + index);
        }
        earlier.set(index);
        return pass -> pass.earlier[index];
    }

    private void run(IntPredicate wanted) {
        int blocks = Column.blocks(persons);
        int parts = (blocks + TOGETHER - 1) / TOGETHER;
        IntStream.range(0, parts).parallel().forEach(part -> {
            Pass pass = new Pass();
            for (int block = part * TOGETHER; block < Math.min(blocks, (part + 1) * TOGETHER); block++) {
                if (wanted.test(block)) {
                    pass.over(block);
                }
            }
        });
    }

    /** One thread's work, with room that it uses again. */
    private final class Pass {
        private final Slices slices = new Slices();
        private final Scratch scratch = new Scratch();
        private final Three[] answers = new Three[tests.size()];
        private final Three[] earlier = new Three[steps.size()];

        private void over(int block) {
            scratch.back(0);
            columns.forEach((column, asked) -> {
                slices.read(column.block(block));
                asked.forEach(test -> answers[test.to] = slices.of(test.predicate, test.possible, scratch));
            });
            for (int i = 0; i < steps.size(); i++) {
                int mark = scratch.mark();
                Three three = steps.get(i).of(this);
                if (i >= given) {
                    yes.get(i - given).put(block, three.yes());
                }
                if (i >= given && three.yes() != three.possible()) {
                    unknown.get(i - given).put(block, difference(three));
                }
                if (Kernel.this.earlier.get(i)) {
                    earlier[i] = three;
                } else {
                    scratch.back(mark);
                }
            }
            selecting.forEach(one -> one.found.putAmong(block, yes.get(one.formula), one.of));
        }

        private long[] difference(Three three) {
            long[] made = scratch.take();
            Words.copy(three.possible(), made);
            Words.andNot(made, three.yes());
            return made;
        }

        private List<Three> of(List<Step> operands) {
            List<Three> all = new ArrayList<>(operands.size());
            operands.forEach(operand -> all.add(operand.of(this)));
            return all;
        }
    }
}
