package io.licit.programme.export;

import io.licit.programme.state.State;
import io.licit.programme.state.Tx;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Which chunks of an export a receiver has acknowledged. */
final class Outbox {
    private final State state;

    Outbox(State state) {
        this.state = state;
    }

    /**
     * An export on its way to a receiver.
     *
     * @param id of export and receiver together
     * @param chunkRows rows of a chunk, as they were when it began
     */
    record Sending(String id, long chunkRows, boolean done) {}

    /** The one of before, where there is one: its chunks must be cut alike. */
    Sending begin(String export, String receiver, long chunkRows, Instant at, Consumer<Tx> first) {
        String id = Sha256.of(export + "\0" + receiver);
        return state.write(tx -> tx.first(
                        "SELECT id, chunk_rows, done_at FROM export_delivery WHERE id = ?",
                        row -> new Sending(
                                row.text("id"),
                                row.number("chunk_rows"),
                                row.optional("done_at").isPresent()),
                        id)
                .orElseGet(() -> {
                    tx.update(
                            "INSERT INTO export_delivery (id, export, receiver, chunk_rows, begun_at) VALUES (?, ?, ?, ?, ?)",
                            id,
                            export,
                            receiver,
                            chunkRows,
                            at);
                    first.accept(tx);
                    return new Sending(id, chunkRows, false);
                }));
    }

    Set<Long> acknowledged(Sending sending) {
        List<Long> chunks = state.read(
                tx -> tx.rows("SELECT n FROM export_chunk WHERE delivery = ?", row -> row.number("n"), sending.id()));
        return new HashSet<>(chunks);
    }

    void acknowledge(Sending sending, long chunk, Instant at) {
        state.write(tx -> {
            long known = tx.number(
                    "SELECT COUNT(*) AS n FROM export_chunk WHERE delivery = ? AND n = ?", sending.id(), chunk);
            return known > 0
                    ? 0
                    : tx.update(
                            "INSERT INTO export_chunk (delivery, n, acknowledged_at) VALUES (?, ?, ?)",
                            sending.id(),
                            chunk,
                            at);
        });
    }

    void end(Sending sending, Instant at, Consumer<Tx> last) {
        state.write(tx -> {
            tx.update("UPDATE export_delivery SET done_at = ? WHERE id = ?", at, sending.id());
            last.accept(tx);
            return sending;
        });
    }
}
