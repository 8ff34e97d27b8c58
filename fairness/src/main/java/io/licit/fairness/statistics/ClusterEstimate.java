package io.licit.fairness.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many persons of a population are in a set, estimated from a sample of clusters, with a 95 % interval.
 *
 * <p>The estimate is the rate among the persons drawn, and its variance that between clusters: W. Cochran, Sampling
 * Techniques, 3rd ed. 1977, section 3.12, with the correction for a finite population. The interval is Clopper and
 * Pearson's for as many persons as a simple sample of this variance had, and so stays within what there can be where
 * counts are small: E. Korn and B. Graubard, Confidence intervals for proportions with small expected number of positive
 * counts estimated from survey data, Survey Methodology 24, 1998.
 *
 * <p>Where few clusters hold anybody, their number says how many others may; where few do not hold everybody, likewise.
 *
 * @param low the interval's lower end, and never less than were seen
 * @param high its upper end, and never more than could not be ruled out
 */
public record ClusterEstimate(long estimate, long low, long high) {
    private static final double TAIL = 0.025;

    /** With fewer clusters than these a variance between them says little. */
    private static final int FEW = 6;

    /**
     * @param counts persons of the set in each cluster that was drawn
     * @throws IllegalArgumentException with fewer than two clusters, unless they are all there are
     */
    public static ClusterEstimate of(ClusterSample sample, List<Long> counts) {
        if (counts.size() != sample.drawn() || sample.drawn() < 2 && !sample.isWhole()) {
            throw new IllegalArgumentException("counts of other clusters, or of one");
        }
        long seen = sum(counts);
        if (sample.isWhole()) {
            return new ClusterEstimate(seen, seen, seen);
        }
        List<Long> others = IntStream.range(0, counts.size())
                .mapToObj(i -> sample.sizes().get(i) - counts.get(i))
                .toList();
        double rate = (double) seen / sample.personsDrawn();
        long estimate = Math.round(rate * sample.persons());
        long high = Math.max(estimate, most(sample, counts));
        long low = Math.min(estimate, sample.persons() - most(sample, others));
        return new ClusterEstimate(estimate, low, high);
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** The upper end. The lower is the upper of everybody else. */
    private static long most(ClusterSample sample, List<Long> counts) {
        long seen = sum(counts);
        long possible = seen + sample.persons() - sample.personsDrawn();
        double rate = (double) seen / sample.personsDrawn();
        double like = likePersons(sample, counts, rate);
        double in = like * rate;
        double highest = in >= like ? 1 : BetaDistribution.of(in + 1, like - in).inverseSurvivalProbability(TAIL);
        double most = Math.max(highest * sample.persons(), fewClusters(sample, counts));
        return (long) Math.min(possible, Math.ceil(most));
    }

    /** Of how many persons a simple sample would tell as much. */
    private static double likePersons(ClusterSample sample, List<Long> counts, double rate) {
        double persons = sample.personsDrawn();
        int drawn = sample.drawn();
        double left = 1 - (double) drawn / sample.clusters();
        double squares = 0;
        for (int i = 0; i < drawn; i++) {
            double off = counts.get(i) - rate * sample.sizes().get(i);
            squares += off * off;
        }
        double size = persons / drawn;
        double variance = left * squares / (drawn - 1) / (drawn * size * size);
        double simple = persons / left;
        double like = variance > 0 ? rate * (1 - rate) / variance : simple;
        double wider = quantile(persons - 1) / quantile(drawn - 1);
        return Math.min(simple, like * wider * wider);
    }

    private static double quantile(double degrees) {
        return TDistribution.of(degrees).inverseSurvivalProbability(TAIL);
    }

    /** What could be where few clusters that were drawn hold anybody; nothing is said by it where many do. */
    private static double fewClusters(ClusterSample sample, List<Long> counts) {
        long holding = counts.stream().filter(count -> count > 0).count();
        if (holding >= FEW) {
            return 0;
        }
        long each = holding == 0
                ? sample.sizes().stream().mapToLong(Integer::longValue).max().orElse(0)
                : counts.stream().mapToLong(Long::longValue).max().orElse(0);
        double clusters = ClopperPearson.of(holding, sample.drawn()).high() * sample.clusters();
        return sum(counts) + Math.max(0, clusters - holding) * each;
    }
}
