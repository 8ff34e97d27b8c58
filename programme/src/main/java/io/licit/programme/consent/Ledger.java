package io.licit.programme.consent;

import io.licit.core.catalogue.RestrictionKind;
import io.licit.engine.Recorded;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.Hash;
import io.licit.evidence.InclusionProof;
import io.licit.evidence.PersonProof;
import io.licit.programme.Programme;
import io.licit.programme.journal.Receipt;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Tx;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The ledger of what was recorded in Licit itself: it counts beside the ledgers of the sources, with the same meaning, from
 * the moment at which it is acknowledged. Rows are only added; an erasure alone takes any away.
 *
 * <p>For any number of threads and processes at once. Threads that record at the same time through one ledger share a
 * transaction.
 */
public final class Ledger {
    private static final int PAGE = 10_000;

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

    /** Takes changes, for one transaction. */
    public interface Sink {
        void add(List<Change> changes);
    }

    /**
     * Records what others wrote, in one transaction with one entry of the log. Words that nobody knows stay, and are read
     * most strictly. Whoever records meanwhile waits.
     *
     * @throws ConsentRefused where a change can't be kept at all; nothing is recorded then
     */
    public Acknowledged recordAsWritten(Consumer<Sink> source, Actor by) {
        return programme.state().write(tx -> {
            Instant at = programme.clock().instant();
            Events.Batch batch = events.batch(tx, by, at);
            Gathering gathering = new Gathering(batch);
            source.accept(gathering);
            gathering.flush();
            Optional<Receipt> receipt = batch.finish();
            return new Acknowledged(
                    batch.version(),
                    Math.toIntExact(gathering.added),
                    Math.toIntExact(gathering.told - gathering.added),
                    at,
                    receipt);
        });
    }

    private static final class Gathering implements Sink {
        private static final int TOGETHER = 1000;

        private final Events.Batch batch;
        private final List<Change> waiting = new ArrayList<>();
        private long told;
        private long added;

        private Gathering(Events.Batch batch) {
            this.batch = batch;
        }

        @Override
        public void add(List<Change> changes) {
            changes.forEach(Change::requireKept);
            waiting.addAll(changes);
            if (waiting.size() >= TOGETHER) {
                flush();
            }
        }

        private void flush() {
            told += waiting.size();
            added += batch.add(waiting).cardinality();
            waiting.clear();
        }
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
        programme.journal().require(programme.state());
        return new LedgerReading(programme.state());
    }

    /** Goes up with everything that is recorded. */
    public long version() {
        return recorded().version();
    }

    /** Every change that stands in the ledger, of one person or of all, in the order of their arrival. */
    public void each(Optional<String> person, Consumer<Change> visit) {
        programme.state().read(tx -> {
            if (person.isPresent()) {
                Stored.of(tx, person.get().strip()).forEach(stored -> visit.accept(stored.change()));
                return true;
            }
            long last = 0;
            List<Stored> page = Stored.after(tx, last, PAGE);
            while (!page.isEmpty()) {
                page.forEach(stored -> visit.accept(stored.change()));
                last = page.get(page.size() - 1).n();
                page = Stored.after(tx, last, PAGE);
            }
            return true;
        });
    }

    /**
     * For each event of a person, in the order of {@link #history}, the proof that it is in the log, for her to keep: she
     * verifies it with the log's key alone.
     */
    public List<PersonProof> proofs(String person) throws EvidenceException {
        List<PersonProof> proofs = new ArrayList<>();
        for (History.Proved event : history(person).events()) {
            byte[] entry = programme
                    .journal()
                    .entry(programme.state(), event.entry())
                    .orElseThrow(() -> EvidenceException.broken("entry " + event.entry() + " is missing"))
                    .whole()
                    .canonical()
                    .getBytes(StandardCharsets.UTF_8);
            HexFormat hex = HexFormat.of();
            List<Hash> path = event.path().stream()
                    .map(hash -> Hash.raw(hex.parseHex(hash)))
                    .toList();
            proofs.add(new PersonProof(
                    hex.parseHex(event.salt()),
                    event.canonical().getBytes(StandardCharsets.UTF_8),
                    new InclusionProof(event.leaf(), event.leaves(), path),
                    entry,
                    programme.journal().proof(programme.state(), event.entry())));
        }
        return proofs;
    }

    /** Everything recorded of a person, as it was recorded. */
    public History history(String person) {
        return programme.state().read(tx -> History.of(tx, person.strip()));
    }
}
