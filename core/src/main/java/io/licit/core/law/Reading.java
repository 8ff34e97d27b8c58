package io.licit.core.law;

import io.licit.core.catalogue.Origin;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What a segment reads, through traits, other segments and derived columns, in the law's words.
 *
 * @param data categories of {@link Categories}
 * @param protectedAs protected characteristics
 * @param proxies protected characteristics that a column which it reads is known to stand for
 * @param origins where the columns came from, as far as it is declared
 * @param unlabelled whether a column is of unknown content, and may then hold or stand for anything
 * @param untraced whether a column is of unknown origin, and may then have come from anywhere
 */
public record Reading(
        Set<String> data,
        Set<String> protectedAs,
        Set<String> proxies,
        Set<Origin> origins,
        boolean unlabelled,
        boolean untraced) {
    /** A segment that reads nothing which a law names. */
    public static final Reading NOTHING = new Reading(Set.of(), Set.of(), Set.of(), Set.of(), false, false);

    public Reading {
        data = Set.copyOf(data);
        protectedAs = Set.copyOf(protectedAs);
        proxies = Set.copyOf(proxies);
        origins = Set.copyOf(origins);
    }

    // Written out: what Java makes of a record is put together anew in each process, where a check needs it at once.
    @Override
    public int hashCode() {
        return Objects.hash(data, protectedAs, proxies, origins, unlabelled, untraced);
    }

    /** What both read together. */
    public Reading and(Reading other) {
        return new Reading(
                union(data, other.data),
                union(protectedAs, other.protectedAs),
                union(proxies, other.proxies),
                union(origins, other.origins),
                unlabelled || other.unlabelled,
                untraced || other.untraced);
    }

    private static <T> Set<T> union(Set<T> some, Set<T> more) {
        Set<T> all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }
}
