package io.licit.core.law;

import io.licit.core.catalogue.Basis;
import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.Recipient;
import io.licit.core.catalogue.Sector;
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
}
