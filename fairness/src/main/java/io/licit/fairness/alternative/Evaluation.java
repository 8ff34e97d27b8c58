package io.licit.fairness.alternative;

import io.licit.fairness.alternative.Cells.Cell;
import java.util.Arrays;
import java.util.List;

/**
 * Every rule that changes the conditions asked about, from one count of persons.
 *
 * <p>A Boolean function f of conditions x is the sum over their subsets S of a(S) times the product of the x in S, where
 * a(S) is the sum over the subsets T of S of (-1)^|S - T| f(T): its Möbius form (Rota 1964; Grabisch and Roubens 1999). So
 * the persons of a rule are sums over codes of products of noughts and ones, taken one condition at a time. The first
 * condition's variants are gone through one after the other, so that only the others' codes take room.
 */
final class Evaluation {
    /** Numbers held at once at most: 64 MiB of them. */
    private static final double ROOM = 8 << 20;

    private final Asked asked;
    private final Gauge gauge;
    private final List<Cell> cells;

    /** By condition, variant and code. */
    private final boolean[][][] holds;

    /** Conditions besides the first, how many codes and how many variants they have: at most two. */
    private final int others;

    private final int[] codes = {1, 1};
    private final int[] variants = {1, 1};

    Evaluation(Asked asked, Gauge gauge, Cells cells) {
        this.asked = asked;
        this.gauge = gauge;
        this.cells = cells.cells();
        holds = asked.varied().stream().map(varied -> holds(asked, varied)).toArray(boolean[][][]::new);
        others = Math.max(0, holds.length - 1);
        for (int i = 0; i < others; i++) {
            codes[i] = asked.varied().get(i + 1).codes();
            variants[i] = asked.varied().get(i + 1).variants().size();
        }
    }

    private static boolean[][] holds(Asked asked, Varied varied) {
        boolean[] dropped = new boolean[varied.codes()];
        Arrays.fill(dropped, Shape.neutral(asked.formula(), varied.literal()));
        return varied.variants().stream()
                .map(variant -> variant.dropped() ? dropped : variant.holds())
                .toArray(boolean[][]::new);
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
        double[][] byCode = byCode(first);
        int length = gauge.length();
        double[] rules = new double[variants[0] * variants[1] * length];
        for (int subset = 0; subset < byCode.length; subset++) {
            double[] part = byCode[subset];
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
                    add(part, from, rules, (i * variants[1] + j) * length, length);
                }
            }
        }
        return rules;
    }

    /** For each subset of the other conditions, sums of a(subset) times persons, by the codes of that subset. */
    private double[][] byCode(int first) {
        int length = gauge.length();
        double[][] sums = new double[1 << others][];
        for (int subset = 0; subset < sums.length; subset++) {
            sums[subset] = new double[((subset & 1) != 0 ? codes[0] : 1) * ((subset & 2) != 0 ? codes[1] : 1) * length];
        }
        int rest = codes[0] * codes[1];
        for (Cell cell : cells) {
            int table =
                    holds.length == 0 ? cell.residual() : left(cell.residual(), holds[0][first][cell.code() / rest]);
            int both = cell.code() % rest;
            int[] index = {0, both / codes[1], both % codes[1], both};
            for (int subset = 0; subset < sums.length; subset++) {
                int times = coefficient(table, subset);
                if (times != 0) {
                    gauge.add(cell, times, sums[subset], index[subset] * length);
                }
            }
        }
        return sums;
    }

    /** The truth table that is left of one where the first condition is settled. */
    private int left(int table, boolean first) {
        int left = 0;
        for (int setting = 0; setting < 1 << others; setting++) {
            left |= (table >>> (setting << 1 | (first ? 1 : 0)) & 1) << setting;
        }
        return left;
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

    /** Sums over the codes of which a variant is true; {@code inner} numbers stand behind every code. */
    private static double[] transform(double[] from, int outer, boolean[][] holds, int inner) {
        int codes = holds[0].length;
        double[] to = new double[outer * holds.length * inner];
        for (int before = 0; before < outer; before++) {
            for (int variant = 0; variant < holds.length; variant++) {
                for (int code = 0; code < codes; code++) {
                    if (holds[variant][code]) {
                        add(
                                from,
                                (before * codes + code) * inner,
                                to,
                                (before * holds.length + variant) * inner,
                                inner);
                    }
                }
            }
        }
        return to;
    }

    private static void add(double[] from, int at, double[] to, int begin, int length) {
        for (int i = 0; i < length; i++) {
            to[begin + i] += from[at + i];
        }
    }

    /** What was counted, if it is what was asked for; else an {@link IllegalStateException}. */
    Evaluation checked(Problem problem) {
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
        return this;
    }

    private static boolean within(int number, long limit) {
        return 0 <= number && number < limit;
    }
}
