package io.licit.programme.consent;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** Merkle hashing as in RFC 9162, section 2.1; a leaf has a salt before its content, so that nobody can guess it. */
final class Hashing {
    private Hashing() {}

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static byte[] digest(String canonical) {
        return sha256(canonical.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] leaf(byte[] salt, String canonical) {
        return sha256(new byte[] {0}, salt, canonical.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] node(byte[] left, byte[] right) {
        return sha256(new byte[] {1}, left, right);
    }

    /** Makes a root of leaves that come one by one. */
    static final class Root {
        private final List<byte[]> peaks = new ArrayList<>();
        private long leaves;

        void add(byte[] leaf) {
            byte[] grown = leaf;
            for (long size = leaves; (size & 1) == 1; size >>= 1) {
                grown = node(peaks.remove(peaks.size() - 1), grown);
            }
            peaks.add(grown);
            leaves++;
        }

        long leaves() {
            return leaves;
        }

        /** Of one leaf or more. */
        byte[] root() {
            byte[] all = peaks.get(peaks.size() - 1);
            for (int i = peaks.size() - 2; i >= 0; i--) {
                all = node(peaks.get(i), all);
            }
            return all;
        }
    }

    /** The hashes beside the way from a leaf to the root, from the leaf up: RFC 9162, section 2.1.3.1. */
    static List<byte[]> path(List<byte[]> leaves, int index) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int half = Integer.highestOneBit(leaves.size() - 1);
        List<byte[]> left = leaves.subList(0, half);
        List<byte[]> right = leaves.subList(half, leaves.size());
        List<byte[]> way = new ArrayList<>(index < half ? path(left, index) : path(right, index - half));
        way.add(root(index < half ? right : left));
        return way;
    }

    private static byte[] root(List<byte[]> leaves) {
        Root root = new Root();
        leaves.forEach(root::add);
        return root.root();
    }
}
