package io.licit.fairness.alternative;

import io.licit.fairness.cause.Formula;
import io.licit.fairness.cause.Formula.All;
import io.licit.fairness.cause.Formula.Any;
import io.licit.fairness.cause.Formula.Literal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Formulas and conditions to try the search on. */
final class Rules {
    private Rules() {}

    static Formula all(int... literals) {
        return new All(literals(literals));
    }

    static Formula any(int... literals) {
        return new Any(literals(literals));
    }

    private static List<Formula> literals(int... literals) {
        return IntStream.of(literals).<Formula>mapToObj(Literal::new).toList();
    }

    /** Literals 0 to {@code literals} - 1, each once, under connectives nested as chance has it. */
    static Formula random(Random random, int literals) {
        List<Formula> parts =
                new ArrayList<>(literals(IntStream.range(0, literals).toArray()));
        while (parts.size() > 1) {
            Collections.shuffle(parts, random);
            int taken = random.nextInt(2, Math.min(4, parts.size()) + 1);
            List<Formula> operands = List.copyOf(parts.subList(0, taken));
            parts.subList(0, taken).clear();
            parts.add(random.nextBoolean() ? new All(operands) : new Any(operands));
        }
        return parts.get(0);
    }

    /** {@code x >= t}, where a code tells how many of {@code codes} - 1 thresholds are met; may be left out, too. */
    static Varied threshold(int literal, int codes, int stands) {
        List<Varied.Variant> variants = new ArrayList<>();
        variants.add(Varied.Variant.original("x" + literal + " >= " + stands, met(codes, stands)));
        for (int threshold = 1; threshold < codes; threshold++) {
            if (threshold != stands) {
                variants.add(Varied.Variant.moved("x" + literal + " >= " + threshold, met(codes, threshold)));
            }
        }
        variants.add(Varied.Variant.leftOut());
        return new Varied(literal, "x" + literal + " >= " + stands, codes, variants);
    }

    static boolean[] met(int codes, int threshold) {
        boolean[] met = new boolean[codes];
        for (int code = threshold; code < codes; code++) {
            met[code] = true;
        }
        return met;
    }

    /** Variants that are true of codes as chance has it, as those of swapped columns may be. */
    static Varied scattered(Random random, int literal) {
        int codes = random.nextInt(1, 6);
        List<Varied.Variant> variants = new ArrayList<>();
        variants.add(Varied.Variant.original("y" + literal, coins(random, codes)));
        for (int other = 0; other < random.nextInt(1, 4); other++) {
            variants.add(Varied.Variant.swapped("y" + literal + "-" + other, coins(random, codes)));
        }
        variants.add(random.nextInt(variants.size()) + 1, Varied.Variant.leftOut());
        return new Varied(literal, "y" + literal, codes, variants);
    }

    private static boolean[] coins(Random random, int codes) {
        boolean[] coins = new boolean[codes];
        for (int code = 0; code < codes; code++) {
            coins[code] = random.nextBoolean();
        }
        return coins;
    }
}
