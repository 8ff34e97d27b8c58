package io.licit.programme.journal;

import io.licit.core.json.Json;
import io.licit.evidence.Attachment;
import io.licit.evidence.Audit;
import io.licit.evidence.Checkpoint;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.Hash;
import io.licit.evidence.Log;
import io.licit.evidence.LogCheck;
import io.licit.evidence.Pack;
import io.licit.evidence.ProofFile;
import io.licit.evidence.SignedNote;
import io.licit.evidence.SigningKey;
import io.licit.programme.people.Pseudonyms;
import io.licit.programme.state.Instants;
import io.licit.programme.state.State;
import io.licit.programme.state.StateException;
import io.licit.programme.state.Tx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Writes entries to the evidence log, in the transaction of the state that they prove. An entry is canonical JSON (RFC
 * 8785) with {@code at}, {@code by}, {@code facts} and {@code kind}.
 */
public final class Journal {
    /** Names the file with the key, where it is not in the workspace's state. */
    public static final String KEY_VARIABLE = "LICIT_EVIDENCE_KEY";

    private static final long PAGE = 1000;

    private final Pseudonyms pseudonyms = new Pseudonyms();
    private final SigningKey key;
    private final Path keyFile;
    private final Seen seen;
    private boolean held;

    private Journal(SigningKey key, Path keyFile, Seen seen) {
        this.key = key;
        this.keyFile = keyFile;
        this.seen = seen;
    }

    /**
     * The journal of a workspace; its key is made where there is none.
     *
     * @param origin the log's name; where none is stated, the key's, which is made from the folder's
     */
    public static Journal of(Path workspace, Optional<String> origin, Map<String, String> environment) {
        return of(workspace, origin, environment, false);
    }

    /**
     * As above.
     *
     * @param begun whether the state holds a log already, which another key can't go on with
     */
    public static Journal of(Path workspace, Optional<String> origin, Map<String, String> environment, boolean begun) {
        String elsewhere = environment.getOrDefault(KEY_VARIABLE, "");
        Path file = elsewhere.isBlank() ? Keys.at(workspace) : workspace.resolve(elsewhere);
        return new Journal(Keys.of(file, origin, workspace, begun), file, new Seen(workspace));
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

    /**
     * Holds the log against what this machine has seen of it, before anything that the state tells is relied on.
     *
     * @throws StateException where the state was put back or replaced
     */
    public void require(State state) {
        try {
            within(state, tx -> {
                holdAgainstSeen(log(tx));
                return tx;
            });
        } catch (EvidenceException failure) {
            throw failed(failure);
        }
    }

    /** Whether a log has begun in a workspace, whatever became of its state. */
    public static boolean hasBegun(Path workspace) {
        return new Seen(workspace).isThere();
    }

    /** The log within a transaction, for proofs and for export. */
    public Log log(Tx tx) {
        return new Log(new StateStore(tx), key.name(), key);
    }

    /** Recomputes all of the log, and holds it against what this machine has seen of it. */
    public Audit check(State state) {
        return check(state, share -> {});
    }

    /**
     * The same in steps, between which others read and write.
     *
     * @param told the share of the entries that is done, in [0,1]; what it throws ends the check
     */
    public Audit check(State state, DoubleConsumer told) {
        Optional<Audit> unlike = state.read(this::unlikeSeen);
        if (unlike.isPresent()) {
            return unlike.get();
        }
        LogCheck check = new LogCheck(key.verifier());
        double share = 0;
        while (share < 1) {
            share = state.read(tx -> check.goOn(new StateStore(tx)));
            told.accept(share);
        }
        return state.read(tx -> unlikeSeen(tx).orElseGet(() -> check.end(new StateStore(tx))));
    }

    /** What is wrong where the log is not what this machine has seen of it; empty where it is. */
    private Optional<Audit> unlikeSeen(Tx tx) {
        try {
            seen.require(log(tx), key);
            return Optional.empty();
        } catch (EvidenceException | StateException failure) {
            return Optional.of(new Audit(0, Optional.of(String.valueOf(failure.getMessage()))));
        }
    }

    /** The head of the log, held against its key; empty before the first entry. */
    public Optional<Checkpoint> head(State state) {
        try {
            return within(state, tx -> log(tx).head());
        } catch (EvidenceException failure) {
            throw failed(failure);
        }
    }

    /** Whether the log begins with all of what an earlier checkpoint is of. */
    public boolean goesOnFrom(State state, Checkpoint earlier) {
        try {
            return within(state, tx -> {
                Log log = log(tx);
                Optional<Checkpoint> head = log.head();
                if (earlier.size() == 0) {
                    return true;
                }
                if (head.isEmpty() || head.get().size() < earlier.size()) {
                    return false;
                }
                return log.consistency(earlier.size(), head.get().size())
                        .proves(earlier.root(), head.get().root());
            });
        } catch (EvidenceException failure) {
            throw failed(failure);
        }
    }

    /** The last checkpoint that this machine has seen of a workspace's log, as text; empty where it has seen none. */
    public static Optional<String> lastSeen(Path workspace) {
        return new Seen(workspace).text();
    }

    /**
     * The newest entries, the newest first.
     *
     * @param kind only these; empty for all
     */
    public List<Logged> newest(State state, String kind, int atMost) {
        return before(state, Long.MAX_VALUE, kind, atMost);
    }

    /**
     * The newest entries that are older than one, the newest first.
     *
     * @param entry the number of that one; more than there are for all
     * @param kind only these; empty for all
     */
    public List<Logged> before(State state, long entry, String kind, int atMost) {
        return state.read(tx -> {
            List<Logged> found = new ArrayList<>();
            long next = Math.min(entry, tx.number("SELECT COUNT(*) AS n FROM evidence_entry"));
            while (next > 0 && found.size() < atMost) {
                long from = Math.max(0, next - PAGE);
                List<Logged> page = new ArrayList<>(tx.rows(
                        "SELECT n, body FROM evidence_entry WHERE n >= ? AND n < ? ORDER BY n DESC",
                        row -> Logged.of(row.number("n"), row.bytes("body")),
                        from,
                        next));
                page.removeIf(one -> !kind.isEmpty() && !one.kind().equals(kind));
                found.addAll(page.subList(0, Math.min(page.size(), atMost - found.size())));
                next = from;
            }
            return found;
        });
    }

    public Optional<Logged> entry(State state, long index) {
        return state.read(tx -> tx.first(
                "SELECT n, body FROM evidence_entry WHERE n = ?",
                row -> Logged.of(row.number("n"), row.bytes("body")),
                index));
    }

    /** The proof that an entry is in the log as it now is. */
    public ProofFile proof(State state, long index) throws EvidenceException {
        return within(state, tx -> ProofFile.of(log(tx), index));
    }

    /**
     * Writes the log into a zip that can be verified with the key alone.
     *
     * @param checkpoint a file with a checkpoint that witnesses have cosigned; empty for the present one
     */
    public void export(State state, Path zip, Map<String, Attachment> attachments, Optional<Path> checkpoint)
            throws EvidenceException {
        within(state, tx -> {
            StateStore store = new StateStore(tx);
            if (checkpoint.isEmpty()) {
                Pack.write(zip, store, key.verifier(), attachments);
            } else {
                Pack.write(zip, store, note(checkpoint.get()), key.verifier(), attachments);
            }
            return zip;
        });
    }

    private static SignedNote note(Path file) throws EvidenceException {
        try {
            return SignedNote.parse(Files.readString(file));
        } catch (IOException failure) {
            throw EvidenceException.store("cannot read " + file, failure);
        }
    }

    /** Work on the log that may find it broken, within a transaction that reads. */
    interface Work<T> {
        T of(Tx tx) throws EvidenceException;
    }

    static <T> T within(State state, Work<T> work) throws EvidenceException {
        List<EvidenceException> failures = new ArrayList<>();
        Optional<T> answer = state.read(tx -> {
            try {
                return Optional.of(work.of(tx));
            } catch (EvidenceException failure) {
                failures.add(failure);
                return Optional.empty();
            }
        });
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return answer.orElseThrow();
    }

    public SigningKey key() {
        return key;
    }

    /** Where the key is. */
    public Path keyFile() {
        return keyFile;
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
