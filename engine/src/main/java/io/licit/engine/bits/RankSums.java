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
        return of(Ranking.of(values), groups);
    }

    public static RankSums of(Ranking ranking, Codes groups) {
        if (ranking.persons() != groups.persons()) {
            throw new IllegalArgumentException("values of other persons");
        }
        double[] sums = new double[groups.levels()];
        long[] persons = new long[groups.levels()];
        int[] tied = new int[groups.radix()];
        long below = 0;
        for (int place = 0; place < ranking.size(); ) {
            double value = ranking.value(place);
            for (; place < ranking.size() && ranking.value(place) == value; place++) {
                tied[groups.digit(ranking.person(place))]++;
            }
            below += ranked(tied, below, sums, persons);
        }
        return new RankSums(sums, persons);
    }

    /** Gives everybody at one number her rank; how many they are, of those whose group is known. */
    private static long ranked(int[] tied, long below, double[] sums, long[] persons) {
        long ties = 0;
        for (int group = 0; group < sums.length; group++) {
            ties += tied[group];
        }
        double rank = below + (ties + 1) / 2.0;
        for (int group = 0; group < sums.length; group++) {
            sums[group] += rank * tied[group];
            persons[group] += tied[group];
        }
        Arrays.fill(tied, 0);
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
