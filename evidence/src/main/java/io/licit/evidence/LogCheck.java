package io.licit.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A whole log held against itself: every entry hashed anew, every tile compared, the root, the signature. It goes on in
 * steps, between which others may append to the log.
 */
public final class LogCheck {
    private static final int TILES_AT_ONCE = 16;

    private final VerifierKey key;
    private final Edge edge = new Edge();
    /** What was found wrong: nothing, or the first thing. */
    private final List<String> wrong = new ArrayList<>(1);

    /** @param key that has signed the log */
    public LogCheck(VerifierKey key) {
        this.key = key;
    }

    /**
     * Holds some more of the entries against their tiles.
     *
     * @return the share of the entries that is done, in [0,1]; 1 where {@link #end} is next
     */
    public double goOn(LogStore store) {
        try {
            Optional<Checkpoint> head = head(store);
            long size = head.map(Checkpoint::size).orElse(0L);
            long full = size - size % Tile.WIDTH;
            recompute(store, Math.min(full, edge.size() + TILES_AT_ONCE * Tile.WIDTH));
            return edge.size() >= full ? 1 : (double) edge.size() / size;
        } catch (EvidenceException failure) {
            wrong.add(failure.said());
            return 1;
        }
    }

    /** Holds what is left against its tiles, and all of it against the head and what the store adds. */
    public Audit end(LogStore store) {
        long size = 0;
        try {
            Optional<Checkpoint> head = head(store);
            size = head.map(Checkpoint::size).orElse(0L);
            if (!wrong.isEmpty()) {
                return new Audit(size, Optional.of(wrong.get(0)));
            }
            recompute(store, size);
            compare(store, edge.partial());
            if (head.isPresent() && !edge.root().equals(head.get().root())) {
                throw EvidenceException.broken("the entries do not have the root that the head has signed");
            }
            return new Audit(size, store.flaw());
        } catch (EvidenceException failure) {
            return new Audit(size, Optional.of(failure.said()));
        }
    }

    private Optional<Checkpoint> head(LogStore store) throws EvidenceException {
        Optional<String> head = store.head();
        return head.isEmpty() ? Optional.empty() : Optional.of(Checkpoint.verified(SignedNote.parse(head.get()), key));
    }

    private void recompute(LogStore store, long until) throws EvidenceException {
        while (edge.size() < until) {
            long from = edge.size();
            List<Tile> full = new ArrayList<>();
            for (byte[] entry : Log.entries(store, from, Math.min(until, from + Tile.WIDTH))) {
                edge.add(Hash.leaf(entry), full);
            }
            compare(store, full);
        }
    }

    private static void compare(LogStore store, List<Tile> computed) throws EvidenceException {
        for (Tile tile : computed) {
            byte[] stored = Tree.tile(store, tile.level(), tile.index(), tile.width());
            if (!Arrays.equals(stored, tile.hashes())) {
                int at = Arrays.mismatch(stored, tile.hashes()) / Hash.BYTES;
                throw EvidenceException.broken("hash " + at + " in tile " + tile.index() + " of level " + tile.level()
                        + " is not that of the entries");
            }
        }
    }
}
