package io.licit.fairness.proxy;

import java.util.List;
import java.util.Map;

/** Measures how far columns, or a segment as a whole, tell a protected characteristic. */
public final class ProxyMeasure {
    private ProxyMeasure() {}

    /**
     * Cramer's V plain and corrected, Theil's U on the characteristic and mutual information of a table, each 0 where fewer
     * than two values or two groups hold somebody. Flagged where V corrected, U or the AUC of some group reaches its
     * threshold.
     *
     * @param columns one, two for what they tell together, none for the segment as a whole
     * @param table rows are values, bands, pairs of them, or being in the segment and not
     * @param auc by group as of {@link Auc}; empty where what tells is no number
     */
    public static Association of(
            List<String> columns,
            String characteristic,
            boolean inUse,
            Contingency table,
            Map<String, Double> auc,
            ProxyThresholds thresholds) {
        Table counts = new Table(table);
        Entropies entropies = Entropies.of(counts);
        double corrected = CramersV.corrected(counts);
        return new Association(
                columns,
                characteristic,
                inUse,
                counts.persons(),
                counts.rowsHeld(),
                CramersV.of(counts),
                corrected,
                entropies.theilsU(),
                entropies.mutual(),
                auc,
                thresholds.reachedBy(corrected, entropies.theilsU(), auc.values()));
    }
}
