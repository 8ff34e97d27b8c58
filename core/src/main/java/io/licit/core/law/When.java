package io.licit.core.law;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
import java.util.Collections;
import java.util.Optional;
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
    /** Whether every condition that is stated may hold: what is unknown is taken to meet it. */
    public boolean mayHold(UseFacts use) {
        return holds(use, true);
    }

    /** Whether every condition holds on what is known. Only then can a rule take away from another. */
    public boolean surelyHolds(UseFacts use) {
        return holds(use, false);
    }

    private boolean holds(UseFacts use, boolean ifUnknown) {
        return admits(purposes, Optional.of(use.purpose()), ifUnknown)
                && admits(channels, Optional.of(use.channel()), ifUnknown)
                && admits(recipients, Optional.of(use.recipient()), ifUnknown)
                && admits(sectors, use.sector(), ifUnknown)
                && admits(bases, use.basis(), ifUnknown)
                && meets(data, use.data(), use.unlabelled() && ifUnknown)
                && meets(protectedAs, use.protectedAs(), use.unlabelled() && ifUnknown)
                && meets(establishedIn, use.establishedIn(), use.establishedIn().isEmpty() && ifUnknown);
    }

    private static <T> boolean admits(Set<T> words, Optional<T> word, boolean ifUnknown) {
        return words.isEmpty() || word.map(words::contains).orElse(ifUnknown);
    }

    private static boolean meets(Set<String> words, Set<String> facts, boolean taken) {
        return words.isEmpty() || taken || !Collections.disjoint(words, facts);
    }
}
