package io.licit.programme.export;

import io.licit.core.catalogue.Channel;
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
 */
public record Order(
        String segment,
        Path to,
        ExportKind kind,
        List<String> columns,
        Optional<String> campaign,
        Optional<Channel> channel,
        boolean replace,
        Actor by) {
    public Order {
        to = to.toAbsolutePath().normalize();
        columns = List.copyOf(columns);
    }
}
