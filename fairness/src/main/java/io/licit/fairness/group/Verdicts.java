package io.licit.fairness.group;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What is concluded from the numbers of a characteristic. Order of severity: adverse impact, concern, insufficient evidence,
 * no concern found.
 *
 * <p>Where nobody at all is favoured (a benefit that nobody gets, a burden that all bear) there is no ratio, and evidence is
 * insufficient: an empty set may as well be a set that was not computed. Where everybody is, all are treated alike, and no
 * concern is found.
 */
final class Verdicts {
    /**
     * Share of persons of whom the characteristic is not known from which on it matters what they might be, and of those
     * known in groups too small to be judged from which on nothing is said of all; house convention.
     */
    private static final double OPEN_SHARE = 0.05;

    private final Evidence evidence;
    private final Thresholds lines;
    private final boolean burden;
    private final IntPredicate assessable;
    private final OptionalInt highest;

    Verdicts(Evidence evidence, Question question, IntPredicate assessable, OptionalInt highest) {
        this.evidence = evidence;
        this.lines = question.thresholds();
        this.burden = question.direction() == Direction.BURDEN;
        this.assessable = assessable;
        this.highest = highest;
    }

    /** Of one group, whose comparison against the highest is that. */
    Verdict of(int group, Optional<Comparison> toHighest) {
        if (knownGroups() < 2) {
            return Verdict.CANNOT_TELL;
        }
        // INVARIANT: what is too small to be judged is never without concern.
        if (!assessable.test(group) || highest.isEmpty() || evidence.favoured(highest.getAsInt()) == 0) {
            return Verdict.INSUFFICIENT;
        }
        if (toHighest.isEmpty()) {
            return Verdict.NO_CONCERN;
        }
        Verdict byRatio = byRatio(group, toHighest.get());
        return burden ? worse(byRatio, byBurden(group, toHighest.get())) : byRatio;
    }

    /**
     * Of the characteristic: the worst of its assessable groups'. None of these being a concern says little where many
     * persons are in other groups, or in none that is known.
     */
    Verdict ofAll(List<GroupResult> groups, Missing missing) {
        if (knownGroups() < 2) {
            return Verdict.CANNOT_TELL;
        }
        List<GroupResult> judged =
                groups.stream().filter(GroupResult::assessable).toList();
        if (judged.size() < 2) {
            return Verdict.INSUFFICIENT;
        }
        Verdict worst = judged.stream().map(GroupResult::verdict).reduce(Verdict.NO_CONCERN, Verdicts::worse);
        boolean open = undecidedByMissing(missing) || unjudged(groups) > OPEN_SHARE;
        return worst == Verdict.NO_CONCERN && open ? Verdict.INSUFFICIENT : worst;
    }

    /** The share of the known who are in groups too small to be judged. */
    private double unjudged(List<GroupResult> groups) {
        return groups.stream()
                        .filter(group -> !group.assessable())
                        .mapToDouble(GroupResult::persons)
                        .sum()
                / evidence.persons();
    }

    private Verdict byRatio(int group, Comparison comparison) {
        // Present: the reference's rate is not zero.
        double ratio = comparison.ratio().orElseThrow();
        boolean significant = comparison.pHolm() < lines.significance();
        if (ratio < lines.air()) {
            if (significant && !comparison.flips()) {
                return Verdict.ADVERSE_IMPACT;
            }
            return significant ? Verdict.CONCERN : Verdict.INSUFFICIENT;
        }
        if (significant && ratio < lines.concern()) {
            return Verdict.CONCERN;
        }
        return reachesBelow(group, comparison) ? Verdict.INSUFFICIENT : Verdict.NO_CONCERN;
    }

    /** Whether the ratio may lie below the line: one whose interval crosses it is no pass. */
    private boolean reachesBelow(int group, Comparison comparison) {
        boolean below = comparison
                .ratioInterval()
                .map(interval -> interval.low() < lines.air())
                .orElse(true);
        // Of a group all of whom are favoured the ratio's interval has no width; Wilson's for the rate has.
        boolean all = evidence.favoured(group) >= evidence.persons(group);
        double least = burden
                ? 1 - evidence.rateInterval(group).high()
                : evidence.rateInterval(group).low();
        return below || (all && least / evidence.favouredRate(highest.orElseThrow()) < lines.air());
    }

    /**
     * By the rates of bearing the burden, since where few bear it the rates of being spared are all near one and hide the
     * gap. A ratio beyond the line is a concern where it is sure, and else no pass; this can add a concern, not take one
     * away.
     */
    private Verdict byBurden(int group, Comparison comparison) {
        int least = highest.orElseThrow();
        // The inverse ratio, the least burdened over the group, so that the same line and the same flip serve.
        OptionalDouble inverse = Ratio.of(
                evidence.selected(least), evidence.persons(least), evidence.selected(group), evidence.persons(group));
        if (inverse.isEmpty() || inverse.getAsDouble() >= lines.air()) {
            return Verdict.NO_CONCERN;
        }
        boolean flips = Ratio.flips(
                evidence.selected(least),
                evidence.persons(least),
                evidence.selected(group),
                evidence.persons(group),
                lines.air());
        return comparison.pHolm() < lines.significance() && !flips ? Verdict.CONCERN : Verdict.INSUFFICIENT;
    }

    private boolean undecidedByMissing(Missing missing) {
        double unknown = missing.count().persons();
        return unknown / (unknown + evidence.persons()) > OPEN_SHARE
                && missing.worstCase().map(bounds -> bounds.low() < lines.air()).orElse(true);
    }

    private long knownGroups() {
        return IntStream.range(0, evidence.values().size())
                .filter(group -> evidence.persons(group) > 0)
                .count();
    }

    private static Verdict worse(Verdict one, Verdict other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
