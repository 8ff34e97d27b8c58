package io.licit.fairness.proxy;

/**
 * The lines at which something is called a proxy. None of them is law; a proxy is shown so that a person can say whether
 * its use is justified.
 *
 * @param cramersV corrected for bias
 * @param theilsU on the protected characteristic
 * @param auc of any group against the rest; {@code 1 - auc} counts as much
 * @param epsilon association of a condition, in {@link ProxyUse}
 * @param delta influence of a condition, in {@link ProxyUse}
 */
public record ProxyThresholds(double cramersV, double theilsU, double auc, double epsilon, double delta) {
    /**
     * House convention. Cramer's V of 0.3 is Cohen's "medium" for a table with two groups (Cohen 1988, section 7.2); an AUC
     * of 0.7 is the usual bound of acceptable discrimination (Hosmer and Lemeshow 2000, section 5.2.4). A tenth of the
     * characteristic's entropy, and 0.05 for epsilon and delta, are chosen low, since several weak proxies tell more
     * together; Datta et al. 2017 leave both to the user.
     */
    public static final ProxyThresholds USUAL = new ProxyThresholds(0.3, 0.1, 0.7, 0.05, 0.05);

    boolean reachedBy(double corrected, double entropyTold, Iterable<Double> aucs) {
        boolean reached = corrected >= cramersV || entropyTold >= theilsU;
        for (double one : aucs) {
            reached |= Math.max(one, 1 - one) >= auc;
        }
        return reached;
    }
}
