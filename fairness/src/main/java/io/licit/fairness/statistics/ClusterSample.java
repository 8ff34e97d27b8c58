package io.licit.fairness.statistics;

import java.util.List;

/**
 * Some of the clusters that a population is divided into, drawn at random without replacement.
 *
 * @param sizes persons of each cluster that was drawn
 * @param clusters of the population
 * @param persons of the population
 */
public record ClusterSample(List<Integer> sizes, long clusters, long persons) {
    public ClusterSample {
        sizes = List.copyOf(sizes);
        if (sizes.size() > clusters || sizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("more drawn than there is, or nobody in it");
        }
    }

    int drawn() {
        return sizes.size();
    }

    boolean isWhole() {
        return drawn() == clusters;
    }

    long personsDrawn() {
        return sizes.stream().mapToLong(Integer::longValue).sum();
    }
}
