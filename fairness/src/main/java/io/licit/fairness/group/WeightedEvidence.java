package io.licit.fairness.group;

import io.licit.fairness.statistics.Interval;
import io.licit.fairness.statistics.Wilson;
import java.util.List;
import java.util.stream.IntStream;

/** Groups as chances. */
final class WeightedEvidence implements Evidence {
    private final WeightedCounts counts;
    private final Direction direction;
    private final double air;

    WeightedEvidence(WeightedCounts counts, Question question) {
        this.counts = counts;
        this.direction = question.direction();
        this.air = question.thresholds().air();
    }

    @Override
    public String characteristic() {
        return counts.characteristic();
    }

    @Override
    public List<String> values() {
        return counts.groups();
    }

    @Override
    public double persons(int group) {
        return counts.persons()[group];
    }

    @Override
    public double selected(int group) {
        // Sums of chances round; nobody is selected more often than she is there.
        return Math.min(counts.selected()[group], persons(group));
    }

    @Override
    public double favoured(int group) {
        return direction == Direction.BENEFIT ? selected(group) : persons(group) - selected(group);
    }

    @Override
    public double effectivePersons(int group) {
        double squares = counts.products()[group][group];
        return squares > 0 ? persons(group) * persons(group) / squares : 0;
    }

    @Override
    public Interval rateInterval(int group) {
        double effective = effectivePersons(group);
        return Wilson.of(effective * (selected(group) / persons(group)), effective);
    }

    @Override
    public Comparison compare(int group, int other) {
        return new WeightedPair(side(group), side(other), cross(new int[] {group}, new int[] {other}))
                .comparison(values().get(other), air);
    }

    @Override
    public Comparison compareRest(int group) {
        int[] rest =
                IntStream.range(0, values().size()).filter(one -> one != group).toArray();
        return new WeightedPair(side(group), side(rest), cross(new int[] {group}, rest)).comparison("rest", air);
    }

    @Override
    public boolean weighted() {
        return true;
    }

    private WeightedPair.Side side(int... groups) {
        double persons = IntStream.of(groups).mapToDouble(this::persons).sum();
        double favoured = IntStream.of(groups).mapToDouble(this::favoured).sum();
        return new WeightedPair.Side(persons, favoured, cross(groups, groups));
    }

    private WeightedPair.Products cross(int[] groups, int[] others) {
        double all = 0;
        double favoured = 0;
        for (int group : groups) {
            for (int other : others) {
                double product = counts.products()[group][other];
                double selected = counts.selectedProducts()[group][other];
                all += product;
                favoured += direction == Direction.BENEFIT ? selected : product - selected;
            }
        }
        return new WeightedPair.Products(all, favoured);
    }
}
