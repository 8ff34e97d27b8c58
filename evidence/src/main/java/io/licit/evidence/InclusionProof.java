package io.licit.evidence;

import java.util.List;

/**
 * That the entry at an index is in the tree of a size: the hashes from its neighbour up to the root's child.
 *
 * <p>Source: RFC 9162, section 2.1.3.
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether this leaf at the index leads to this root. A proof of a wrong shape proves nothing. */
    public boolean proves(Hash leaf, Hash root) {
        if (index < 0 || size < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hash.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
