package io.licit.core.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What a segment is for; the law is asked about a use.
 *
 * @param channels at least one; an audience holds only persons who may be reached by every one of them
 * @param sector empty where it is the organisation's own
 * @param product the product group, for laws that tell similar products from others
 */
public record Use(
        Purpose purpose,
        List<Channel> channels,
        Recipient recipient,
        Optional<String> product,
        Optional<Sector> sector) {
    public Use {
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("a use has a channel, if only none");
        }
    }
}
