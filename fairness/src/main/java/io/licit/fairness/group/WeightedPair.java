package io.licit.fairness.group;

import io.licit.fairness.statistics.Interval;
import io.licit.fairness.statistics.Normal;
import java.util.Optional;
import java.util.OptionalDouble;

/** Two weighted rates; formulas and sources in {@link Weighted}. */
record WeightedPair(Side group, Side other, Products cross) {
    /** Sums of products of chances, of all persons and of the favoured. */
    record Products(double all, double favoured) {
        /** The sum of {@code p_g p_h (y - r_g)(y - r_h)}. */
        double residuals(double rate, double otherRate) {
            return favoured * (1 - rate - otherRate) + rate * otherRate * all;
        }
    }

    /** One of the two, with the products of its chances with themselves. */
    record Side(double persons, double favoured, Products own) {
        double rate() {
            return favoured / persons;
        }

        double variance() {
            return Math.max(0, own.residuals(rate(), rate()) / (persons * persons));
        }
    }

    Comparison comparison(String with, double air) {
        double difference = group.rate() - other.rate();
        OptionalDouble z = z(difference);
        double p = z.isEmpty() ? 1 : Normal.twoSided(z.getAsDouble());
        return new Comparison(
                with,
                Ratio.of(group.favoured, group.persons, other.favoured, other.persons),
                difference,
                ratioInterval(),
                differenceInterval(difference),
                oddsRatio(),
                z,
                p,
                Comparison.Method.WEIGHTED_Z,
                p,
                Ratio.flips(group.favoured, group.persons, other.favoured, other.persons, air));
    }

    private double covariance() {
        return cross.residuals(group.rate(), other.rate()) / (group.persons * other.persons);
    }

    private OptionalDouble z(double difference) {
        double pooled = (group.favoured + other.favoured) / (group.persons + other.persons);
        double spread = group.own.all() / (group.persons * group.persons)
                + other.own.all() / (other.persons * other.persons)
                - 2 * cross.all() / (group.persons * other.persons);
        double variance = pooled * (1 - pooled) * spread;
        return variance > 0 ? OptionalDouble.of(difference / Math.sqrt(variance)) : OptionalDouble.empty();
    }

    private Optional<Interval> ratioInterval() {
        double rate = group.rate();
        double otherRate = other.rate();
        if (rate == 0 || otherRate == 0) {
            return Optional.empty();
        }
        double variance = group.variance() / (rate * rate)
                + other.variance() / (otherRate * otherRate)
                - 2 * covariance() / (rate * otherRate);
        double factor = Math.exp(Normal.QUANTILE * Math.sqrt(Math.max(0, variance)));
        double ratio = rate / otherRate;
        return Optional.of(new Interval(ratio / factor, ratio * factor));
    }

    private Interval differenceInterval(double difference) {
        double variance = group.variance() + other.variance() - 2 * covariance();
        double half = Normal.QUANTILE * Math.sqrt(Math.max(0, variance));
        return new Interval(Math.max(-1, difference - half), Math.min(1, difference + half));
    }

    private OptionalDouble oddsRatio() {
        double above = group.favoured * Math.max(0, other.persons - other.favoured);
        double below = other.favoured * Math.max(0, group.persons - group.favoured);
        return above == 0 && below == 0 ? OptionalDouble.empty() : OptionalDouble.of(above / below);
    }
}
