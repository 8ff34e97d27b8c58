package io.licit.fairness.statistics;

import java.util.Arrays;
import java.util.Optional;

/** Pearson's chi-squared test of independence, without correction: K. Pearson, On the criterion, 1900. */
public final class ChiSquare {
    private ChiSquare() {}

    /**
     * Of counts by row and column, none negative, every row as long as the first. Rows and columns that hold nobody take
     * no part; empty where fewer than two of either are left.
     */
    public static Optional<Statistic> of(long[][] counts) {
        int width = counts.length == 0 ? 0 : counts[0].length;
        double[] rows = new double[counts.length];
        double[] columns = new double[width];
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < width; column++) {
                rows[row] += counts[row][column];
                columns[column] += counts[row][column];
            }
        }
        long filledRows = Arrays.stream(rows).filter(sum -> sum > 0).count();
        long filledColumns = Arrays.stream(columns).filter(sum -> sum > 0).count();
        if (filledRows < 2 || filledColumns < 2) {
            return Optional.empty();
        }
        int degrees = Math.toIntExact((filledRows - 1) * (filledColumns - 1));
        return Optional.of(Statistic.of(sum(counts, rows, columns), degrees));
    }

    private static double sum(long[][] counts, double[] rows, double[] columns) {
        double total = Arrays.stream(rows).sum();
        double sum = 0;
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                double expected = rows[row] * (columns[column] / total);
                if (expected > 0) {
                    double off = counts[row][column] - expected;
                    sum += off * off / expected;
                }
            }
        }
        return sum;
    }
}
