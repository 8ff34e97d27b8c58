package io.licit.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verifies a pack with nothing but the pack and a key that came by another way. */
public final class PackVerifier {
    private PackVerifier() {}

    /**
     * Looks at everything in a pack and reports on each thing.
     *
     * @param zipOrDir the pack, as it was written or unpacked; the folder of a log or of its mirror does as well
     * @param key the key of the log
     * @param witnesses whose cosignatures are asked for, each of them
     * @param olderCheckpoint a signed checkpoint of the log from before, whose entries have to be the first of these
     * @throws EvidenceException where the pack cannot be read at all; what is wrong with it is in the report
     */
    public static Report verify(
            Path zipOrDir, VerifierKey key, Optional<List<VerifierKey>> witnesses, Optional<String> olderCheckpoint)
            throws EvidenceException {
        try (PackFiles files = PackFiles.of(zipOrDir)) {
            return verify(files, key, witnesses.orElse(List.of()), olderCheckpoint);
        } catch (EvidenceException e) {
            if (e.kind() == EvidenceException.Kind.STORE) {
                throw e;
            }
            return new Report(List.of(new Report.Check("pack", false, e.said())));
        } catch (IOException e) {
            throw EvidenceException.store("cannot close the pack " + zipOrDir, e);
        }
    }

    private static Report verify(PackFiles files, VerifierKey key, List<VerifierKey> witnesses, Optional<String> older)
            throws EvidenceException {
        List<Report.Check> checks = new ArrayList<>();
        SignedNote note = SignedNote.parse(files.read(Layout.CHECKPOINT));
        Checkpoint head = Checkpoint.parse(note.text());
        checks.add(signature(note, key));
        Optional<Checkpoint> before = Optional.empty();
        Optional<Report.Check> unreadable = Optional.empty();
        if (older.isPresent()) {
            try {
                before = Optional.of(Checkpoint.verified(SignedNote.parse(older.get()), key));
            } catch (EvidenceException e) {
                unreadable = Optional.of(new Report.Check("older checkpoint", false, e.said()));
            }
        }
        checks.addAll(new PackContent(files, head, new PackContent.Given(key, before)).checks());
        unreadable.ifPresent(checks::add);
        for (VerifierKey witness : witnesses) {
            checks.add(cosignature(note, witness));
        }
        return new Report(checks);
    }

    private static Report.Check signature(SignedNote note, VerifierKey key) {
        try {
            Checkpoint head = Checkpoint.verified(note, key);
            return new Report.Check(
                    "signature",
                    true,
                    "the key " + key.print() + " has signed " + head.size() + " entries, root "
                            + head.root().base64());
        } catch (EvidenceException e) {
            return new Report.Check("signature", false, e.said());
        }
    }

    private static Report.Check cosignature(SignedNote note, VerifierKey witness) {
        String name = "witness";
        try {
            Optional<Long> seconds = note.cosignedAt(witness);
            return seconds.isPresent()
                    ? new Report.Check(
                            name,
                            true,
                            witness.name() + " saw this checkpoint at " + Instant.ofEpochSecond(seconds.get()))
                    : new Report.Check(name, false, witness.name() + " has not cosigned this checkpoint");
        } catch (EvidenceException e) {
            return new Report.Check(name, false, e.said());
        }
    }
}
