package io.licit.engine.fairness;

import io.licit.core.segment.Canonical;
import io.licit.core.segment.Expr;
import io.licit.engine.bits.CellCounts;
import io.licit.engine.bits.Codes;
import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Conditional;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.proxy.Association;
import io.licit.fairness.proxy.ProxyUse;
import io.licit.fairness.statistics.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.roaringbitmap.RoaringBitmap;

/**
 * Measures of how characteristics go along with columns, conditions and strata, as far as they may leave.
 *
 * <p>A measure of a table of two by two with known margins tells its counts, and so does one of a table with few more
 * cells. Such a table stands only where none of its counts is small; of a larger one the measures stand to two decimals,
 * which fit too many tables to tell any of them. What was flagged stays flagged.
 */
final class ProxyWithholding {
    private static final double DECIMALS = 100;

    /** Counts that are free where the margins are known; with more, rounded measures fit many tables; house convention. */
    private static final long FEW = 3;

    private final Audit.Results results;
    private final Subject subject;
    private final List<CharacteristicResult> redacted;
    private final long minimum;

    /** @param redacted what became of the segment's results */
    ProxyWithholding(Audit.Results results, Subject subject, List<CharacteristicResult> redacted, long minimum) {
        this.results = results;
        this.subject = subject;
        this.redacted = redacted;
        this.minimum = minimum;
    }

    /** INVARIANT: how many persons are known is told only where that is all, since the rest may be few. */
    Association of(Association one) {
        boolean hidden = one.columns().isEmpty()
                ? hides(one.characteristic())
                : one.columns().size() == 1 && tells(one.columns().get(0), one.characteristic());
        boolean all = one.persons() == results.population().persons();
        Map<String, Double> auc = new LinkedHashMap<>();
        one.auc().forEach((group, value) -> auc.put(group, hidden ? Double.NaN : rounded(value)));
        return new Association(
                one.columns(),
                one.characteristic(),
                one.inUse(),
                all ? one.persons() : -1,
                one.levels(),
                measure(one.cramersV(), hidden),
                measure(one.cramersVCorrected(), hidden),
                measure(one.theilsU(), hidden),
                measure(one.mutualInformation(), hidden),
                auc,
                one.flagged());
    }

    ProxyUse of(ProxyUse one) {
        boolean hidden = hides(one.characteristic()) || holdsFew(one.condition(), one.characteristic());
        return new ProxyUse(
                one.condition(),
                one.characteristic(),
                measure(one.epsilon(), hidden),
                measure(one.delta(), hidden),
                one.flagged());
    }

    Conditional of(Conditional one) {
        boolean hidden =
                hides(one.characteristic(), one.group()) || hides(one.characteristic(), one.reference()) || tells(one);
        return new Conditional(
                one.characteristic(),
                one.given(),
                one.group(),
                one.reference(),
                one.strata(),
                one.informative(),
                measure(one.coverage(), hidden),
                measure(one.oddsRatio(), hidden),
                hidden
                        ? Optional.empty()
                        : one.oddsRatioInterval()
                                .map(interval -> new Interval(rounded(interval.low()), rounded(interval.high()))),
                measure(one.riskRatio(), hidden),
                measure(one.chi2(), hidden),
                measure(one.p(), hidden),
                measure(one.pCorrected(), hidden),
                measure(one.homogeneity(), hidden),
                measure(one.disparity(), hidden));
    }

    private boolean hides(String characteristic) {
        return redacted.stream()
                .filter(one -> one.name().equals(characteristic))
                .anyMatch(CharacteristicResult::isWithheld);
    }

    private boolean hides(String characteristic, String group) {
        return redacted.stream()
                .filter(one -> one.name().equals(characteristic))
                .flatMap(one -> one.group(group).stream())
                .anyMatch(GroupResult::withheld);
    }

    private Optional<Codes> codes(String characteristic) {
        return Optional.ofNullable(results.codes().get(characteristic));
    }

    private boolean tells(String column, String characteristic) {
        Optional<Codes> groups = codes(characteristic);
        Optional<Codes> bins = results.population().codes(Asks.bins(column));
        if (groups.isEmpty() || bins.isEmpty()) {
            return true;
        }
        long free = (bins.get().levels() - 1L) * (groups.get().levels() - 1L);
        return free <= FEW && hasSmall(CellCounts.over(bins.get(), groups.get()).everybody());
    }

    private boolean holdsFew(String condition, String characteristic) {
        List<Expr> literals = subject.literals().map(taken -> taken.literals()).orElse(List.of());
        for (int literal = 0; literal < literals.size(); literal++) {
            if (Canonical.text(literals.get(literal)).equals(condition)) {
                RoaringBitmap held = results.population().truth(Asks.literal(subject, literal));
                return codes(characteristic)
                        .map(groups -> hasSmallPart(CellCounts.over(groups), held))
                        .orElse(true);
            }
        }
        return true;
    }

    /** Few strata are as few free counts: one for each that holds both groups. */
    private boolean tells(Conditional one) {
        Optional<Codes> groups = codes(one.characteristic());
        Optional<Codes> factor = results.population().codes(Asks.given(one.given()));
        return groups.isEmpty()
                || factor.isEmpty()
                || one.informative() <= FEW
                        && hasSmallPart(
                                CellCounts.over(factor.get(), groups.get()),
                                results.population().truth(Asks.matching(subject)));
    }

    private boolean hasSmallPart(CellCounts cells, RoaringBitmap set) {
        long[] all = cells.everybody();
        long[] inside = cells.of(set);
        for (int cell = 0; cell < all.length; cell++) {
            if (isSmall(inside[cell]) || isSmall(all[cell] - inside[cell])) {
                return true;
            }
        }
        return false;
    }

    private boolean hasSmall(long[] counts) {
        for (long count : counts) {
            if (isSmall(count)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSmall(long count) {
        return count > 0 && count < minimum;
    }

    private static double measure(double value, boolean hidden) {
        return hidden ? Double.NaN : rounded(value);
    }

    private static OptionalDouble measure(OptionalDouble value, boolean hidden) {
        return hidden || value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(rounded(value.getAsDouble()));
    }

    private static double rounded(double value) {
        return Double.isFinite(value) ? Math.rint(value * DECIMALS) / DECIMALS : value;
    }
}
