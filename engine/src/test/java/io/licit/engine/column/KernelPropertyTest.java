package io.licit.engine.column;

import static org.assertj.core.api.Assertions.assertThat;

import io.licit.engine.bits.Truth;
import io.licit.engine.column.RandomColumns.Made;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

/** The kernel says of every person what plain Java says of her code. */
final class KernelPropertyTest {
    private static final int ROUNDS = 60;
    private static final int FORMULAS = 12;

    private final Random random = new Random(20_261_129);
    private final RandomColumns columns = new RandomColumns(random);

    /** A formula, and what it says of one person. */
    private record Checked(Formula formula, Naive naive) {}

    private interface Naive {
        Predicate.Answer of(int person);
    }

    @Test
    void every_formula_is_true_unknown_and_false_of_the_same_persons() {
        for (int round = 0; round < ROUNDS; round++) {
            int persons = RandomColumns.SIZES.get(random.nextInt(RandomColumns.SIZES.size()));
            List<Made> made = List.of(columns.made(persons), columns.made(persons), columns.made(persons));
            List<Checked> all = new ArrayList<>();
            for (int i = 0; i < FORMULAS; i++) {
                all.add(formula(made, all, 3));
            }
            List<Truth> truths =
                    Kernel.answer(all.stream().map(Checked::formula).toList(), persons);
            for (int i = 0; i < FORMULAS; i++) {
                check(truths.get(i), all.get(i), persons);
            }
        }
    }

    @Test
    void of_some_blocks_the_answers_are_those_of_all_within_them() {
        for (int round = 0; round < ROUNDS / 4; round++) {
            int persons = 3 * Kernel.BLOCK + random.nextInt(Kernel.BLOCK);
            List<Made> made = List.of(columns.made(persons), columns.made(persons), columns.made(persons));
            List<Checked> all = new ArrayList<>();
            for (int i = 0; i < FORMULAS; i++) {
                all.add(formula(made, all, 3));
            }
            List<Formula> formulas = all.stream().map(Checked::formula).toList();
            int out = random.nextInt(4);
            List<Truth> whole = Kernel.answer(formulas, persons);
            List<Truth> some = Kernel.answer(formulas, persons, block -> block != out);
            for (int i = 0; i < FORMULAS; i++) {
                assertThat(some.get(i)).isEqualTo(without(whole.get(i), (long) out * Kernel.BLOCK));
            }
        }
    }

    @Test
    void among_some_persons_a_formula_is_true_of_those_who_are_in_both() {
        for (int round = 0; round < ROUNDS / 2; round++) {
            int persons = RandomColumns.SIZES.get(random.nextInt(RandomColumns.SIZES.size()));
            List<Made> made = List.of(columns.made(persons), columns.made(persons));
            List<Checked> all = new ArrayList<>();
            List<Kernel.Among> among = new ArrayList<>();
            for (int i = 0; i < FORMULAS; i++) {
                all.add(formula(made, all, 3));
                among.add(new Kernel.Among(random.nextInt(i + 1), some(persons)));
            }
            List<Formula> formulas = all.stream().map(Checked::formula).toList();
            int out = random.nextInt(4);
            Kernel.Answers answers = Kernel.answerAmong(formulas, among, persons, block -> block != out);
            assertThat(answers.truths()).isEqualTo(Kernel.answer(formulas, persons, block -> block != out));
            for (int i = 0; i < FORMULAS; i++) {
                RoaringBitmap yes = answers.truths().get(among.get(i).formula()).yes();
                RoaringBitmap found = answers.among().get(i);
                assertThat(found).isEqualTo(RoaringBitmap.and(yes, among.get(i).persons()));
                assertThat(found.validate()).isTrue();
            }
        }
    }

    /** Nobody, everybody, a few, many, or runs of persons; some beyond those that there are. */
    private RoaringBitmap some(int persons) {
        RoaringBitmap some = new RoaringBitmap();
        int kind = random.nextInt(5);
        if (kind == 1) {
            some.add(0L, persons + 10L);
        }
        for (int i = 0; kind > 1 && i < persons; i++) {
            int share = kind == 2 ? 500 : kind == 3 ? 2 : 40;
            if (random.nextInt(share) == 0) {
                some.add((long) i, i + (kind == 4 ? 30L : 1L));
            }
        }
        some.runOptimize();
        return some;
    }

    private static Truth without(Truth truth, long from) {
        return new Truth(
                RoaringBitmap.remove(truth.yes(), from, from + Kernel.BLOCK),
                RoaringBitmap.remove(truth.unknown(), from, from + Kernel.BLOCK));
    }

    private static void check(Truth truth, Checked expected, int persons) {
        assertThat(truth.yes().validate()).isTrue();
        assertThat(truth.unknown().validate()).isTrue();
        for (int n = 0; n < persons; n++) {
            Predicate.Answer answer = truth.yes().contains(n)
                    ? Predicate.Answer.YES
                    : truth.unknown().contains(n) ? Predicate.Answer.UNKNOWN : Predicate.Answer.NO;
            if (answer != expected.naive.of(n)) {
                assertThat(answer).as("person %d: %s", n, expected.formula).isEqualTo(expected.naive.of(n));
            }
        }
        assertThat(truth.yes().isEmpty() || truth.yes().last() < persons).isTrue();
        assertThat(truth.unknown().isEmpty() || truth.unknown().last() < persons)
                .isTrue();
    }

    private Checked formula(List<Made> made, List<Checked> earlier, int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 8);
        if (kind == 0 && !earlier.isEmpty()) {
            int index = random.nextInt(earlier.size());
            return new Checked(new Formula.Earlier(index), earlier.get(index).naive);
        }
        if (kind == 1 && random.nextInt(4) == 0) {
            Predicate.Answer answer = Predicate.Answer.values()[random.nextInt(3)];
            return new Checked(new Formula.Known(answer), person -> answer);
        }
        if (kind < 4) {
            Made column = made.get(random.nextInt(made.size()));
            Predicate predicate = columns.predicate(column.codes());
            return new Checked(
                    new Formula.Test(column.column(), predicate),
                    person -> column.codes().get(person).map(predicate::of).orElse(predicate.ofNull()));
        }
        if (kind == 4) {
            Checked operand = formula(made, earlier, depth - 1);
            return new Checked(
                    new Formula.Not(operand.formula),
                    person -> operand.naive.of(person).not());
        }
        return connected(made, earlier, depth, kind < 6);
    }

    private Checked connected(List<Made> made, List<Checked> earlier, int depth, boolean and) {
        List<Checked> operands = new ArrayList<>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            operands.add(formula(made, earlier, depth - 1));
        }
        List<Formula> formulas = operands.stream().map(Checked::formula).toList();
        Predicate.Answer decides = and ? Predicate.Answer.NO : Predicate.Answer.YES;
        return new Checked(and ? new Formula.All(formulas) : new Formula.Any(formulas), person -> {
            boolean unknown = false;
            for (Checked operand : operands) {
                Predicate.Answer answer = operand.naive.of(person);
                if (answer == decides) {
                    return decides;
                }
                unknown |= answer == Predicate.Answer.UNKNOWN;
            }
            return unknown ? Predicate.Answer.UNKNOWN : decides.not();
        });
    }
}
