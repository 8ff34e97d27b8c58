package io.licit.server.view;

import java.util.List;
import java.util.Set;

/**
 * What an export can be made of, and what was chosen.
 *
 * @param columns of persons that may be asked for
 */
public record ExportForm(
        List<String> segments,
        List<String> kinds,
        List<String> channels,
        List<Campaign> campaigns,
        List<String> columns,
        String segment,
        String kind,
        String channel,
        String campaign,
        Set<String> chosen) {
    public ExportForm {
        segments = List.copyOf(segments);
        kinds = List.copyOf(kinds);
        channels = List.copyOf(channels);
        campaigns = List.copyOf(campaigns);
        columns = List.copyOf(columns);
        chosen = Set.copyOf(chosen);
    }

    /** One on a segment. */
    public record Campaign(String id, String segment) {}
}
