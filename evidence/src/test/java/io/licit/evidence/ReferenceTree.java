package io.licit.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tree as RFC 6962, sections 2.1, 2.1.1 and 2.1.2, define it, by recursion over lists; slow and plain. */
final class ReferenceTree {
    private final List<byte[]> entries;
    private final Map<Long, byte[]> known = new HashMap<>();

    ReferenceTree(List<byte[]> entries) {
        this.entries = entries;
    }

    byte[] root(int size) {
        return size == 0 ? sha256(new byte[0]) : mth(0, size);
    }

    List<byte[]> path(int index, int size) {
        return path(index, 0, size);
    }

    List<byte[]> proof(int from, int to) {
        return subproof(from, 0, to, true);
    }

    private byte[] mth(int from, int to) {
        long key = (long) from << 32 | to;
        byte[] hash = known.get(key);
        if (hash == null) {
            int k = k(to - from);
            hash = to - from == 1
                    ? sha256(join(new byte[] {0}, entries.get(from)))
                    : sha256(join(new byte[] {1}, join(mth(from, from + k), mth(from + k, to))));
            known.put(key, hash);
        }
        return hash;
    }

    private List<byte[]> path(int m, int from, int to) {
        List<byte[]> path = new ArrayList<>();
        int n = to - from;
        if (n > 1) {
            int k = k(n);
            if (m < k) {
                path.addAll(path(m, from, from + k));
                path.add(mth(from + k, to));
            } else {
                path.addAll(path(m - k, from + k, to));
                path.add(mth(from, from + k));
            }
        }
        return path;
    }

    private List<byte[]> subproof(int m, int from, int to, boolean whole) {
        List<byte[]> proof = new ArrayList<>();
        int n = to - from;
        if (m == n) {
            if (!whole) {
                proof.add(mth(from, to));
            }
            return proof;
        }
        int k = k(n);
        if (m <= k) {
            proof.addAll(subproof(m, from, from + k, whole));
            proof.add(mth(from + k, to));
        } else {
            proof.addAll(subproof(m - k, from + k, to, false));
            proof.add(mth(from, from + k));
        }
        return proof;
    }

    private static int k(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
