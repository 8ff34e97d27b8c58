package io.licit.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies what a log has grown by to a folder for others to read, if it goes on from what stands there. */
public final class Mirror {
    private static final int CHUNK = 64 * Tile.WIDTH;

    private final LogStore source;
    private final VerifierKey key;

    public Mirror(LogStore source, VerifierKey key) {
        this.source = source;
        this.key = key;
    }

    /**
     * Publishes the present head of the log. Every entry is hashed anew on the way. Where the head stands there already,
     * the cosignatures on it stay.
     *
     * @param to the folder, opened to write
     * @return what is published now
     * @throws EvidenceException where the log is shorter than what was published, has another past, or does not agree
     *     with its head; the folder stays as it was
     */
    public Checkpoint publish(FileStore to) throws EvidenceException {
        SignedNote note = note(source)
                .orElseThrow(() -> EvidenceException.given("the log has no head yet; there is nothing to publish"));
        Optional<SignedNote> published = note(to);
        if (published.isPresent() && published.get().text().equals(note.text())) {
            return Checkpoint.verified(published.get(), key);
        }
        return publish(note, to);
    }

    /** Publishes up to a checkpoint of the log, such as one that witnesses have cosigned since. */
    public Checkpoint publish(SignedNote note, FileStore to) throws EvidenceException {
        Checkpoint head = Checkpoint.verified(note, key);
        Optional<SignedNote> published = note(to);
        Checkpoint before = published.isEmpty()
                ? new Checkpoint(head.origin(), 0, Hash.EMPTY)
                : Checkpoint.verified(published.get(), key);
        if (head.size() < before.size()) {
            throw EvidenceException.broken(
                    "the log has " + head.size() + " entries; " + before.size() + " were published already");
        }
        // INVARIANT: the growth is hashed on top of what was published, so another past cannot give the signed root.
        // Once before anything is written, and once with what is written.
        requireRoot(grow(Edge.read(to, before), before, head, (from, entries, tiles) -> {}), before, head);
        List<Tile> full = new ArrayList<>();
        Edge edge = grow(Edge.read(to, before), before, head, (from, entries, tiles) -> {
            to.stage(before.size(), from, entries, tiles);
            full.addAll(tiles);
        });
        requireRoot(edge, before, head);
        List<Tile> last = edge.partial().stream()
                .filter(tile -> tile.width() != Tile.width(tile.level(), tile.index(), before.size()))
                .toList();
        to.stage(before.size(), head.size(), List.of(), last);
        to.commit(note.print(), full);
        return head;
    }

    private static void requireRoot(Edge edge, Checkpoint before, Checkpoint head) throws EvidenceException {
        if (!edge.root().equals(head.root())) {
            throw EvidenceException.broken("the log does not go on from the " + before.size()
                    + " entries that were published: its entries do not lead to the root of its head");
        }
    }

    private interface Step {
        void take(long from, List<byte[]> entries, List<Tile> full) throws EvidenceException;
    }

    private Edge grow(Edge edge, Checkpoint before, Checkpoint head, Step step) throws EvidenceException {
        long from = before.size();
        while (from < head.size()) {
            long end = Math.min(head.size(), from - from % Tile.WIDTH + CHUNK);
            List<byte[]> entries = Log.entries(source, from, end);
            List<Tile> full = new ArrayList<>();
            for (byte[] entry : entries) {
                edge.add(Hash.leaf(entry), full);
            }
            step.take(from, entries, full);
            from = end;
        }
        return edge;
    }

    private static Optional<SignedNote> note(LogStore store) throws EvidenceException {
        Optional<String> head = store.head();
        return head.isEmpty() ? Optional.empty() : Optional.of(SignedNote.parse(head.get()));
    }
}
