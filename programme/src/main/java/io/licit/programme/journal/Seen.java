package io.licit.programme.journal;

import io.licit.evidence.Checkpoint;
import io.licit.evidence.ConsistencyProof;
import io.licit.evidence.EvidenceException;
import io.licit.evidence.Log;
import io.licit.evidence.SignedNote;
import io.licit.evidence.SigningKey;
import io.licit.programme.state.StateException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The last checkpoint that this machine has seen, in a file of its own beside the state: a database that is put back to an
 * earlier day, or replaced, does not agree with it.
 */
final class Seen {
    private final Path file;

    Seen(Path workspace) {
        this.file = workspace.toAbsolutePath().normalize().resolve(".licit").resolve("checkpoint");
    }

    boolean isThere() {
        return Files.exists(file);
    }

    /** Holds the log against what was seen of it. */
    void require(Log log, SigningKey key) throws EvidenceException {
        Optional<Checkpoint> before = read(key);
        if (before.isEmpty()) {
            return;
        }
        Checkpoint seen = before.get();
        Checkpoint head = log.head().orElseThrow(() -> rolledBack(seen, "it is empty"));
        if (head.size() < seen.size()) {
            throw rolledBack(seen, "it has " + head.size());
        }
        if (seen.size() > 0) {
            ConsistencyProof proof = log.consistency(seen.size(), head.size());
            if (!proof.proves(seen.root(), head.root())) {
                throw rolledBack(seen, "its first " + seen.size() + " are others");
            }
        }
    }

    private static StateException rolledBack(Checkpoint seen, String now) {
        return new StateException(
                "the evidence log is not the one that was here: it had " + seen.size() + " entries, and now " + now,
                "the state was put back or replaced; bring back its newest copy. Where that is lost, keep what there is,"
                        + " remove .licit/checkpoint, and tell those who rely on the log");
    }

    Optional<String> text() {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException failure) {
            throw new StateException("cannot read " + file, "the file must be readable", failure);
        }
    }

    private Optional<Checkpoint> read(SigningKey key) throws EvidenceException {
        try {
            return Files.exists(file)
                    ? Optional.of(Checkpoint.verified(SignedNote.parse(Files.readString(file)), key.verifier()))
                    : Optional.empty();
        } catch (IOException failure) {
            throw EvidenceException.store("cannot read " + file, failure);
        }
    }

    void keep(String checkpoint) {
        Path fresh = file.resolveSibling("checkpoint." + ProcessHandle.current().pid() + "."
                + Thread.currentThread().getId());
        try {
            if (sizeOf(checkpoint) < stored()) {
                return;
            }
            Files.writeString(fresh, checkpoint);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new StateException("cannot write to " + file, "the folder must be writable", failure);
        }
    }

    /** Another process may have seen more. */
    private long stored() throws IOException {
        return Files.exists(file) ? sizeOf(Files.readString(file)) : 0;
    }

    /** The second line of a checkpoint; what is none counts as the smallest. */
    private static long sizeOf(String checkpoint) {
        String[] lines = checkpoint.split("\n", 3);
        return lines.length == 3 && lines[1].matches("[0-9]{1,18}") ? Long.parseLong(lines[1]) : 0;
    }
}
