package io.licit.evidence;

import java.util.List;

/**
 * How far a log has come: its name, the number of its entries, and the root of the tree over them.
 *
 * <p>Its text is that of C2SP tlog-checkpoint. Lines after the third are tolerated when one is read, and never written.
 */
public record Checkpoint(String origin, long size, Hash root) {
    private static final String WHAT = "the checkpoint";

    public Checkpoint {
        if (origin.isEmpty() || origin.codePoints().anyMatch(c -> c < ' ') || size < 0) {
            throw new IllegalArgumentException("a checkpoint has an origin of one line, and a size from 0 on");
        }
        if (size == 0 && !root.equals(Hash.EMPTY)) {
            throw new IllegalArgumentException("the root of an empty log is the hash of nothing");
        }
    }

    /** Reads the text of a checkpoint, without its signatures. */
    public static Checkpoint parse(String text) throws EvidenceException {
        List<String> lines = Words.lines(text, WHAT);
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw EvidenceException.given(WHAT + " has fewer than three lines, or an empty one");
        }
        long size = Words.number(lines.get(1), "the size in the checkpoint");
        Hash root = Hash.parse(lines.get(2));
        if (size == 0 && !root.equals(Hash.EMPTY)) {
            throw EvidenceException.broken(WHAT + " has no entries and not the root of an empty log");
        }
        return new Checkpoint(lines.get(0), size, root);
    }

    /** The text, of three lines. */
    public String print() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    public SignedNote signed(SigningKey key) {
        return SignedNote.sign(print(), key);
    }

    /**
     * The checkpoint in a note, believed because the log's key has signed it and the origin is the key's name.
     *
     * @throws EvidenceException where it is no checkpoint, not signed by this key, or of another log
     */
    public static Checkpoint verified(SignedNote note, VerifierKey key) throws EvidenceException {
        if (!note.isSignedBy(key)) {
            throw EvidenceException.broken("the checkpoint is not signed by the key " + key.print());
        }
        Checkpoint checkpoint = parse(note.text());
        if (!checkpoint.origin.equals(key.name())) {
            throw EvidenceException.broken("the checkpoint is of the log `" + Words.shown(checkpoint.origin)
                    + "`, the key of `" + key.name() + "`");
        }
        return checkpoint;
    }
}
