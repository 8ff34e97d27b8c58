package io.licit.programme.request;

import io.licit.core.catalogue.Channel;
import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.catalogue.Purpose;
import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.json.Json;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The ledger of consents and restrictions, as far as requests write and read it. What it records, the next read heeds. */
public interface Suppression {
    /**
     * Records that a person refuses, durably; the same a second time changes nothing.
     *
     * @param purposes empty for all
     * @param channels empty for all
     * @param status withdrawn or objected
     */
    void refuse(
            String person, Set<Purpose> purposes, Set<Channel> channels, ConsentStatus status, Instant at, Actor by);

    /** Restricts the use of her data, in the transaction of what it follows from. */
    void restrict(Tx tx, String person, RestrictionKind kind, Instant at, Optional<Instant> until, String reason);

    /** Removes what is recorded of her, and keeps a keyed hash by which she stays out should a source bring her back. */
    void forget(Tx tx, String person, Instant at);

    /** Whether a recorded legal hold is in force. */
    boolean isHeld(String person, Instant at);

    /** Everything that is recorded of her, for herself. */
    Json.Obj recorded(String person);
}
