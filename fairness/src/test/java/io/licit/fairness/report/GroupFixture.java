package io.licit.fairness.report;

import io.licit.fairness.group.CharacteristicResult;
import io.licit.fairness.group.Comparison;
import io.licit.fairness.group.Count;
import io.licit.fairness.group.Direction;
import io.licit.fairness.group.GroupResult;
import io.licit.fairness.group.Missing;
import io.licit.fairness.group.Verdict;
import io.licit.fairness.statistics.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A characteristic's results made up from counts, so that a page has numbers that go together. Simpler than what judges:
 * the z test always, no correction but Bonferroni's.
 */
final class GroupFixture {
    private static final double Z = 1.959963984540054;
    private static final double LINE = 0.8;

    private final String name;
    private final String set;
    private Direction direction = Direction.BENEFIT;
    private Missing missing = new Missing(
            Count.none(),
            OptionalDouble.of(1),
            OptionalDouble.of(1),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty());
    private final Map<String, Count> counts = new LinkedHashMap<>();

    GroupFixture(String name, String set) {
        this.name = name;
        this.set = set;
    }

    GroupFixture burden() {
        direction = Direction.BURDEN;
        return this;
    }

    GroupFixture group(String value, long persons, long selected) {
        counts.put(value, new Count(persons, selected));
        return this;
    }

    /** A group whose numbers may not leave. */
    GroupFixture withheld(String value) {
        counts.put(value, Count.none());
        return this;
    }

    GroupFixture missing(long persons, long selected, double inside, double outside, double low, double high) {
        missing = new Missing(
                new Count(persons, selected),
                OptionalDouble.of(inside),
                OptionalDouble.of(outside),
                OptionalDouble.of(0.00002),
                OptionalDouble.of((low + high) / 2),
                Optional.of(new Interval(low, high)));
        return this;
    }

    CharacteristicResult result() {
        long known = counts.values().stream().mapToLong(Count::persons).sum();
        Optional<String> highest = counts.entrySet().stream()
                .filter(one -> assessable(one.getValue(), known))
                .max(Comparator.comparingDouble(one -> favoured(one.getValue())))
                .map(Map.Entry::getKey);
        Optional<String> largest = counts.entrySet().stream()
                .max(Comparator.comparingLong(one -> one.getValue().persons()))
                .map(Map.Entry::getKey);
        List<GroupResult> groups = new ArrayList<>();
        counts.forEach((value, count) -> groups.add(group(value, count, known, highest, largest)));
        OptionalDouble lowest = groups.stream()
                .filter(GroupResult::assessable)
                .flatMapToDouble(one -> one.air().stream())
                .min();
        Verdict verdict = groups.stream()
                .map(GroupResult::verdict)
                .min(Comparator.naturalOrder())
                .orElse(Verdict.CANNOT_TELL);
        boolean flagged = verdict == Verdict.ADVERSE_IMPACT || verdict == Verdict.CONCERN;
        return new CharacteristicResult(
                name, set, false, direction, groups, missing, highest, largest, lowest, verdict, flagged);
    }

    private Count count(String value) {
        return counts.getOrDefault(value, Count.none());
    }

    private static boolean assessable(Count count, long known) {
        return count.persons() >= 30 && count.persons() >= known * 0.02;
    }

    private double favoured(Count count) {
        double rate = count.rate().orElse(0);
        return direction == Direction.BENEFIT ? rate : 1 - rate;
    }

    private GroupResult group(
            String value, Count count, long known, Optional<String> highest, Optional<String> largest) {
        if (count.persons() == 0) {
            return withheldGroup(value);
        }
        boolean assessable = assessable(count, known);
        Optional<Comparison> toHighest = compare(value, count, highest);
        OptionalDouble air = toHighest.map(Comparison::ratio).orElse(OptionalDouble.of(1));
        double shortfall =
                highest.map(one -> favoured(count(one)) - favoured(count)).orElse(0.0) * count.persons();
        double lowestRate = counts.values().stream()
                .filter(one -> assessable(one, known))
                .mapToDouble(one -> one.rate().orElse(1))
                .min()
                .orElse(0);
        return new GroupResult(
                value,
                count.persons(),
                count.selected(),
                count.rate(),
                Optional.of(wilson(count)),
                air,
                assessable,
                toHighest,
                compare(value, count, largest),
                Optional.empty(),
                Optional.empty(),
                Math.max(0, shortfall),
                0,
                OptionalDouble.empty(),
                direction == Direction.BURDEN && lowestRate > 0
                        ? OptionalDouble.of(count.rate().orElse(0) / lowestRate)
                        : OptionalDouble.empty(),
                false,
                verdict(assessable, toHighest));
    }

    private static GroupResult withheldGroup(String value) {
        return new GroupResult(
                value,
                Double.NaN,
                Double.NaN,
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Double.NaN,
                Double.NaN,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                true,
                Verdict.INSUFFICIENT);
    }

    private static Verdict verdict(boolean assessable, Optional<Comparison> toHighest) {
        if (!assessable) {
            return Verdict.INSUFFICIENT;
        }
        if (toHighest.isEmpty()) {
            return Verdict.NO_CONCERN;
        }
        double ratio = toHighest.get().ratio().orElse(1);
        boolean significant = toHighest.get().pHolm() < 0.05;
        if (significant && ratio < LINE) {
            return Verdict.ADVERSE_IMPACT;
        }
        if (significant && ratio < 0.9) {
            return Verdict.CONCERN;
        }
        boolean wide =
                toHighest.get().ratioInterval().map(one -> one.low() < LINE).orElse(true);
        return wide ? Verdict.INSUFFICIENT : Verdict.NO_CONCERN;
    }

    private Optional<Comparison> compare(String value, Count count, Optional<String> with) {
        if (with.isEmpty() || with.get().equals(value)) {
            return Optional.empty();
        }
        Count other = count(with.get());
        double mine = favoured(count);
        double theirs = favoured(other);
        double pooled = (mine * count.persons() + theirs * other.persons()) / (count.persons() + other.persons());
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / count.persons() + 1.0 / other.persons()));
        double z = error == 0 ? 0 : (mine - theirs) / error;
        double p = Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z)));
        double spread = Math.sqrt((1 - mine) / (mine * count.persons()) + (1 - theirs) / (theirs * other.persons()));
        Optional<Interval> interval = mine == 0 || theirs == 0
                ? Optional.empty()
                : Optional.of(
                        new Interval(mine / theirs * Math.exp(-Z * spread), mine / theirs * Math.exp(Z * spread)));
        return Optional.of(new Comparison(
                with.get(),
                theirs == 0 ? OptionalDouble.empty() : OptionalDouble.of(mine / theirs),
                mine - theirs,
                interval,
                new Interval(mine - theirs - Z * error, mine - theirs + Z * error),
                OptionalDouble.empty(),
                OptionalDouble.of(z),
                p,
                count.persons() < 1000 ? Comparison.Method.FISHER : Comparison.Method.Z,
                Math.min(1, p * (counts.size() - 1)),
                count.persons() < 60 && mine / theirs < LINE));
    }

    private static Interval wilson(Count count) {
        double n = count.persons();
        double rate = count.rate().orElse(0);
        double middle = (rate + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(rate * (1 - rate) / n + Z * Z / (4 * n * n));
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
