package io.licit.programme.consent.signal;

import io.licit.programme.consent.Change;
import java.util.List;
import java.util.Optional;

/**
 * What a signal says.
 *
 * @param changes none where it says nothing, which takes nothing away and gives nothing
 * @param undecoded why it counts as opted out; empty where it could be decoded
 */
public record Reading(List<Change> changes, Optional<String> undecoded) {
    public Reading {
        changes = List.copyOf(changes);
    }
}
