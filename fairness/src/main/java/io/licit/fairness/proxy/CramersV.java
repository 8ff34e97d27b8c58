package io.licit.fairness.proxy;

/** Cramer's V: association in a table, from 0 to 1; 0 where fewer than two rows or columns hold somebody. Cramer 1946. */
final class CramersV {
    private CramersV() {}

    /** sqrt(chi2 / (n min(R - 1, C - 1))), with Pearson's chi-square without Yates's correction. */
    static double of(Table table) {
        int degrees = Math.min(table.rowsHeld(), table.columnsHeld()) - 1;
        return degrees < 1 ? 0 : root(meanSquare(table), degrees);
    }

    /**
     * The same without what chance alone would give: phi2 - (R - 1)(C - 1) / (n - 1), at least zero, over the lesser of
     * R - (R - 1)^2 / (n - 1) and its like for C, less one. Bergsma 2013.
     */
    static double corrected(Table table) {
        double r = table.rowsHeld();
        double c = table.columnsHeld();
        double n = table.persons();
        if (r < 2 || c < 2) {
            return 0;
        }
        double meanSquare = Math.max(0, meanSquare(table) - (r - 1) * (c - 1) / (n - 1));
        double rows = r - (r - 1) * (r - 1) / (n - 1);
        double columns = c - (c - 1) * (c - 1) / (n - 1);
        double degrees = Math.min(rows, columns) - 1;
        // Everybody in a row or column of her own: nothing can be told from chance.
        return degrees > 0 ? root(meanSquare, degrees) : 0;
    }

    private static double root(double meanSquare, double degrees) {
        return Math.min(1, Math.sqrt(meanSquare / degrees));
    }

    /** Chi-square over persons, from shares, so that no product of counts overflows. */
    private static double meanSquare(Table table) {
        double n = table.persons();
        double sum = 0;
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < table.columns(); column++) {
                double expected = table.inRow(row) / n * (table.inColumn(column) / n);
                double off = table.at(row, column) / n - expected;
                sum += expected > 0 ? off * off / expected : 0;
            }
        }
        return sum;
    }
}
