package io.licit.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * An append-only log: entries, a Merkle tree over them in tiles, and a signed head.
 *
 * <p>It keeps no state of its own. Whoever appends holds an exclusive lock on the store; whoever reads while another
 * appends sees the head as it was, or as it is.
 */
public final class Log {
    /** The largest entry: the format of entry bundles has 16 bits for the length. */
    public static final int ENTRY_BYTES_MAX = 65_535;

    private final LogStore store;
    private final String origin;
    private final SigningKey key;

    /**
     * @param origin the name of the log, which is the name of its key as well
     * @throws IllegalArgumentException where the names differ, or the key is that of a witness
     */
    public Log(LogStore store, String origin, SigningKey key) {
        if (!key.name().equals(origin) || key.isWitness()) {
            throw new IllegalArgumentException(
                    "the key of a log signs notes and has its name: `" + origin + "`, not `" + key.name() + "`");
        }
        this.store = store;
        this.origin = origin;
        this.key = key;
    }

    /**
     * Appends entries, all or none, durably before it returns. Without entries it only makes sure that there is a
     * head.
     *
     * @throws EvidenceException where an entry is too long, or the log does not agree with itself: head, signature,
     *     origin, the tiles at its end or the entries beside them. Nothing is appended then
     */
    public Receipt append(List<byte[]> entries) throws EvidenceException {
        for (byte[] entry : entries) {
            if (entry.length > ENTRY_BYTES_MAX) {
                throw EvidenceException.given("an entry has " + entry.length + " bytes; the most is 65535");
            }
        }
        Optional<SignedNote> note = note();
        if (note.isEmpty()) {
            // The head of the empty log comes first, so that a log whose head is missing is always a damaged one.
            String empty = new Checkpoint(origin, 0, Hash.EMPTY).signed(key).print();
            store.append(new Growth(0, List.of(), List.of(), empty));
            return entries.isEmpty() ? new Receipt(0, 0, empty) : append(entries);
        }
        Checkpoint head = Checkpoint.verified(note.get(), key.verifier());
        Edge edge = Edge.read(store, head);
        if (entries.isEmpty()) {
            return new Receipt(head.size(), head.size(), note.get().print());
        }
        Growth growth = growth(head, edge, entries);
        store.append(growth);
        return new Receipt(head.size(), growth.size(), growth.head());
    }

    private Growth growth(Checkpoint head, Edge edge, List<byte[]> entries) {
        List<Tile> tiles = new ArrayList<>();
        for (byte[] entry : entries) {
            edge.add(Hash.leaf(entry), tiles);
        }
        for (Tile tile : edge.partial()) {
            if (tile.width() != Tile.width(tile.level(), tile.index(), head.size())) {
                tiles.add(tile);
            }
        }
        Checkpoint grown = new Checkpoint(origin, edge.size(), edge.root());
        return new Growth(head.size(), entries, tiles, grown.signed(key).print());
    }

    /** The head, held against the key; empty where nothing was ever appended. */
    public Optional<Checkpoint> head() throws EvidenceException {
        Optional<SignedNote> note = note();
        return note.isEmpty() ? Optional.empty() : Optional.of(Checkpoint.verified(note.get(), key.verifier()));
    }

    /** The entry at an index, held against the tree. */
    public byte[] entry(long index) throws EvidenceException {
        Checkpoint head = existing();
        requireWithin(index + 1, head.size(), "entry " + index);
        byte[] entry = entries(index, index + 1).get(0);
        InclusionProof proof = inclusion(index, head.size());
        if (!proof.proves(Hash.leaf(entry), head.root())) {
            throw EvidenceException.broken("entry " + index + " is not the one whose hash stands in the tree");
        }
        return entry;
    }

    /** A proof that the entry at an index is in the log as it was at a size; held against the head. */
    public InclusionProof inclusion(long index, long size) throws EvidenceException {
        Checkpoint head = existing();
        requireWithin(size, head.size(), "size " + size);
        requireWithin(index + 1, size, "entry " + index);
        Tree tree = new Tree(store, head.size());
        InclusionProof proof = new InclusionProof(index, size, tree.inclusion(index, size));
        Hash root = rootAt(tree, size, head);
        if (!proof.proves(tree.leaf(index), root)) {
            throw EvidenceException.broken("the tiles of the log do not lead from entry " + index + " to its root");
        }
        return proof;
    }

    /** A proof that the log at the later size begins with all of the log at the earlier size, which is at least 1. */
    public ConsistencyProof consistency(long from, long to) throws EvidenceException {
        Checkpoint head = existing();
        requireWithin(to, head.size(), "size " + to);
        if (from < 1) {
            throw EvidenceException.given("every log begins with the empty one; there is nothing to prove");
        }
        requireWithin(from, to, "size " + from);
        Tree tree = new Tree(store, head.size());
        List<Hash> path = from == to ? List.of() : tree.consistency(from, to);
        ConsistencyProof proof = new ConsistencyProof(from, to, path);
        if (!proof.proves(tree.root(from), rootAt(tree, to, head))) {
            throw EvidenceException.broken("the tiles of the log do not agree on sizes " + from + " and " + to);
        }
        return proof;
    }

    private static Hash rootAt(Tree tree, long size, Checkpoint head) throws EvidenceException {
        return size == head.size() ? head.root() : tree.root(size);
    }

    /** Reads every entry and holds all that is stored against it: tiles, root, signature, and what the store adds. */
    public Audit check() {
        return check(share -> {});
    }

    /** @param told the share of the entries that is done, in [0,1]; what it throws ends the check */
    public Audit check(DoubleConsumer told) {
        LogCheck check = new LogCheck(key.verifier());
        double share = 0;
        while (share < 1) {
            share = check.goOn(store);
            told.accept(share);
        }
        return check.end(store);
    }

    /**
     * Hands the log to this log's key: the head that another key of the same name has signed is signed anew.
     *
     * @param former the key by which the present head is believed
     */
    public Receipt takeOver(VerifierKey former) throws EvidenceException {
        Optional<SignedNote> note = note();
        if (note.isEmpty()) {
            return append(List.of());
        }
        Checkpoint head = Checkpoint.verified(note.get(), former);
        Edge.read(store, head);
        String signed = note.get().signed(key).print();
        store.append(new Growth(head.size(), List.of(), List.of(), signed));
        return new Receipt(head.size(), head.size(), signed);
    }

    /** The name of the log. */
    public String origin() {
        return origin;
    }

    /** The signed head as it is stored. */
    SignedNote signedHead() throws EvidenceException {
        return note().orElseThrow(() -> EvidenceException.given("the log has no head yet"));
    }

    private Optional<SignedNote> note() throws EvidenceException {
        Optional<String> head = store.head();
        return head.isEmpty() ? Optional.empty() : Optional.of(SignedNote.parse(head.get()));
    }

    private Checkpoint existing() throws EvidenceException {
        return Checkpoint.verified(signedHead(), key.verifier());
    }

    private List<byte[]> entries(long from, long to) throws EvidenceException {
        return entries(store, from, to);
    }

    static List<byte[]> entries(LogStore store, long from, long to) throws EvidenceException {
        List<byte[]> entries = from == to ? List.of() : store.entries(from, to);
        if (entries.size() != to - from) {
            throw EvidenceException.broken(
                    "the store gives " + entries.size() + " of the entries from " + from + " to " + (to - 1));
        }
        return entries;
    }

    private static void requireWithin(long end, long size, String what) throws EvidenceException {
        if (end < 0 || end > size || size == 0) {
            throw EvidenceException.given(what + " is not in a log of " + size + " entries");
        }
    }
}
