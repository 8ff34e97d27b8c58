package io.licit.programme.export;

import io.licit.core.catalogue.Channel;
import io.licit.core.check.WayToAsk;
import io.licit.programme.people.Actor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An export as it is asked for.
 *
 * @param to where the file goes; its manifest goes beside it
 * @param columns of persons, in place of the contact points of the channel; none for these
 * @param channel one of the use's; empty for all of them
 * @param replace whether a file that is no export of the segment may be overwritten
 * @param asking the way to ask, where the file is of those whom nothing but a missing consent keeps out of the segment;
 *     empty where it is of the segment's audience
 */
public record Order(
        String segment,
        Path to,
        ExportKind kind,
        List<String> columns,
        Optional<String> campaign,
        Optional<Channel> channel,
        boolean replace,
        Actor by,
        Optional<WayToAsk> asking) {
    public Order {
        to = to.toAbsolutePath().normalize();
        columns = List.copyOf(columns);
    }

    /** Of a segment's audience. */
    public Order(
            String segment,
            Path to,
            ExportKind kind,
            List<String> columns,
            Optional<String> campaign,
            Optional<Channel> channel,
            boolean replace,
            Actor by) {
        this(segment, to, kind, columns, campaign, channel, replace, by, Optional.empty());
    }

    /** The same of those who may be asked. */
    public Order toAsk(Optional<WayToAsk> way) {
        return new Order(segment, to, kind, columns, campaign, channel, replace, by, way);
    }
}
