package io.licit.fairness.proxy;

/**
 * The entropies of a table, in nats, and what is made of them. Shannon 1948; nothing is told by a table of nobody, of one
 * row or of one column.
 *
 * @param rows of the row's distribution
 * @param columns of the column's, here the protected characteristic
 * @param mutual what one tells of the other, at least zero
 */
record Entropies(double rows, double columns, double mutual) {
    static Entropies of(Table table) {
        double n = table.persons();
        double mutual = 0;
        for (int row = 0; row < table.rows(); row++) {
            for (int column = 0; column < table.columns(); column++) {
                double persons = table.at(row, column);
                if (persons > 0) {
                    double expected = (double) table.inRow(row) * table.inColumn(column);
                    mutual += persons / n * StrictMath.log(persons * n / expected);
                }
            }
        }
        double rows = entropy(table.inRows(), n);
        double columns = entropy(table.inColumns(), n);
        // Rounding must not make something of nothing, nor more than there is.
        return new Entropies(rows, columns, Math.max(0, Math.min(mutual, Math.min(rows, columns))));
    }

    private static double entropy(long[] parts, double n) {
        double sum = 0;
        for (long part : parts) {
            if (part > 0) {
                sum -= part / n * StrictMath.log(part / n);
            }
        }
        return Math.max(0, sum);
    }

    /** Of both together. */
    double joint() {
        return rows + columns - mutual;
    }

    /** Theil's U: the share of the columns' entropy that the rows tell, in [0, 1]. Theil 1970. */
    double theilsU() {
        return over(columns);
    }

    /** Mutual information over the arithmetic mean of both entropies, as scikit-learn's default. */
    double overMean() {
        return over((rows + columns) / 2);
    }

    /** Mutual information over the smaller entropy, as scikit-learn's {@code min}. */
    double overLesser() {
        return over(Math.min(rows, columns));
    }

    /** Mutual information over joint entropy, which Datta et al. 2017 take for the association of a proxy. */
    double overJoint() {
        return over(joint());
    }

    private double over(double entropy) {
        return entropy > 0 ? Math.min(1, mutual / entropy) : 0;
    }
}
