package io.licit.programme.consent;

import io.licit.core.catalogue.RestrictionKind;
import io.licit.core.catalogue.Word;
import io.licit.core.json.Json;
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

    /** For programs; with the key as it was asked for. */
    public Json.Obj json(String person) {
        return Json.object()
                .put("person", person)
                .put("events", Json.array(events.stream().map(History::json).toList()))
                .put(
                        "restrictions",
                        Json.array(restrictions.stream()
                                .map(one -> Json.object()
                                        .put("kind", one.kind().word())
                                        .put("at", one.at().toString())
                                        .put("until", time(one.until()))
                                        .put("reason", one.reason())
                                        .put("recorded_at", one.recordedAt().toString())
                                        .build())
                                .toList()))
                .build();
    }

    private static Json.Obj json(Proved event) {
        Change change = event.change();
        return Json.object()
                .put("purpose", change.purpose())
                .put("channel", change.channel())
                .put("status", change.status().word())
                .put("at", change.at().toString())
                .put("expires_at", time(change.expiresAt()))
                .put("method", change.method())
                .put("explicit", change.explicit())
                .put("notice", change.notice())
                .put("product", text(change.product()))
                .put("proof", text(change.proof()))
                .put("recorded_at", event.recordedAt().toString())
                .put(
                        "evidence",
                        Json.object()
                                .put("entry", event.entry())
                                .put("entry_hash", event.entryHash())
                                .put("root", event.root())
                                .put("canonical", event.canonical())
                                .put("salt", event.salt())
                                .put("leaf", event.leaf())
                                .put("leaves", event.leaves())
                                .put("path", Json.strings(event.path()))
                                .build())
                .build();
    }

    private static Json time(Optional<Instant> instant) {
        return text(instant.map(Instant::toString));
    }

    private static Json text(Optional<String> value) {
        return value.<Json>map(Json::of).orElse(Json.none());
    }

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
