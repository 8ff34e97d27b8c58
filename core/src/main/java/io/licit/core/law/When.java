package io.licit.core.law;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import java.util.Collections;
import java.util.Set;

/**
 * What a rule applies to. An empty set asks nothing. What the facts do not tell (no sector, no basis, an unlabelled
 * column) counts as if it were named.
 *
 * @param data categories of {@code law/categories.yaml}, met by any column that the segment reads, through traits and
 *     other segments
 * @param protectedAs protected characteristics, met likewise
 * @param establishedIn countries of the organisation
 */
public record When(
        Set<Purpose> purposes,
        Set<Channel> channels,
        Set<Recipient> recipients,
        Set<Sector> sectors,
        Set<Basis> bases,
        Set<String> data,
        Set<String> protectedAs,
        Set<String> establishedIn) {
    public When {
        purposes = Set.copyOf(purposes);
        channels = Set.copyOf(channels);
        recipients = Set.copyOf(recipients);
        sectors = Set.copyOf(sectors);
        bases = Set.copyOf(bases);
        data = Set.copyOf(data);
        protectedAs = Set.copyOf(protectedAs);
        establishedIn = Set.copyOf(establishedIn);
    }
    /** Whether every condition that is stated holds. */
    public boolean holds(UseFacts use) {
        return admits(purposes, use.purpose())
                && admits(channels, use.channel())
                && admits(recipients, use.recipient())
                && use.sector().map(sector -> admits(sectors, sector)).orElse(true)
                && use.basis().map(basis -> admits(bases, basis)).orElse(true)
                && meets(data, use.data(), use.unlabelled())
                && meets(protectedAs, use.protectedAs(), use.unlabelled())
                && meets(establishedIn, use.establishedIn(), use.establishedIn().isEmpty());
    }

    private static <T> boolean admits(Set<T> words, T word) {
        return words.isEmpty() || words.contains(word);
    }

    private static boolean meets(Set<String> words, Set<String> facts, boolean unknown) {
        return words.isEmpty() || unknown || !Collections.disjoint(words, facts);
    }
}
