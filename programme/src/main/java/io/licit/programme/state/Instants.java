package io.licit.programme.state;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as text of one width, to the microsecond, so that their order is that of their characters. */
public final class Instants {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Instants() {}

    public static String text(Instant instant) {
        return WRITTEN.format(instant);
    }

    static Instant parse(String text) {
        return Instant.parse(text);
    }
}
