package io.licit.fairness.group;

/** The judgement on persons whose groups are known as chances: the weighted estimator of proxy methods. */
public final class Weighted {
    private Weighted() {}

    /**
     * As {@link Judgement#of}, with these in the place of counts:
     *
     * <ul>
     *   <li>a group's rate is {@code sum(p y) / sum(p)};
     *   <li>its variance, and the covariance of two groups' rates, by linearisation of the ratio (W. G. Cochran, Sampling
     *       techniques, 1977, section 6.3): {@code sum(p_g p_h (y - r_g)(y - r_h)) / (sum p_g sum p_h)}. The interval of
     *       a ratio is the delta method's on the logarithm, that of a difference is symmetric, both with the covariance;
     *   <li>its size, to be assessable, is the number of certain persons who would tell as much, {@code (sum p)^2 / sum
     *       p^2} (L. Kish, Survey sampling, 1965), and Wilson's interval is that of so many. The share of all persons is
     *       that of {@code sum p};
     *   <li>the z test takes the variance under equal rates {@code r}, {@code r (1 - r) sum((p_g / sum p_g - p_h / sum
     *       p_h)^2)}: where every chance is 0 or 1 it is the pooled z of counts.
     * </ul>
     *
     * <p>Weak proxies draw the ratio towards 1: J. Chen, N. Kallus, X. Mao, G. Svacha and M. Udell, Fairness under
     * unawareness, 2019. No concern found with them says less than it does with known groups.
     */
    public static CharacteristicResult of(WeightedCounts counts, Question question) {
        return new Judging(new WeightedEvidence(counts, question), question).result(counts.missing());
    }
}
