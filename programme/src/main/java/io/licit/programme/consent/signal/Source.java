package io.licit.programme.consent.signal;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.programme.consent.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whose signal it is and when it came.
 *
 * @param person whom the device that sent it belongs to
 * @param signal as it came
 */
public record Source(String person, String signal, Instant receivedAt) {
    /** A longer signal is none: the longest of real ones have a few thousand characters. */
    static final int MOST_CHARACTERS = 10_000;

    static final String ADVERTISING = "targeted-advertising,sale-share,profiling";

    Change change(String purposes, String channels, ConsentStatus status, Instant at, String method) {
        String kept = signal.length() > MOST_CHARACTERS ? signal.substring(0, MOST_CHARACTERS) : signal;
        String proof = kept.codePoints().allMatch(c -> c >= ' ' && c <= '~') ? kept : "(no text)";
        return new Change(
                person,
                purposes,
                channels,
                status,
                at,
                Optional.empty(),
                method,
                status == ConsentStatus.GRANTED,
                "",
                Optional.empty(),
                Optional.of(proof));
    }

    /** Opted out of everything that the signal could have allowed. */
    Reading optedOut(String channels, String method, String why) {
        return new Reading(
                List.of(
                        change(ADVERTISING, channels, ConsentStatus.OBJECTED, receivedAt, method),
                        change("all", "trackers", ConsentStatus.OBJECTED, receivedAt, method)),
                Optional.of(why));
    }

    /** INVARIANT: a signal from the future counts from now on; a refusal in it would be overlooked else. */
    Instant notAfterReceipt(Instant at) {
        return at.isAfter(receivedAt) ? receivedAt : at;
    }
}
