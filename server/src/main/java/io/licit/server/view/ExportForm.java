package io.licit.server.view;

import java.util.List;
import java.util.Set;

/**
 * What an export can be made of, and what was chosen.
 *
 * @param ways to ask those who lack nothing but a consent
 * @param asking the way that was chosen; empty where the file is of the audience
 * @param columns of persons that may be asked for
 */
public record ExportForm(
        List<String> segments,
        List<String> kinds,
        List<String> channels,
        List<String> ways,
        List<Campaign> campaigns,
        List<String> columns,
        String segment,
        String asking,
        String kind,
        String channel,
        String campaign,
        Set<String> chosen) {
    public ExportForm {
        segments = List.copyOf(segments);
        kinds = List.copyOf(kinds);
        channels = List.copyOf(channels);
        ways = List.copyOf(ways);
        campaigns = List.copyOf(campaigns);
        columns = List.copyOf(columns);
        chosen = Set.copyOf(chosen);
    }

    /** One on a segment. */
    public record Campaign(String id, String segment) {}
}
