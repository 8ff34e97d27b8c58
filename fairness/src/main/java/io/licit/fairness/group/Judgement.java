package io.licit.fairness.group;

/** The judgement on counts of persons whose group is known. */
public final class Judgement {
    private Judgement() {}

    /**
     * Every group's numbers and verdict, in the order of the counts, and the characteristic's.
     *
     * <p>A group is assessable that has the least number and the least share of persons (6 RCNY 5-301). The reference is
     * the assessable group with the highest rate of favoured persons (29 CFR 1607.4(D)); of several the one with more
     * persons, then the first. Others get their numbers against it too, and the verdict that evidence is insufficient.
     * Comparisons against the highest are corrected together by Holm's method, and so are those against the largest, the
     * rest and a named group, each kind for itself.
     */
    public static CharacteristicResult of(GroupCounts counts, Question question) {
        return new Judging(new CountedEvidence(counts, question), question).result(counts.missing());
    }
}
