package io.licit.fairness.group;

import io.licit.fairness.statistics.FisherExact;
import io.licit.fairness.statistics.Interval;
import io.licit.fairness.statistics.KatzLog;
import io.licit.fairness.statistics.Newcombe;
import io.licit.fairness.statistics.OddsRatio;
import io.licit.fairness.statistics.PooledZ;
import io.licit.fairness.statistics.Table;
import io.licit.fairness.statistics.Wilson;
import java.util.List;
import java.util.OptionalDouble;

/** Groups as counts of persons. */
final class CountedEvidence implements Evidence {
    /** Below so many persons in either group the exact test is used; house convention. */
    private static final long EXACT_BELOW = 1000;

    /** And below so many expected in any cell: Cochran 1954. */
    private static final double EXPECTED = 5;

    private final String characteristic;
    private final List<String> values;
    private final List<Count> counts;
    private final Count all;
    private final Direction direction;
    private final double air;

    CountedEvidence(GroupCounts groups, Question question) {
        characteristic = groups.characteristic();
        values = List.copyOf(groups.groups().keySet());
        counts = List.copyOf(groups.groups().values());
        all = counts.stream().reduce(Count.none(), Count::plus);
        direction = question.direction();
        air = question.thresholds().air();
    }

    @Override
    public String characteristic() {
        return characteristic;
    }

    @Override
    public List<String> values() {
        return values;
    }

    @Override
    public double persons(int group) {
        return counts.get(group).persons();
    }

    @Override
    public double selected(int group) {
        return counts.get(group).selected();
    }

    @Override
    public double favoured(int group) {
        return direction.favoured(counts.get(group)).selected();
    }

    @Override
    public double effectivePersons(int group) {
        return persons(group);
    }

    @Override
    public Interval rateInterval(int group) {
        return Wilson.of(selected(group), persons(group));
    }

    @Override
    public Comparison compare(int group, int other) {
        return compare(values.get(other), counts.get(group), counts.get(other));
    }

    @Override
    public Comparison compareRest(int group) {
        Count own = counts.get(group);
        return compare("rest", own, new Count(all.persons() - own.persons(), all.selected() - own.selected()));
    }

    @Override
    public boolean weighted() {
        return false;
    }

    private Comparison compare(String with, Count group, Count other) {
        Table table = table(direction.favoured(group), direction.favoured(other));
        boolean exact = exact(table);
        double p = exact ? FisherExact.twoSided(table) : PooledZ.p(table);
        OptionalDouble ratio = Ratio.of(table.a(), table.group(), table.c(), table.other());
        return new Comparison(
                with,
                ratio,
                (double) table.a() / table.group() - (double) table.c() / table.other(),
                KatzLog.of(table),
                Newcombe.of(table),
                OddsRatio.of(table),
                PooledZ.z(table),
                p,
                exact ? Comparison.Method.FISHER : Comparison.Method.Z,
                p,
                Ratio.flips(table.a(), table.group(), table.c(), table.other(), air));
    }

    static boolean exact(Table table) {
        return Math.min(table.group(), table.other()) < EXACT_BELOW || table.expectsFewerThan(EXPECTED);
    }

    static Table table(Count group, Count other) {
        return new Table(
                group.selected(),
                group.persons() - group.selected(),
                other.selected(),
                other.persons() - other.selected());
    }
}
