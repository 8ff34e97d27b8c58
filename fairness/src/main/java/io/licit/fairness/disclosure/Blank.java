package io.licit.fairness.disclosure;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Comparison;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Missing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One result without the numbers of some of its groups, and without all that those could be computed from.
 *
 * <p>A ratio, difference or shortfall against a withheld group tells that group's rate, and a rate its two counts. Whatever
 * is reckoned with everybody known tells how many are not known.
 */
final class Blank {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    private final CharacteristicResult result;
    private final Set<String> hidden;
    private final boolean missing;
    private final boolean reference;

    /**
     * @param hidden values of the groups
     * @param missing whether those of whom nothing is known are withheld
     */
    Blank(CharacteristicResult result, Set<String> hidden, boolean missing) {
        this.result = result;
        this.hidden = hidden;
        this.missing = missing;
        reference = result.highest().filter(hidden::contains).isPresent();
    }

    CharacteristicResult result() {
        if (hidden.isEmpty() && !missing) {
            return result;
        }
        List<GroupResult> groups = result.groups().stream()
                .map(one -> hidden.contains(one.value()) ? withheld(one) : kept(one))
                .toList();
        return new CharacteristicResult(
                result.name(),
                result.set(),
                result.weighted(),
                result.direction(),
                groups,
                missing ? Missing.hidden() : kept(result.missing()),
                result.highest(),
                result.largest(),
                reached(result.lowestAir()),
                result.verdict(),
                result.flagged());
    }

    private static GroupResult withheld(GroupResult one) {
        return new GroupResult(
                one.value(),
                Double.NaN,
                Double.NaN,
                NONE,
                Optional.empty(),
                NONE,
                one.assessable(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Double.NaN,
                Double.NaN,
                NONE,
                NONE,
                true,
                one.verdict());
    }

    private GroupResult kept(GroupResult one) {
        return new GroupResult(
                one.value(),
                one.persons(),
                one.selected(),
                one.rate(),
                one.rateInterval(),
                reference ? NONE : one.air(),
                one.assessable(),
                kept(one.highest()),
                kept(one.largest()),
                missing ? Optional.empty() : one.rest().map(this::corrected),
                kept(one.named()),
                reference ? Double.NaN : one.shortfall(),
                missing ? Double.NaN : one.shortfallToOverall(),
                reference || missing ? NONE : one.standardisedDifference(),
                reference ? NONE : one.burdenRatio(),
                false,
                one.verdict());
    }

    private Optional<Comparison> kept(Optional<Comparison> comparison) {
        return comparison.filter(one -> !hidden.contains(one.with())).map(this::corrected);
    }

    /**
     * Holm's correction hands the largest of the smaller p-values on, which may be one that is withheld: what is no
     * multiple of a p-value that stays is taken out.
     */
    private Comparison corrected(Comparison one) {
        if (one.pHolm() >= 1 || keptPs().anyMatch(p -> multiple(one.pHolm(), p))) {
            return one;
        }
        return new Comparison(
                one.with(),
                one.ratio(),
                one.difference(),
                one.ratioInterval(),
                one.differenceInterval(),
                one.oddsRatio(),
                one.z(),
                one.p(),
                one.method(),
                Double.NaN,
                one.flips());
    }

    private boolean multiple(double corrected, double p) {
        if (p == 0) {
            return corrected == 0;
        }
        double times = Math.rint(corrected / p);
        return times >= 1
                && times <= 4L * result.groups().size()
                && Math.abs(corrected - times * p) <= 1e-12 * corrected;
    }

    private Stream<Double> keptPs() {
        return result.groups().stream()
                .filter(one -> !hidden.contains(one.value()))
                .flatMap(one -> Stream.concat(
                        missing ? Stream.empty() : one.rest().stream(),
                        Stream.of(one.highest(), one.largest(), one.named())
                                .flatMap(Optional::stream)
                                .filter(comparison -> !hidden.contains(comparison.with()))))
                .map(Comparison::p);
    }

    private Missing kept(Missing one) {
        boolean open =
                result.lowestAir().isPresent() && reached(result.lowestAir()).isPresent();
        return new Missing(
                one.count(),
                one.knownInside(),
                one.knownOutside(),
                one.p(),
                reached(one.completeCase()),
                open ? one.worstCase() : Optional.empty());
    }

    /** The ratio, where it is that of a group that stays and of no other. */
    private OptionalDouble reached(OptionalDouble ratio) {
        if (ratio.isEmpty() || reference) {
            return NONE;
        }
        Set<String> at = result.groups().stream()
                .filter(one -> one.air().equals(ratio))
                .map(GroupResult::value)
                .collect(Collectors.toSet());
        return at.isEmpty() || at.stream().anyMatch(hidden::contains) ? NONE : ratio;
    }
}
