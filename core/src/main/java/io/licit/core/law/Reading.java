package io.licit.core.law;

import io.licit.core.catalogue.Origin;
import java.util.HashSet;
import java.util.Set;

/**
 * What a segment reads, through traits, other segments and derived columns, in the law's words.
 *
 * @param data categories of {@link Categories}
 * @param protectedAs protected characteristics
 * @param proxies protected characteristics that a column which it reads is known to stand for
 * @param origins where the columns came from; one that is undeclared counts as every one
 * @param unlabelled whether a column is of unknown content, and may then hold or stand for anything
 */
public record Reading(
        Set<String> data, Set<String> protectedAs, Set<String> proxies, Set<Origin> origins, boolean unlabelled) {
    /** A segment that reads nothing which a law names. */
    public static final Reading NOTHING = new Reading(Set.of(), Set.of(), Set.of(), Set.of(), false);

    public Reading {
        data = Set.copyOf(data);
        protectedAs = Set.copyOf(protectedAs);
        proxies = Set.copyOf(proxies);
        origins = Set.copyOf(origins);
    }

    /** What both read together. */
    public Reading and(Reading other) {
        return new Reading(
                union(data, other.data),
                union(protectedAs, other.protectedAs),
                union(proxies, other.proxies),
                union(origins, other.origins),
                unlabelled || other.unlabelled);
    }

    private static <T> Set<T> union(Set<T> some, Set<T> more) {
        Set<T> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
