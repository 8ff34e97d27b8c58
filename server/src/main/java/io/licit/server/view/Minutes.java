package io.licit.server.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as pages write them, in UTC. */
public final class Minutes {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private Minutes() {}

    public static String of(Instant instant) {
        return MINUTE.format(instant);
    }
}
