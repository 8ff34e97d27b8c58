package io.licit.evidence;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * The public half of a key with its name: what an auditor is given, by another way than the log itself.
 *
 * <p>Its text is {@code name+id+base64}, C2SP signed-note; the name of a log's key is the origin of the log.
 */
public final class VerifierKey {
    private static final String WHAT = "the verifier key";

    private final KeyText key;

    VerifierKey(KeyText key) {
        this.key = key;
    }

    /** Reads the text form; white space around it does not count. */
    public static VerifierKey parse(String text) throws EvidenceException {
        KeyText.Read read = KeyText.read(text.strip(), WHAT);
        VerifierKey key = new VerifierKey(read.key());
        read.requireId(key.id(), WHAT);
        return key;
    }

    /** Reads the text form from a file. */
    public static VerifierKey read(Path file) throws EvidenceException {
        return parse(TextFile.text(file, WHAT));
    }

    public String print() {
        return key.print(id());
    }

    public String name() {
        return key.name();
    }

    /** Whether the key cosigns checkpoints of others, with a time, rather than signing notes. */
    public boolean isWitness() {
        return key.type() == KeyText.COSIGNATURE;
    }

    byte[] id() {
        return KeyText.id(key.name(), key.type(), key.key());
    }

    byte[] bytes() {
        return key.key().clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && key.name().equals(that.key.name())
                && key.type() == that.key.type()
                && Arrays.equals(key.key(), that.key.key());
    }

    @Override
    public int hashCode() {
        return Objects.hash(key.name(), key.type(), Arrays.hashCode(key.key()));
    }

    @Override
    public String toString() {
        return print();
    }
}
