package io.licit.programme.consent;

import io.licit.core.catalogue.RestrictionKind;
import io.licit.engine.Recorded;
import io.licit.programme.Programme;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The ledger of what was recorded in Licit itself: it counts beside the ledgers of the sources, with the same meaning, from
 * the moment at which it is acknowledged. Rows are only added; an erasure alone takes any away.
 *
 * <p>For any number of threads and processes at once. Threads that record at the same time through one ledger share a
 * transaction.
 */
public final class Ledger {
    private final Programme programme;
    private final Events events;
    private final GroupCommit commits;

    public Ledger(Programme programme) {
        this.programme = programme;
        this.events = new Events(programme.journal());
        this.commits = new GroupCommit(programme, events);
    }

    /**
     * Records what persons said, all of it or nothing, and returns when it is on the disk. What stands there already, the
     * same in everything, is not added again.
     *
     * @throws ConsentRefused where a change names a word that nobody knows, or has no person
     */
    public Acknowledged record(List<Change> changes, Actor by) {
        changes.forEach(Change::require);
        return commits.record(changes, by);
    }

    /** Restricts the use of a person's data, in the transaction of what it follows from; the log is the caller's to write. */
    public void restrict(
            Tx tx, String person, RestrictionKind kind, Instant at, Optional<Instant> until, String reason) {
        events.restrict(
                tx,
                new Recorded.Restriction(person.strip(), kind, at, until),
                reason,
                programme.clock().instant());
    }

    /**
     * Removes what is recorded of a person and keeps a keyed hash alone, by which she is under the restriction
     * {@code erasure} should a source bring her back; the log is the caller's to write.
     */
    public void forget(Tx tx, String person, Instant at) {
        events.forget(tx, person.strip(), at);
    }

    /** What the engine holds beside the sources' ledgers. */
    public Recorded recorded() {
        return new LedgerReading(programme.state());
    }

    /** Goes up with everything that is recorded. */
    public long version() {
        return recorded().version();
    }

    /** Everything recorded of a person, as it was recorded. */
    public History history(String person) {
        return programme.state().read(tx -> History.of(tx, person.strip()));
    }
}
