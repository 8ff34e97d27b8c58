package io.licit.evidence;

import java.util.List;

/**
 * That the tree of a later size begins with the whole tree of an earlier one.
 *
 * <p>Source: RFC 9162, section 2.1.4. Sizes begin at 1: the empty tree is the beginning of every tree, which says
 * nothing, so a proof from it proves nothing.
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether the tree with the one root is the beginning of the tree with the other. */
    public boolean proves(Hash rootFrom, Hash rootTo) {
        if (from < 1 || to < from) {
            return false;
        }
        if (from == to) {
            return path.isEmpty() && rootFrom.equals(rootTo);
        }
        return !path.isEmpty() && leads(rootFrom, rootTo);
    }

    private boolean leads(Hash rootFrom, Hash rootTo) {
        long node = from - 1;
        long last = to - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        // A whole power of two is itself the first node, so the proof does not repeat it.
        boolean whole = Long.bitCount(from) == 1;
        Hash first = whole ? rootFrom : path.get(0);
        Hash one = first;
        Hash two = first;
        for (Hash sibling : path.subList(whole ? 0 : 1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                one = Hash.node(sibling, one);
                two = Hash.node(sibling, two);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                two = Hash.node(two, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && one.equals(rootFrom) && two.equals(rootTo);
    }
}
