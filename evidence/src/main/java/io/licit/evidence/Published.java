package io.licit.evidence;

import java.nio.file.Path;
import java.util.List;

/** A log that is published in a folder, as somebody sees it who has its key and nothing else. */
public final class Published {
    private final Path folder;
    private final VerifierKey key;

    /** @param key the log's, which came by another way than the folder */
    public Published(Path folder, VerifierKey key) {
        this.folder = folder;
        this.key = key;
    }

    /** The checkpoint that stands there, with all its signatures; the log's own is held against the key. */
    public SignedNote checkpoint() throws EvidenceException {
        return checkpoint(FileStore.reading(folder));
    }

    private SignedNote checkpoint(FileStore store) throws EvidenceException {
        SignedNote note = SignedNote.parse(
                store.head().orElseThrow(() -> EvidenceException.given("no log is published in " + folder)));
        Checkpoint.verified(note, key);
        return note;
    }

    /**
     * The proof that the log of the checkpoint begins with what it had at an earlier size, from the tiles in the folder. It
     * is worth what it proves: whoever is given it holds it against the two roots.
     *
     * @param from the earlier size; from 0 on, and from a size that is not smaller, there is nothing to prove
     */
    public ConsistencyProof growth(long from) throws EvidenceException {
        FileStore store = FileStore.reading(folder);
        long to = Checkpoint.verified(checkpoint(store), key).size();
        return from < 1 || from >= to
                ? new ConsistencyProof(from, to, List.of())
                : new ConsistencyProof(from, to, new Tree(store, to).consistency(from, to));
    }

    /**
     * Puts a cosigned checkpoint in the place of the same one.
     *
     * @throws EvidenceException where the folder has another checkpoint by now
     */
    public void replace(SignedNote cosigned) throws EvidenceException {
        Checkpoint.verified(cosigned, key);
        try (FileStore store = FileStore.open(folder)) {
            if (!checkpoint(store).text().equals(cosigned.text())) {
                throw EvidenceException.given("the log in " + folder + " has grown meanwhile; cosign it again");
            }
            store.commit(cosigned.print(), List.of());
        }
    }
}
