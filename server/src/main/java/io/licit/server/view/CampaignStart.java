package io.licit.server.view;

import java.util.List;

/** The form of a new campaign as it was filled in, with what may be chosen. */
public record CampaignStart(
        String id,
        String segment,
        String channel,
        String language,
        String sender,
        String subject,
        String body,
        List<String> segments,
        List<String> channels) {
    public CampaignStart {
        segments = List.copyOf(segments);
        channels = List.copyOf(channels);
    }
}
