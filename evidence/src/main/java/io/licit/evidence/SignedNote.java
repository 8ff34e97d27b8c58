package io.licit.evidence;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A text with the signatures under it; C2SP signed-note.
 *
 * @param text ends in a line break
 */
public record SignedNote(String text, List<Signature> signatures) {
    private static final String DASH = "\u2014 ";
    private static final int LIMIT_CHARACTERS = 1 << 20;
    private static final int LIMIT_SIGNATURES = 100;
    private static final String WHAT = "the signed note";
    private static final int ID_BYTES = 4;
    private static final int TIME_BYTES = 8;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.codePoints().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("the text of a note is of lines without control characters");
        }
    }

    /** One line under the text: who claims to have signed, which of their keys, and the signature's bytes. */
    public record Signature(String name, byte[] id, byte[] bytes) {
        private String print() {
            byte[] all = Arrays.copyOf(id, id.length + bytes.length);
            System.arraycopy(bytes, 0, all, id.length, bytes.length);
            return DASH + name + " " + Base64Text.encode(all) + "\n";
        }

        private boolean claims(VerifierKey key) {
            return name.equals(key.name()) && Arrays.equals(id, key.id());
        }
    }

    public static SignedNote parse(byte[] bytes) throws EvidenceException {
        return parse(Words.utf8(bytes, WHAT));
    }

    /** Reads a note strictly: at least one signature line, nothing after the last, one way to write everything. */
    public static SignedNote parse(String note) throws EvidenceException {
        if (note.length() > LIMIT_CHARACTERS) {
            throw EvidenceException.given(WHAT + " is longer than 1 MiB");
        }
        if (note.codePoints().anyMatch(c -> (c < ' ' && c != '\n') || (c >= 0xd800 && c <= 0xdfff))) {
            throw EvidenceException.given(WHAT + " holds control characters");
        }
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || split + 2 == note.length()) {
            throw EvidenceException.given(WHAT + " has no signature");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : Words.lines(note.substring(split + 2), WHAT)) {
            signatures.add(signature(line));
        }
        if (signatures.size() > LIMIT_SIGNATURES) {
            throw EvidenceException.given(WHAT + " has more than " + LIMIT_SIGNATURES + " signatures");
        }
        return new SignedNote(note.substring(0, split + 1), signatures);
    }

    private static Signature signature(String line) throws EvidenceException {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw EvidenceException.given(WHAT + " has a line that is no signature: `" + Words.shown(line) + "`");
        }
        String name = line.substring(DASH.length(), space);
        byte[] bytes = Base64Text.decode(line.substring(space + 1));
        if (!KeyText.isName(name) || bytes.length <= ID_BYTES) {
            throw EvidenceException.given(WHAT + " has a line that is no signature: `" + Words.shown(line) + "`");
        }
        return new Signature(name, Arrays.copyOf(bytes, ID_BYTES), Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
    }

    /** A text signed by a key that signs notes. */
    public static SignedNote sign(String text, SigningKey key) {
        return new SignedNote(text, List.of()).signed(key);
    }

    /** This note with the signature of one more key; an older one of the same key gives way. */
    public SignedNote signed(SigningKey key) {
        if (key.isWitness()) {
            throw new IllegalArgumentException("a witness cosigns checkpoints, with a time");
        }
        return with(key.verifier(), key.sign(Words.bytes(text)));
    }

    /** This checkpoint with the cosignature of a witness; C2SP tlog-cosignature, version 1. */
    SignedNote cosigned(SigningKey key, long seconds) {
        if (!key.isWitness() || seconds < 0) {
            throw new IllegalArgumentException("a cosignature is of a witness's key and has a time since 1970");
        }
        byte[] signature = key.sign(Words.bytes(timed(seconds)));
        byte[] all = ByteBuffer.allocate(TIME_BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
        return with(key.verifier(), all);
    }

    private SignedNote with(VerifierKey key, byte[] signature) {
        List<Signature> all = new ArrayList<>(
                signatures.stream().filter(line -> !line.claims(key)).toList());
        all.add(new Signature(key.name(), key.id(), signature));
        return new SignedNote(text, all);
    }

    /**
     * Whether this key has signed the text. Signatures of other keys are passed over.
     *
     * @throws EvidenceException where a line says that it is of this key and is not: then the note is forged
     */
    public boolean isSignedBy(VerifierKey key) throws EvidenceException {
        boolean found = false;
        for (Signature line : signatures) {
            if (line.claims(key)) {
                if (!verifies(line, key)) {
                    throw EvidenceException.broken("the signature of " + key.name() + " is not over this text");
                }
                found = true;
            }
        }
        return found;
    }

    /** When this witness cosigned, in seconds since 1970; empty where it did not. */
    public Optional<Long> cosignedAt(VerifierKey witness) throws EvidenceException {
        if (!witness.isWitness() || !isSignedBy(witness)) {
            return Optional.empty();
        }
        return signatures.stream()
                .filter(line -> line.claims(witness))
                .map(line -> ByteBuffer.wrap(line.bytes()).getLong())
                .reduce(Math::max);
    }

    private boolean verifies(Signature line, VerifierKey key) {
        if (!key.isWitness()) {
            return Ed25519.verify(key.bytes(), Words.bytes(text), line.bytes());
        }
        if (line.bytes().length != TIME_BYTES + Ed25519.SIGNATURE_BYTES) {
            return false;
        }
        long seconds = ByteBuffer.wrap(line.bytes()).getLong();
        byte[] signature = Arrays.copyOfRange(line.bytes(), TIME_BYTES, line.bytes().length);
        return seconds >= 0 && Ed25519.verify(key.bytes(), Words.bytes(timed(seconds)), signature);
    }

    private String timed(long seconds) {
        return "cosignature/v1\ntime " + seconds + "\n" + text;
    }

    /** The note as it is written: the text, an empty line, the signatures. */
    public String print() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line.print()));
        return note.toString();
    }
}
