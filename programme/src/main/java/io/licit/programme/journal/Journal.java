package io.licit.programme.journal;

import io.licit.core.json.Json;
import io.licit.evidence.Audit;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.Hash;
import io.licit.evidence.Log;
import io.licit.evidence.SigningKey;
import io.licit.programme.people.Pseudonyms;
import io.licit.programme.state.Instants;
import io.licit.programme.state.State;
import io.licit.programme.state.StateException;
import io.licit.programme.state.Tx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes entries to the evidence log, in the transaction of the state that they prove. An entry is canonical JSON (RFC
 * 8785) with {@code at}, {@code by}, {@code facts} and {@code kind}.
 */
public final class Journal {
    /** Names the file with the key, where it is not in the workspace's state. */
    public static final String KEY_VARIABLE = "LICIT_EVIDENCE_KEY";

    private final Pseudonyms pseudonyms = new Pseudonyms();
    private final SigningKey key;
    private final Seen seen;
    private boolean held;

    private Journal(SigningKey key, Seen seen) {
        this.key = key;
        this.seen = seen;
    }

    /**
     * The journal of a workspace; its key is made where there is none.
     *
     * @param origin the log's name; where none is stated, the key's, which is made from the folder's
     */
    public static Journal of(Path workspace, Optional<String> origin, Map<String, String> environment) {
        String elsewhere = environment.getOrDefault(KEY_VARIABLE, "");
        Path file = elsewhere.isBlank() ? Keys.at(workspace) : workspace.resolve(elsewhere);
        return new Journal(Keys.of(file, origin, workspace), new Seen(workspace));
    }

    /** Appends one entry. It stays only if the transaction does. */
    public Receipt append(Tx tx, Entry entry) {
        return append(tx, List.of(entry)).get(0);
    }

    /** Appends several entries under one checkpoint. */
    public List<Receipt> append(Tx tx, List<Entry> entries) {
        Log log = log(tx);
        List<byte[]> bodies = entries.stream().map(entry -> bytes(tx, entry)).toList();
        try {
            holdAgainstSeen(log);
            io.licit.evidence.Receipt receipt = log.append(bodies);
            tx.afterCommit(() -> seen.keep(receipt.checkpoint()));
            List<Receipt> receipts = new ArrayList<>();
            for (int i = 0; i < bodies.size(); i++) {
                receipts.add(new Receipt(
                        receipt.first() + i, Hash.leaf(bodies.get(i)).hex(), receipt.checkpoint()));
            }
            return receipts;
        } catch (EvidenceException failure) {
            throw failed(failure);
        }
    }

    /** Once in a process: what grows from there grows under this process's eyes. */
    private synchronized void holdAgainstSeen(Log log) throws EvidenceException {
        if (!held) {
            seen.require(log, key);
            held = true;
        }
    }

    /** The log within a transaction, for proofs and for export. */
    public Log log(Tx tx) {
        return new Log(new StateStore(tx), key.name(), key);
    }

    /** Recomputes all of the log, and holds it against what this machine has seen of it. */
    public Audit check(State state) {
        return state.read(tx -> {
            Log log = log(tx);
            try {
                seen.require(log, key);
            } catch (EvidenceException | StateException failure) {
                return new Audit(0, Optional.of(String.valueOf(failure.getMessage())));
            }
            return log.check();
        });
    }

    public SigningKey key() {
        return key;
    }

    static StateException failed(EvidenceException failure) {
        return new StateException(
                "the evidence log is broken: " + failure.said(),
                "nothing is done that can't be proved; `licit evidence verify` says more",
                failure);
    }

    private byte[] bytes(Tx tx, Entry entry) {
        return Json.object()
                .put("at", Instants.text(entry.at()))
                .put("by", pseudonyms.of(tx, entry.by()))
                .put("facts", entry.facts())
                .put("kind", entry.kind())
                .build()
                .canonical()
                .getBytes(StandardCharsets.UTF_8);
    }
}
