package io.licit.engine.bits;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The ranks of a number among all persons of whom it and the group are known, added up by group; equal numbers share the
 * mean of their ranks. What the AUC of the number is made of: Mann and Whitney 1947.
 *
 * @param sums of ranks from 1, by group
 * @param persons by group
 */
public record RankSums(double[] sums, long[] persons) {
    public static RankSums of(double[] values, Codes groups) {
        if (values.length != groups.persons()) {
            throw new IllegalArgumentException("values of other persons");
        }
        double[][] sorted = sorted(values, groups);
        int[] at = new int[sorted.length];
        double[] sums = new double[sorted.length];
        long below = 0;
        for (double least = least(sorted, at); !Double.isNaN(least); least = least(sorted, at)) {
            below += rank(least, below, sorted, at, sums);
        }
        return new RankSums(
                sums, Arrays.stream(sorted).mapToLong(one -> one.length).toArray());
    }

    /** Zero is written the same with either sign, so that what is equal sorts as equal. */
    private static double[][] sorted(double[] values, Codes groups) {
        int[] lengths = new int[groups.radix()];
        for (int person = 0; person < values.length; person++) {
            lengths[Double.isNaN(values[person]) ? groups.levels() : groups.digit(person)]++;
        }
        double[][] sorted = new double[groups.levels()][];
        Arrays.setAll(sorted, group -> new double[lengths[group]]);
        int[] at = new int[groups.levels()];
        for (int person = 0; person < values.length; person++) {
            int group = groups.digit(person);
            if (group < sorted.length && !Double.isNaN(values[person])) {
                sorted[group][at[group]++] = values[person] + 0.0;
            }
        }
        for (double[] one : sorted) {
            Arrays.parallelSort(one);
        }
        return sorted;
    }

    /** NaN once nothing is left. */
    private static double least(double[][] sorted, int[] at) {
        double least = Double.NaN;
        for (int group = 0; group < sorted.length; group++) {
            if (at[group] < sorted[group].length && !(sorted[group][at[group]] >= least)) {
                least = sorted[group][at[group]];
            }
        }
        return least;
    }

    /** Gives everybody with a value her rank; how many they are. */
    private static long rank(double value, long below, double[][] sorted, int[] at, double[] sums) {
        int[] from = at.clone();
        long ties = 0;
        for (int group = 0; group < sorted.length; group++) {
            while (at[group] < sorted[group].length && sorted[group][at[group]] == value) {
                at[group]++;
            }
            ties += at[group] - from[group];
        }
        double rank = below + (ties + 1) / 2.0;
        for (int group = 0; group < sorted.length; group++) {
            sums[group] += rank * (at[group] - from[group]);
        }
        return ties;
    }

    /**
     * The chance that a person of the group has a higher number than one of the rest, half where equal; empty where one of
     * the two is empty.
     */
    public OptionalDouble auc(int group) {
        long all = Arrays.stream(persons).sum();
        double own = persons[group];
        double rest = all - own;
        if (own == 0 || rest == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((sums[group] - own * (own + 1) / 2) / own / rest);
    }
}
