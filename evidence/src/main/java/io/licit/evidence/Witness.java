package io.licit.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Somebody else's memory of how far a log has come, and a signature that says so; C2SP tlog-cosignature, version 1.
 *
 * <p>It keeps one file for each log, with the last checkpoint that it has cosigned, written durably before the
 * cosignature is given away. A log that shows it another past, or a shorter one, gets none. One process at a time.
 */
public final class Witness {
    private static final String WHAT = "the last checkpoint that the witness has seen";

    private final Path directory;
    private final SigningKey key;

    /**
     * @param directory where it keeps its files; it is made where it is not there
     * @param key a witness's key, see {@link SigningKey#generateWitness}
     */
    public Witness(Path directory, SigningKey key) {
        if (!key.isWitness()) {
            throw new IllegalArgumentException("a witness has a key for cosigning: `" + key.name() + "` signs notes");
        }
        this.directory = directory;
        this.key = key;
    }

    public VerifierKey verifier() {
        return key.verifier();
    }

    /** The last checkpoint of this log that it has cosigned. */
    public Optional<Checkpoint> seen(VerifierKey logKey) throws EvidenceException {
        Path file = file(logKey.name());
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        SignedNote note = SignedNote.parse(TextFile.text(file, WHAT));
        if (!note.isSignedBy(key.verifier())) {
            throw EvidenceException.broken(WHAT + " in " + file + " is not signed by its own key");
        }
        Checkpoint seen = Checkpoint.parse(note.text());
        if (!seen.origin().equals(logKey.name())) {
            throw EvidenceException.broken(WHAT + " in " + file + " is of another log");
        }
        return Optional.of(seen);
    }

    /**
     * Cosigns a checkpoint after holding it against the last one.
     *
     * @param note the checkpoint, signed by the log
     * @param logKey the key by which the witness knows the log
     * @param proof from the size last seen to the new one; not looked at where nothing was seen or the size is the same
     * @param seconds the time of the cosignature since 1970
     * @return the note with the cosignature
     * @throws EvidenceException where the checkpoint is not the log's, is of a smaller size, or of another past
     */
    public SignedNote cosign(SignedNote note, VerifierKey logKey, ConsistencyProof proof, long seconds)
            throws EvidenceException {
        Checkpoint now = Checkpoint.verified(note, logKey);
        try {
            Files.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(
                            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                Optional<Checkpoint> last = seen(logKey);
                if (last.isPresent()) {
                    requireGrowth(last.get(), now, proof);
                }
                SignedNote cosigned = note.cosigned(key, seconds);
                TextFile.replace(file(now.origin()), cosigned.print(), WHAT);
                requireHeld(held);
                return cosigned;
            }
        } catch (IOException e) {
            throw EvidenceException.store("the witness cannot use its folder " + directory, e);
        }
    }

    /**
     * Cosigns the checkpoint of a published log, with the proof that its own tiles give.
     *
     * @param logKey the key by which the witness knows the log
     * @param seconds the time of the cosignature since 1970
     */
    public SignedNote cosign(Published log, VerifierKey logKey, long seconds) throws EvidenceException {
        SignedNote note = log.checkpoint();
        long from = seen(logKey).map(Checkpoint::size).orElse(0L);
        return cosign(note, logKey, log.growth(from), seconds);
    }

    private static void requireHeld(FileLock lock) {
        if (!lock.isValid()) {
            throw new IllegalStateException("the lock of the witness was lost");
        }
    }

    private static void requireGrowth(Checkpoint last, Checkpoint now, ConsistencyProof proof)
            throws EvidenceException {
        if (now.size() < last.size()) {
            throw EvidenceException.broken("the log `" + now.origin() + "` shows " + now.size()
                    + " entries; the witness has seen " + last.size());
        }
        if (now.size() == last.size()) {
            if (!now.root().equals(last.root())) {
                throw EvidenceException.broken(
                        "the log `" + now.origin() + "` shows another root over the same " + now.size() + " entries");
            }
            return;
        }
        boolean of = proof.from() == last.size() && proof.to() == now.size();
        if (last.size() > 0 && !(of && proof.proves(last.root(), now.root()))) {
            throw EvidenceException.broken("no proof that the " + now.size() + " entries of the log `" + now.origin()
                    + "` begin with the " + last.size() + " that the witness has seen");
        }
    }

    private Path file(String origin) {
        return directory.resolve(Hash.of(Words.bytes(origin)).hex());
    }
}
