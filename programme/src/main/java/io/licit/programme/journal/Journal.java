package io.licit.programme.journal;

import io.licit.core.json.Json;
import io.licit.programme.people.Pseudonyms;
import io.licit.programme.state.Instants;
import io.licit.programme.state.Tx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Writes entries to the log, in the transaction of the state that they prove. */
public final class Journal {
    private final Pseudonyms pseudonyms = new Pseudonyms();

    /** Appends one entry. It stays only if the transaction does. */
    public Receipt append(Tx tx, Entry entry) {
        return append(tx, List.of(entry)).get(0);
    }

    /** Appends several entries under one checkpoint. */
    public List<Receipt> append(Tx tx, List<Entry> entries) {
        long first = tx.number("SELECT COUNT(*) AS n FROM evidence_entry");
        long next = first;
        for (Entry entry : entries) {
            tx.update("INSERT INTO evidence_entry (n, body) VALUES (?, ?)", next++, bytes(tx, entry));
        }
        long start = first;
        return IntStream.range(0, entries.size())
                .mapToObj(i -> new Receipt(start + i, "", ""))
                .toList();
    }

    private byte[] bytes(Tx tx, Entry entry) {
        Json.Builder all = Json.object();
        all.put("at", Instants.text(entry.at()));
        all.put("by", pseudonyms.of(tx, entry.by()));
        all.put("facts", entry.facts());
        all.put("kind", entry.kind());
        return all.build().print().getBytes(StandardCharsets.UTF_8);
    }
}
