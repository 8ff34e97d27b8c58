package io.licit.programme.consent.signal;

import io.licit.core.catalogue.ConsentStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Global Privacy Control (W3C): the header {@code Sec-GPC: 1}, or its value, is an opt-out of sale, sharing and targeted
 * advertising. Any other value states no preference.
 */
public final class Gpc {
    static final String METHOD = "gpc";

    private static final String HEADER = "sec-gpc:";

    private Gpc() {}

    public static Reading read(Source source) {
        String signal = source.signal().strip();
        String value = signal.toLowerCase(Locale.ROOT).startsWith(HEADER)
                ? signal.substring(HEADER.length()).strip()
                : signal;
        if (!value.equals("1")) {
            return new Reading(List.of(), Optional.empty());
        }
        return new Reading(
                List.of(source.change(
                        "sale-share,targeted-advertising", "all", ConsentStatus.OBJECTED, source.receivedAt(), METHOD)),
                Optional.empty());
    }
}
