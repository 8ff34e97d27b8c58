package io.licit.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * A tree over decisions about persons, each hashed with a salt of her own, of which a log entry holds the root alone.
 *
 * <p>Without the salt a leaf tells nothing, not even to somebody who guesses the decision. Leaves come in one pass, in an
 * order that the caller keeps; memory grows with the logarithm of their number.
 */
public final class SaltedTree {
    /** The length of a salt in bytes; it is drawn at random for each person and each tree. */
    public static final int SALT_BYTES = 32;

    private final List<Hash> peaks = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();
    private final List<Hash> path = new ArrayList<>();
    private final long watched;
    private long size;

    private SaltedTree(long watched) {
        this.watched = watched;
    }

    public SaltedTree() {
        this(-1);
    }

    /**
     * The hash of a decision with its salt: SHA-256 of 0x00, the salt and the decision.
     *
     * @param decision canonical JSON, RFC 8785
     * @throws IllegalArgumentException where the salt has not 32 bytes
     */
    public static Hash leaf(byte[] salt, byte[] decision) {
        if (salt.length != SALT_BYTES) {
            throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
        }
        byte[] both = Arrays.copyOf(salt, salt.length + decision.length);
        System.arraycopy(decision, 0, both, salt.length, decision.length);
        return Hash.leaf(both);
    }

    /** The root over all leaves. */
    public static Hash root(Iterator<Hash> leaves) {
        SaltedTree tree = new SaltedTree();
        leaves.forEachRemaining(tree::add);
        return tree.root();
    }

    /**
     * The proof for the leaf at an index, and the root, in one pass over all leaves.
     *
     * @throws IllegalArgumentException where there are not so many leaves
     */
    public static Proven prove(Iterator<Hash> leaves, long index) {
        SaltedTree tree = new SaltedTree(index);
        leaves.forEachRemaining(tree::add);
        if (index < 0 || index >= tree.size) {
            throw new IllegalArgumentException("there is no leaf " + index + " among " + tree.size);
        }
        Hash root = tree.fold(true);
        return new Proven(new InclusionProof(index, tree.size, tree.path), root);
    }

    /** A proof, and the root that it leads to. */
    public record Proven(InclusionProof proof, Hash root) {}

    public void add(Hash leaf) {
        Hash hash = leaf;
        long start = size;
        size++;
        for (long rest = size; (rest & 1) == 0; rest >>= 1) {
            int last = peaks.size() - 1;
            note(starts.get(last), peaks.get(last), start, hash, size);
            hash = Hash.node(peaks.remove(last), hash);
            start = starts.remove(last);
        }
        peaks.add(hash);
        starts.add(start);
    }

    public long size() {
        return size;
    }

    public Hash root() {
        return fold(false);
    }

    private Hash fold(boolean noting) {
        if (peaks.isEmpty()) {
            return Hash.EMPTY;
        }
        int last = peaks.size() - 1;
        Hash hash = peaks.get(last);
        long start = starts.get(last);
        for (int i = last - 1; i >= 0; i--) {
            if (noting) {
                note(starts.get(i), peaks.get(i), start, hash, size);
            }
            hash = Hash.node(peaks.get(i), hash);
            start = starts.get(i);
        }
        return hash;
    }

    /** Where one of two neighbours holds the watched leaf, the other is the next step of its path. */
    private void note(long leftStart, Hash left, long rightStart, Hash right, long end) {
        if (watched >= leftStart && watched < rightStart) {
            path.add(right);
        } else if (watched >= rightStart && watched < end) {
            path.add(left);
        }
    }
}
