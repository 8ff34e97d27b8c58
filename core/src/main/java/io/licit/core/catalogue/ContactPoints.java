package io.licit.core.catalogue;

import java.util.List;
import java.util.Optional;

/** Which columns reach a person on a channel. */
public final class ContactPoints {
    private ContactPoints() {}

    /** The family of contact points that a channel needs; empty for channels that need none. */
    public static Optional<String> family(Channel channel) {
        return switch (channel) {
            case EMAIL -> Optional.of("email");
            case SMS, PHONE_LIVE, PHONE_AUTOMATED -> Optional.of("phone");
            case MESSAGING -> Optional.of("messaging");
            case PUSH -> Optional.of("push");
            case FAX -> Optional.of("fax");
            case POST -> Optional.of("post");
            case IN_APP, WEB_ADS, TRACKERS, NONE -> Optional.empty();
        };
    }

    /** The columns of the table of persons that hold such a contact point. */
    public static List<Column> columns(Catalogue catalogue, String family) {
        return catalogue.persons().stream()
                .flatMap(table -> table.columns().values().stream())
                .filter(column -> column.contact().filter(family::equals).isPresent())
                .toList();
    }
}
