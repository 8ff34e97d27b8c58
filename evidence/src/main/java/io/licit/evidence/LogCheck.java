package io.licit.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** A whole log held against itself: every entry hashed anew, every tile compared, the root, the signature. */
final class LogCheck {
    private final LogStore store;
    private final VerifierKey key;
    private final DoubleConsumer told;

    LogCheck(LogStore store, VerifierKey key, DoubleConsumer told) {
        this.store = store;
        this.key = key;
        this.told = told;
    }

    Audit run() {
        long size = 0;
        try {
            Optional<String> head = store.head();
            if (head.isPresent()) {
                Checkpoint checkpoint = Checkpoint.verified(SignedNote.parse(head.get()), key);
                size = checkpoint.size();
                recompute(checkpoint);
            }
            return new Audit(size, store.flaw());
        } catch (EvidenceException e) {
            return new Audit(size, Optional.of(e.said()));
        }
    }

    private void recompute(Checkpoint head) throws EvidenceException {
        Edge edge = new Edge();
        for (long from = 0; from < head.size(); from += Tile.WIDTH) {
            long to = Math.min(head.size(), from + Tile.WIDTH);
            List<Tile> full = new ArrayList<>();
            for (byte[] entry : Log.entries(store, from, to)) {
                edge.add(Hash.leaf(entry), full);
            }
            compare(full);
            told.accept((double) to / head.size());
        }
        compare(edge.partial());
        if (!edge.root().equals(head.root())) {
            throw EvidenceException.broken("the entries do not have the root that the head has signed");
        }
    }

    private void compare(List<Tile> computed) throws EvidenceException {
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
