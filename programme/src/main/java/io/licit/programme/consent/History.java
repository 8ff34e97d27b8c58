package io.licit.programme.consent;

import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Word;
import io.licit.evidence.Hash;
import io.licit.evidence.SaltedTree;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What is recorded of one person, in the order in which it came, and what shows each consent to be in the log. */
public record History(List<Proved> events, List<Restricted> restrictions) {
    public History {
        events = List.copyOf(events);
        restrictions = List.copyOf(restrictions);
    }

    /**
     * An event with its proof: SHA-256 of a zero byte, the salt and {@code canonical} is a leaf of a Merkle tree (RFC 9162)
     * whose root the log's entry states.
     *
     * @param recordedAt when it arrived
     * @param entry of the log, from 0
     * @param entryHash as {@link io.licit.programme.journal.Receipt#entry}
     * @param salt in hexadecimal, and so are the hashes
     * @param leaf its place among the leaves, from 0
     * @param path from the leaf up
     */
    public record Proved(
            Change change,
            Instant recordedAt,
            long entry,
            String entryHash,
            String root,
            String canonical,
            String salt,
            int leaf,
            int leaves,
            List<String> path) {
        public Proved {
            path = List.copyOf(path);
        }
    }

    /** A restriction, with its reason. */
    public record Restricted(
            RestrictionKind kind, Instant at, Optional<Instant> until, String reason, Instant recordedAt) {}

    static History of(Tx tx, String person) {
        List<Proved> events =
                Stored.of(tx, person).stream().map(event -> proved(tx, event)).toList();
        List<Restricted> restrictions = tx.rows(
                "SELECT kind, begins_at, ends_at, reason, recorded_at FROM restriction_event WHERE person = ? ORDER BY n",
                row -> new Restricted(
                        Word.of(RestrictionKind.class, row.text("kind")).orElse(RestrictionKind.ERASURE),
                        row.instant("begins_at"),
                        row.optionalInstant("ends_at"),
                        row.text("reason"),
                        row.instant("recorded_at")),
                person);
        return new History(events, restrictions);
    }

    private static Proved proved(Tx tx, Stored event) {
        List<Long> numbers = new ArrayList<>();
        List<Hash> leaves = new ArrayList<>();
        leaves(tx, event.batch()).forEach(leaf -> {
            numbers.add(leaf.n());
            leaves.add(Hash.raw(leaf.hash()));
        });
        int place = numbers.indexOf(event.n());
        HexFormat hex = HexFormat.of();
        List<String> path = SaltedTree.prove(leaves.iterator(), place).proof().path().stream()
                .map(Hash::hex)
                .toList();
        return tx.first(
                        "SELECT root, entry, entry_hash FROM consent_batch WHERE n = ?",
                        row -> new Proved(
                                event.change(),
                                event.recordedAt(),
                                row.number("entry"),
                                row.text("entry_hash"),
                                row.text("root"),
                                event.change().canonical(),
                                hex.formatHex(event.hashed().salt()),
                                place,
                                leaves.size(),
                                path),
                        event.batch())
                .orElseThrow(() -> new IllegalStateException("events without an entry"));
    }

    /** One leaf of a batch. */
    private static final class Leaf {
        private final long n;
        private final byte[] hash;

        private Leaf(long n, byte[] hash) {
            this.n = n;
            this.hash = hash;
        }

        long n() {
            return n;
        }

        byte[] hash() {
            return hash;
        }
    }

    private static List<Leaf> leaves(Tx tx, long batch) {
        List<Leaf> all = new ArrayList<>(tx.rows(
                "SELECT " + Stored.COLUMNS + " FROM consent_event WHERE batch = ?",
                row -> {
                    Stored stored = Stored.read(row);
                    return new Leaf(stored.n(), stored.leaf());
                },
                batch));
        all.addAll(tx.rows(
                "SELECT n, leaf FROM consent_leaf WHERE batch = ?",
                row -> new Leaf(row.number("n"), row.bytes("leaf")),
                batch));
        all.sort(Comparator.comparingLong(Leaf::n));
        return all;
    }
}
