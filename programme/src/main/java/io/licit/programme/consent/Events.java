package io.licit.programme.consent;

import io.licit.core.catalogue.ConsentStatus;
import io.licit.core.json.Json;
import io.licit.engine.Recorded;
import io.licit.engine.Recorded.Erased;
import io.licit.evidence.Hash;
import io.licit.evidence.SaltedTree;
import io.licit.programme.journal.Entry;
import io.licit.programme.journal.Journal;
import io.licit.programme.journal.Receipt;
import io.licit.programme.people.Actor;
import io.licit.programme.state.Tx;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the ledger's rows. */
final class Events {
    private static final String KIND = "consents";
    private static final int CHUNK = 500;
    private static final int SALT = SaltedTree.SALT_BYTES;
    private static final String INSERT = "INSERT INTO consent_event (n, batch, digest, salt, person, purpose, channel,"
            + " status, happened_at, expires_at, method, explicit, notice, product, proof, recorded_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Journal journal;
    private final SecureRandom random = new SecureRandom();

    Events(Journal journal) {
        this.journal = journal;
    }

    /** Begins a batch; it is to be finished before another begins in its transaction. */
    Batch batch(Tx tx, Actor by, Instant at) {
        return new Batch(tx, by, at, Standing.made(tx, random).version());
    }

    void restrict(Tx tx, Recorded.Restriction restriction, String reason, Instant recordedAt) {
        long n = Standing.made(tx, random).version() + 1;
        tx.update(
                "INSERT INTO restriction_event (n, person, kind, begins_at, ends_at, reason, recorded_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                n,
                restriction.person(),
                restriction.kind().word(),
                restriction.at(),
                restriction.until(),
                reason,
                recordedAt);
        Standing.move(tx, n);
    }

    void forget(Tx tx, String person, Instant at) {
        Standing standing = Standing.made(tx, random);
        List<Object[]> leaves = Stored.of(tx, person).stream()
                .map(event -> new Object[] {event.n(), event.batch(), event.leaf()})
                .toList();
        tx.batch("INSERT INTO consent_leaf (n, batch, leaf) VALUES (?, ?, ?)", leaves);
        tx.update("DELETE FROM consent_event WHERE person = ?", person);
        tx.update("DELETE FROM restriction_event WHERE person = ?", person);
        String hash = Erased.hash(standing.secret(), person);
        tx.update("DELETE FROM erased_person WHERE hash = ?", hash);
        tx.update("INSERT INTO erased_person (hash, n, erased_at) VALUES (?, ?, ?)", hash, standing.version() + 1, at);
        Standing.move(tx, standing.version() + 1);
    }

    /** Events that become durable together, with one entry of the log. */
    final class Batch {
        private final Tx tx;
        private final Actor by;
        private final Instant at;
        private final long number;
        private final SaltedTree root = new SaltedTree();
        private final Map<ConsentStatus, Long> counts = new EnumMap<>(ConsentStatus.class);
        private long version;

        private Batch(Tx tx, Actor by, Instant at, long version) {
            this.tx = tx;
            this.by = by;
            this.at = at;
            this.number = version + 1;
            this.version = version;
        }

        long version() {
            return version;
        }

        /** Adds changes, and says which of them were new. */
        BitSet add(List<Change> changes) {
            BitSet added = new BitSet(changes.size());
            for (int from = 0; from < changes.size(); from += CHUNK) {
                addSome(changes.subList(from, Math.min(from + CHUNK, changes.size())), from, added);
            }
            return added;
        }

        private void addSome(List<Change> changes, int first, BitSet added) {
            List<String> canonical = changes.stream().map(Change::canonical).toList();
            List<byte[]> digests = canonical.stream()
                    .map(text -> Hash.of(text.getBytes(StandardCharsets.UTF_8)).bytes())
                    .toList();
            Set<String> known = known(digests);
            byte[] salts = new byte[SALT * changes.size()];
            random.nextBytes(salts);
            List<Object[]> rows = new ArrayList<>();
            for (int i = 0; i < changes.size(); i++) {
                if (known.add(hex(digests.get(i)))) {
                    byte[] salt = Arrays.copyOfRange(salts, SALT * i, SALT * (i + 1));
                    root.add(SaltedTree.leaf(salt, canonical.get(i).getBytes(StandardCharsets.UTF_8)));
                    counts.merge(changes.get(i).status(), 1L, Long::sum);
                    rows.add(row(changes.get(i), digests.get(i), salt));
                    added.set(first + i);
                }
            }
            tx.batch(INSERT, rows);
        }

        private Set<String> known(List<byte[]> digests) {
            String places = String.join(", ", Collections.nCopies(digests.size(), "?"));
            return new HashSet<>(tx.rows(
                    "SELECT digest FROM consent_event WHERE digest IN (" + places + ")",
                    row -> hex(row.bytes("digest")),
                    digests.toArray()));
        }

        private Object[] row(Change change, byte[] digest, byte[] salt) {
            return new Object[] {
                ++version,
                number,
                digest,
                salt,
                change.person(),
                change.purpose(),
                change.channel(),
                change.status().word(),
                change.at(),
                change.expiresAt(),
                change.method(),
                change.explicit() ? 1L : 0L,
                change.notice(),
                change.product(),
                change.proof(),
                at
            };
        }

        /** Writes the entry on all of them; empty where nothing was new. */
        Optional<Receipt> finish() {
            if (root.size() == 0) {
                return Optional.empty();
            }
            Hash hash = root.root();
            Json.Builder byStatus = Json.object();
            counts.forEach((status, count) -> byStatus.put(status.word(), count));
            Json.Obj facts = Json.object()
                    .put("events", root.size())
                    .put("root", hash.named())
                    .put("status", byStatus.build())
                    .build();
            Receipt receipt = journal.append(tx, new Entry(KIND, at, by, facts));
            tx.update(
                    "INSERT INTO consent_batch (n, events, root, entry, entry_hash) VALUES (?, ?, ?, ?, ?)",
                    number,
                    root.size(),
                    hash.hex(),
                    receipt.index(),
                    receipt.entry());
            Standing.move(tx, version);
            return Optional.of(receipt);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
