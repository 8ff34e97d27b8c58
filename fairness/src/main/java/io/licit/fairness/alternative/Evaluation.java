package io.licit.fairness.alternative;

import io.licit.fairness.alternative.Cells.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every rule that changes the conditions asked about, from one count of persons.
 *
 * <p>A Boolean function f of conditions x is the sum over their subsets S of a(S) times the product of the x in S, where
 * a(S) is the sum over the subsets T of S of (-1)^|S - T| f(T): its Möbius form (Rota 1964; Hammer and Rudeanu 1968). So
 * the persons of a rule are sums over codes of products of noughts and ones, taken one condition at a time. The first
 * condition's variants are gone through one after the other, so that only the others' codes take room, and neighbouring
 * variants share their sums.
 */
final class Evaluation {
    /** Numbers held at once at most: 64 MiB of them. */
    private static final double ROOM = 8 << 20;

    private final Asked asked;
    private final Gauge gauge;

    /** By condition, variant and code. */
    private final boolean[][][] holds;

    /** Conditions besides the first, how many codes and how many variants they have: at most two. */
    private final int others;

    private final int[] codes = {1, 1};
    private final int[] variants = {1, 1};

    /** By truth table of the other conditions, and subset of them, a(subset). */
    private final int[][] coefficients;

    /** The cells by the first condition's code. */
    private final List<List<Cell>> byFirst = new ArrayList<>();

    /** By the first condition's code, whether the sums take it as true. */
    private final boolean[] truth;

    /** For each subset of the other conditions, sums of a(subset) times what is measured, by the codes of that subset. */
    private final double[][] sums;

    /** Counts of something else than was asked for are an {@link IllegalStateException}. */
    Evaluation(Problem problem, Asked asked, Gauge gauge, Cells cells) {
        this.asked = asked;
        this.gauge = gauge;
        holds = asked.varied().stream().map(varied -> holds(asked, varied)).toArray(boolean[][][]::new);
        others = Math.max(0, holds.length - 1);
        for (int i = 0; i < others; i++) {
            codes[i] = asked.varied().get(i + 1).codes();
            variants[i] = asked.varied().get(i + 1).variants().size();
        }
        coefficients = coefficients(others);
        truth = new boolean[holds.length == 0 ? 1 : asked.varied().get(0).codes()];
        sums = new double[1 << others][];
        for (int subset = 0; subset < sums.length; subset++) {
            int second = (subset & 1) != 0 ? codes[0] : 1;
            int third = (subset & 2) != 0 ? codes[1] : 1;
            sums[subset] = new double[second * third * gauge.length()];
        }
        sum(checked(problem, cells.cells()));
    }

    private void sum(List<Cell> cells) {
        for (int code = 0; code < truth.length; code++) {
            byFirst.add(new ArrayList<>());
        }
        for (Cell cell : cells) {
            byFirst.get(cell.code() / (codes[0] * codes[1])).add(cell);
        }
        for (List<Cell> some : byFirst) {
            some.forEach(cell -> add(cell, false, 1));
        }
    }

    private static boolean[][] holds(Asked asked, Varied varied) {
        return varied.variants().stream()
                .map(variant -> variant.dropped() ? neutral(asked, varied) : variant.holds())
                .toArray(boolean[][]::new);
    }

    private static boolean[] neutral(Asked asked, Varied varied) {
        boolean[] neutral = new boolean[varied.codes()];
        Arrays.fill(neutral, Shape.neutral(asked.formula(), varied.literal()));
        return neutral;
    }

    /** Whether so much can be held at once. */
    static boolean fits(Asked asked, Gauge gauge) {
        double codes = 1;
        double rules = 1;
        for (Varied varied : asked.varied()
                .subList(Math.min(1, asked.varied().size()), asked.varied().size())) {
            codes *= varied.codes();
            rules *= varied.variants().size();
        }
        double all =
                asked.varied().isEmpty() ? 1 : codes * asked.varied().get(0).codes();
        return all <= Integer.MAX_VALUE && (2 * codes + 2 * rules) * gauge.length() <= ROOM;
    }

    /** Who looks at a rule. */
    interface Looking {
        /**
         * @param variants of each condition asked about
         * @param measures as the gauge reads them; the looker's to keep
         * @return whether to go on
         */
        boolean at(int[] variants, double[] measures);
    }

    /** The rule that changes none of the conditions. */
    double[] unchanged() {
        return measures(rules(0), 0);
    }

    /** Shows every rule that changes all of the conditions, the last condition's variants fastest. */
    boolean each(Looking looking) {
        for (int first = 1; first < holds[0].length; first++) {
            double[] rules = rules(first);
            for (int second = Math.min(1, variants[0] - 1); second < variants[0]; second++) {
                for (int third = Math.min(1, variants[1] - 1); third < variants[1]; third++) {
                    int[] chosen = Arrays.copyOf(new int[] {first, second, third}, holds.length);
                    if (changed(chosen) && !looking.at(chosen, measures(rules, second * variants[1] + third))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean changed(int[] chosen) {
        return Arrays.stream(chosen).allMatch(variant -> variant > 0);
    }

    private double[] measures(double[] rules, int index) {
        return Arrays.copyOfRange(rules, index * gauge.length(), (index + 1) * gauge.length());
    }

    /** The numbers of all rules with that variant of the first condition, by the variants of the others. */
    private double[] rules(int first) {
        if (holds.length > 0) {
            turn(first);
        }
        int length = gauge.length();
        double[] rules = new double[variants[0] * variants[1] * length];
        for (int subset = 0; subset < sums.length; subset++) {
            double[] part = sums[subset];
            boolean second = (subset & 1) != 0;
            boolean third = (subset & 2) != 0;
            if (third) {
                part = transform(part, second ? codes[0] : 1, holds[2], length);
            }
            if (second) {
                part = transform(part, 1, holds[1], (third ? variants[1] : 1) * length);
            }
            for (int i = 0; i < variants[0]; i++) {
                for (int j = 0; j < variants[1]; j++) {
                    int from = ((second ? i * (third ? variants[1] : 1) : 0) + (third ? j : 0)) * length;
                    add(part, from, rules, (i * variants[1] + j) * length, length, 1);
                }
            }
        }
        return rules;
    }

    /** Moves the sums to another variant of the first condition: cells count anew whose code it is no longer as true of. */
    private void turn(int first) {
        for (int code = 0; code < truth.length; code++) {
            if (truth[code] != holds[0][first][code]) {
                truth[code] = !truth[code];
                for (Cell cell : byFirst.get(code)) {
                    add(cell, truth[code], 1);
                    add(cell, !truth[code], -1);
                }
            }
        }
    }

    private void add(Cell cell, boolean first, int sign) {
        int[] times = coefficients[left(cell.residual(), first)];
        int both = cell.code() % (codes[0] * codes[1]);
        for (int subset = 0; subset < sums.length; subset++) {
            if (times[subset] != 0) {
                int code = subset == 0 ? 0 : subset == 1 ? both / codes[1] : subset == 2 ? both % codes[1] : both;
                gauge.add(cell, sign * times[subset], sums[subset], code * gauge.length());
            }
        }
    }

    /** The truth table that is left of one where the first condition is settled. */
    private int left(int table, boolean first) {
        if (holds.length == 0) {
            return table;
        }
        int left = 0;
        for (int setting = 0; setting < 1 << others; setting++) {
            left |= (table >>> (setting << 1 | (first ? 1 : 0)) & 1) << setting;
        }
        return left;
    }

    private static int[][] coefficients(int others) {
        int[][] coefficients = new int[1 << (1 << others)][1 << others];
        for (int table = 0; table < coefficients.length; table++) {
            for (int subset = 0; subset < 1 << others; subset++) {
                coefficients[table][subset] = coefficient(table, subset);
            }
        }
        return coefficients;
    }

    private static int coefficient(int table, int subset) {
        int sum = 0;
        for (int part = subset; ; part = part - 1 & subset) {
            int sign = Integer.bitCount(subset ^ part) % 2 == 0 ? 1 : -1;
            sum += sign * (table >>> part & 1);
            if (part == 0) {
                return sum;
            }
        }
    }

    /**
     * Sums over the codes of which a variant is true; {@code inner} numbers stand behind every code. A variant begins with
     * the sums of the one before it where fewer codes tell the two apart than it is true of.
     */
    private static double[] transform(double[] from, int outer, boolean[][] holds, int inner) {
        int codes = holds[0].length;
        double[] to = new double[outer * holds.length * inner];
        boolean[] nothing = new boolean[codes];
        for (int variant = 0; variant < holds.length; variant++) {
            boolean[] begin = variant == 0 ? nothing : holds[variant - 1];
            boolean shared = differing(begin, holds[variant]) < differing(nothing, holds[variant]);
            boolean[] already = shared ? begin : nothing;
            for (int before = 0; before < outer; before++) {
                int at = (before * holds.length + variant) * inner;
                if (shared) {
                    System.arraycopy(to, at - inner, to, at, inner);
                }
                for (int code = 0; code < codes; code++) {
                    if (holds[variant][code] != already[code]) {
                        add(from, (before * codes + code) * inner, to, at, inner, already[code] ? -1 : 1);
                    }
                }
            }
        }
        return to;
    }

    private static int differing(boolean[] one, boolean[] other) {
        int differing = 0;
        for (int code = 0; code < one.length; code++) {
            differing += one[code] == other[code] ? 0 : 1;
        }
        return differing;
    }

    private static void add(double[] from, int at, double[] to, int begin, int length, int sign) {
        for (int i = 0; i < length; i++) {
            to[begin + i] += sign * from[at + i];
        }
    }

    private List<Cell> checked(Problem problem, List<Cell> cells) {
        long tables = 1L << (1 << asked.varied().size());
        int halves = problem.halves() ? 2 : 1;
        int combinations = problem.persons()[0].length;
        for (Cell cell : cells) {
            boolean known = within(cell.residual(), tables)
                    && within(cell.code(), asked.codes())
                    && within(cell.combination(), combinations)
                    && within(cell.half(), halves);
            if (!known || cell.persons() < 0 || !Double.isFinite(cell.value())) {
                throw new IllegalStateException("what was counted is not what was asked for: " + cell);
            }
        }
        return cells;
    }

    private static boolean within(int number, long limit) {
        return 0 <= number && number < limit;
    }
}
