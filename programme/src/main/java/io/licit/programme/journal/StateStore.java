package io.licit.programme.journal;

import io.licit.evidence.EvidenceException;
import io.licit.evidence.Growth;
import io.licit.evidence.LogStore;
import io.licit.evidence.Tile;
import io.licit.programme.state.Tx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The log in the state database, within one transaction: it grows with the state that its entries prove, or not at all. */
final class StateStore implements LogStore {
    private static final int HASH_BYTES = 32;

    private final Tx tx;

    StateStore(Tx tx) {
        this.tx = tx;
    }

    @Override
    public Optional<String> head() {
        return tx.first("SELECT note FROM evidence_head WHERE one = 1", row -> row.text("note"));
    }

    @Override
    public List<byte[]> entries(long from, long to) throws EvidenceException {
        List<byte[]> found = tx.rows(
                "SELECT body FROM evidence_entry WHERE n >= ? AND n < ? ORDER BY n",
                row -> row.bytes("body"),
                from,
                to);
        if (found.size() != to - from) {
            throw EvidenceException.broken("entries are missing between " + from + " and " + (to - 1));
        }
        return found;
    }

    @Override
    public byte[] tile(int level, long index, int width) throws EvidenceException {
        byte[] hashes = tx.first(
                        "SELECT hashes FROM evidence_tile WHERE level = ? AND n = ?",
                        row -> row.bytes("hashes"),
                        (long) level,
                        index)
                .orElseThrow(() -> EvidenceException.broken("tile " + index + " of level " + level + " is missing"));
        if (hashes.length < width * HASH_BYTES) {
            throw EvidenceException.broken("tile " + index + " of level " + level + " is too short");
        }
        return Arrays.copyOf(hashes, width * HASH_BYTES);
    }

    @Override
    public void append(Growth growth) {
        List<Object[]> entries = new ArrayList<>();
        long next = growth.first();
        for (byte[] entry : growth.entries()) {
            entries.add(new Object[] {next++, entry});
        }
        if (!entries.isEmpty()) {
            tx.batch("INSERT INTO evidence_entry (n, body) VALUES (?, ?)", entries);
        }
        for (Tile tile : growth.tiles()) {
            if (tx.update(
                            "UPDATE evidence_tile SET hashes = ? WHERE level = ? AND n = ?",
                            tile.hashes(),
                            (long) tile.level(),
                            tile.index())
                    == 0) {
                tx.update(
                        "INSERT INTO evidence_tile (level, n, hashes) VALUES (?, ?, ?)",
                        (long) tile.level(),
                        tile.index(),
                        tile.hashes());
            }
        }
        if (tx.update("UPDATE evidence_head SET note = ? WHERE one = 1", growth.head()) == 0) {
            tx.update("INSERT INTO evidence_head (one, note) VALUES (1, ?)", growth.head());
        }
    }

    /** Entries beyond the head, which no append has left. */
    @Override
    public Optional<String> flaw() {
        long entries = tx.number("SELECT COUNT(*) AS n FROM evidence_entry");
        long last = tx.number("SELECT COALESCE(MAX(n), -1) AS n FROM evidence_entry");
        return entries == last + 1
                ? Optional.empty()
                : Optional.of("there are " + entries + " entries, and the last is number " + last);
    }
}
