package io.licit.fairness.alternative;

import io.licit.fairness.group.Direction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is measured of a rule, as a row of numbers, and how that is read: for each half persons, value, responders, and
 * persons of each group.
 */
final class Gauge {
    static final int SEARCHED = 0;
    static final int HELD_OUT = 1;
    static final int WHOLE = 2;

    private static final int PERSONS = 0;
    private static final int VALUE = 1;
    private static final int RESPONDERS = 2;
    private static final int GROUPS = 3;

    private final Problem problem;
    private final int stride;

    /** By combination, the groups that hold it. */
    private final int[][] groupsOf;

    /** By half and group, everybody; and everybody who is known, by half and characteristic. */
    private final double[][] sizes;

    /** Of each characteristic that has two or more assessable groups, these. */
    private final List<int[]> compared = new ArrayList<>();

    /** Whether each of these groups is large enough in either half, too. */
    private final boolean divisible;

    Gauge(Problem problem) {
        this.problem = problem;
        int groups = problem.margins().size();
        stride = GROUPS + groups;
        groupsOf = groupsOf(problem);
        sizes = new double[WHOLE + 1][groups];
        for (int half = 0; half < WHOLE; half++) {
            for (int combination = 0; combination < groupsOf.length; combination++) {
                for (int group : groupsOf[combination]) {
                    sizes[half][group] += problem.persons()[half][combination];
                    sizes[WHOLE][group] += problem.persons()[half][combination];
                }
            }
        }
        divisible = compare();
    }

    private static int[][] groupsOf(Problem problem) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int combination = 0; combination < problem.persons()[0].length; combination++) {
            groups.add(new ArrayList<>());
        }
        for (int group = 0; group < problem.margins().size(); group++) {
            for (int combination : problem.margins().get(group).combinations()) {
                groups.get(combination).add(group);
            }
        }
        return groups.stream()
                .map(some -> some.stream().mapToInt(group -> group).toArray())
                .toArray(int[][]::new);
    }

    private boolean compare() {
        Map<String, List<Integer>> characteristics = new LinkedHashMap<>();
        for (int group = 0; group < problem.margins().size(); group++) {
            characteristics
                    .computeIfAbsent(problem.margins().get(group).characteristic(), name -> new ArrayList<>())
                    .add(group);
        }
        boolean both = problem.halves();
        for (List<Integer> groups : characteristics.values()) {
            int[] large = groups.stream()
                    .filter(group -> assessable(group, groups, WHOLE))
                    .mapToInt(group -> group)
                    .toArray();
            // INVARIANT: a single assessable group has nobody to be compared with; its ratio of one would pass for
            // equality.
            if (large.length > 1) {
                compared.add(large);
                for (int group : large) {
                    both &= assessable(group, groups, SEARCHED) && assessable(group, groups, HELD_OUT);
                }
            }
        }
        return both;
    }

    private boolean assessable(int group, List<Integer> characteristic, int half) {
        double known =
                characteristic.stream().mapToDouble(one -> sizes[half][one]).sum();
        double own = sizes[half][group];
        // The share by division, as the judgement takes it: what is assessed there is assessed here.
        return own > 0
                && own >= problem.thresholds().minimumPersons()
                && own / known >= problem.thresholds().minimumShare();
    }

    /** How many numbers there are. */
    int length() {
        return WHOLE * stride;
    }

    /** Adds a cell's counts, so many times, to the numbers that begin at {@code at}. */
    void add(Cells.Cell cell, int times, double[] to, int at) {
        int begin = at + cell.half() * stride;
        to[begin + PERSONS] += (double) times * cell.persons();
        to[begin + VALUE] += times * (problem.valued() ? cell.value() : cell.persons());
        to[begin + RESPONDERS] += (double) times * cell.responders();
        for (int group : groupsOf[cell.combination()]) {
            to[begin + GROUPS + group] += (double) times * cell.persons();
        }
    }

    boolean divisible() {
        return divisible;
    }

    boolean comparable() {
        return !compared.isEmpty();
    }

    double persons(double[] rule, int half) {
        return read(rule, half, PERSONS);
    }

    double value(double[] rule, int half) {
        return read(rule, half, VALUE);
    }

    OptionalDouble response(double[] rule, int half) {
        double persons = persons(rule, half);
        return !problem.responded() || persons == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(read(rule, half, RESPONDERS) / persons);
    }

    private double read(double[] rule, int half, int what) {
        return half == WHOLE ? rule[what] + rule[stride + what] : rule[half * stride + what];
    }

    /**
     * The lowest adverse impact ratio: of each characteristic the lowest rate of an assessable group over the highest, as
     * 29 CFR 1607.4(D) has it; for a burden, of the rates of not being selected. Empty where one of them has none.
     */
    OptionalDouble air(double[] rule, int half) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int[] groups : compared) {
            double low = 1;
            double high = 0;
            for (int group : groups) {
                double rate = spared(rule, half, group);
                low = Math.min(low, rate);
                high = Math.max(high, rate);
            }
            // INVARIANT: where nobody of a characteristic is better off, no other characteristic speaks for it.
            if (high == 0) {
                return OptionalDouble.empty();
            }
            lowest = Math.min(lowest, low / high);
        }
        return compared.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(lowest);
    }

    /** The share of a group that is better off. */
    private double spared(double[] rule, int half, int group) {
        double selected = read(rule, half, GROUPS + group);
        double better = problem.direction() == Direction.BENEFIT ? selected : sizes[half][group] - selected;
        return better / sizes[half][group];
    }

    /** Whether a group that is large enough to be assessed is better off than before. */
    boolean raises(double[] before, double[] after) {
        for (int[] groups : compared) {
            for (int group : groups) {
                if (spared(after, WHOLE, group) > spared(before, WHOLE, group)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Of every group that has persons, its selection rate before and after. */
    Map<String, Alternative.Rates> rates(double[] before, double[] after) {
        Map<String, Alternative.Rates> rates = new LinkedHashMap<>();
        for (int group = 0; group < problem.margins().size(); group++) {
            double size = sizes[WHOLE][group];
            if (size > 0) {
                Margin margin = problem.margins().get(group);
                rates.put(
                        margin.characteristic() + "=" + margin.value(),
                        new Alternative.Rates(
                                read(before, WHOLE, GROUPS + group) / size, read(after, WHOLE, GROUPS + group) / size));
            }
        }
        return rates;
    }

    /** Whether both hold as many persons, of every group and half. */
    boolean same(double[] one, double[] other) {
        for (int half = 0; half < WHOLE; half++) {
            for (int what = 0; what < stride; what++) {
                int at = half * stride + what;
                if (what != VALUE && one[at] != other[at]) {
                    return false;
                }
            }
        }
        return true;
    }
}
