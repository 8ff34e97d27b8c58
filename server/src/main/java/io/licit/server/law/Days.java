package io.licit.server.law;

import io.licit.server.route.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Days as forms send them. */
final class Days {
    private Days() {}

    /** A day as a form sends it; empty where none is asked for. */
    static Optional<LocalDate> of(String given) {
        try {
            return given.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(given));
        } catch (DateTimeException none) {
            throw new Refusal(400, "error.no-day", given);
        }
    }
}
