package io.licit.engine;

import io.licit.engine.ids.IdCursor;
import io.licit.engine.ids.IdFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Hashes decisions into leaves on all cores, so many numbers at a time, and tells them in order. */
final class DecisionLeaves {
    /** Numbers in a part; as many as one part of a Roaring bitmap has. */
    private static final int PART = 1 << 16;

    private static final int BYTES = 32;
    private static final byte LEAF = 0;

    private final IdFile ids;
    private final List<Decisions.Told> told;
    private final List<byte[]> texts = new ArrayList<>();
    private final byte[] secret;

    private DecisionLeaves(IdFile ids, List<Decisions.Told> told, byte[] secret) {
        this.ids = ids;
        this.told = told;
        this.secret = secret;
        told.forEach(one -> texts.add(one.text().getBytes(StandardCharsets.UTF_8)));
    }

    /** @param matching the persons of all that is told */
    static void tell(
            IdFile ids, RoaringBitmap matching, List<Decisions.Told> told, byte[] secret, Consumer<byte[]> each)
            throws IOException {
        DecisionLeaves leaves = new DecisionLeaves(ids, told, secret);
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService working = Executors.newFixedThreadPool(cores, DecisionLeaves::thread);
        Deque<Future<byte[]>> ahead = new ArrayDeque<>();
        try {
            PeekableIntIterator next = matching.getIntIterator();
            while (next.hasNext() || !ahead.isEmpty()) {
                while (next.hasNext() && ahead.size() < 2 * cores) {
                    int from = next.peekNext() / PART * PART;
                    ahead.add(working.submit(part(leaves, from)));
                    next.advanceIfNeeded(from + PART);
                }
                byte[] hashes = made(ahead.remove());
                for (int at = 0; at < hashes.length; at += BYTES) {
                    byte[] leaf = new byte[BYTES];
                    System.arraycopy(hashes, at, leaf, 0, BYTES);
                    each.accept(leaf);
                }
            }
        } finally {
            working.shutdownNow();
        }
    }

    private static Callable<byte[]> part(DecisionLeaves leaves, int from) {
        return () -> leaves.of(from);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "licit-leaves");
        thread.setDaemon(true);
        return thread;
    }

    private static byte[] made(Future<byte[]> part) throws IOException {
        try {
            return part.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while hashing decisions", stopped);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException("decisions that can't be hashed", failure);
        }
    }

    /** The leaves of all who have a number of a part, one after the other. */
    private byte[] of(int from) throws IOException, DigestException {
        char[] decisions = new char[PART];
        int persons = 0;
        for (int i = 0; i < told.size(); i++) {
            PeekableIntIterator each = told.get(i).persons().getIntIterator();
            each.advanceIfNeeded(from);
            for (; each.hasNext() && each.peekNext() - from < PART; persons++) {
                decisions[each.next() - from] = (char) (i + 1);
            }
        }
        byte[] hashes = new byte[persons * BYTES];
        MessageDigest digest = Decisions.sha256();
        IdCursor cursor = ids.cursor();
        byte[] salt = new byte[BYTES];
        int at = 0;
        for (int i = 0; i < PART; i++) {
            if (decisions[i] != 0) {
                if (!cursor.to(from + i)) {
                    throw new BrokenStore("a member whom nobody is");
                }
                digest.update(secret);
                digest.update(cursor.bytes(), 0, cursor.length());
                digest.digest(salt, 0, BYTES);
                digest.update(LEAF);
                digest.update(salt);
                digest.update(texts.get(decisions[i] - 1));
                digest.digest(hashes, at, BYTES);
                at += BYTES;
            }
        }
        return hashes;
    }
}
