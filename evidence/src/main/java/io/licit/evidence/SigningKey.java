package io.licit.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;

/**
 * The secret half of an Ed25519 key with its name. Whoever has it can write another log under the same name.
 *
 * <p>Its text is {@code PRIVATE+KEY+name+id+base64}, as Go's note package writes it.
 */
public final class SigningKey {
    private static final String START = "PRIVATE+KEY+";
    private static final String WHAT = "the signing key";
    private static final int SEED_BYTES = 32;
    private static final String CODES = "licit code\n\n";

    private final KeyText secret;
    private final VerifierKey verifier;

    private SigningKey(KeyText secret) {
        this.secret = secret;
        this.verifier = new VerifierKey(new KeyText(secret.name(), secret.type(), Ed25519.publicOf(secret.key())));
    }

    /** A new key for a log; the name is the log's origin, such as {@code example.com/evidence}. */
    public static SigningKey generate(String name) {
        return fresh(name, KeyText.NOTE);
    }

    /** A new key for a witness, which cosigns the checkpoints of logs. */
    public static SigningKey generateWitness(String name) {
        return fresh(name, KeyText.COSIGNATURE);
    }

    private static SigningKey fresh(String name, byte type) {
        byte[] seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return new SigningKey(new KeyText(name, type, seed));
    }

    public static SigningKey parse(String text) throws EvidenceException {
        String line = text.strip();
        if (!line.startsWith(START)) {
            throw EvidenceException.given(WHAT + " does not begin with `" + START + "`");
        }
        KeyText.Read read = KeyText.read(line.substring(START.length()), WHAT);
        SigningKey key = new SigningKey(read.key());
        read.requireId(key.verifier.id(), WHAT);
        return key;
    }

    public static SigningKey read(Path file) throws EvidenceException {
        return parse(TextFile.text(file, WHAT));
    }

    /** Writes the key to a new file that its owner alone can read; a file that is there is never overwritten. */
    public void write(Path file) throws EvidenceException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            ByteBuffer buffer = ByteBuffer.wrap(Words.bytes(print() + "\n"));
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            throw EvidenceException.store(WHAT + " is not written: there is a file " + file + " already", e);
        } catch (IOException e) {
            throw EvidenceException.store(WHAT + " cannot be written to " + file, e);
        }
    }

    /** The secret in its text form. */
    public String print() {
        return START + secret.print(verifier.id());
    }

    public VerifierKey verifier() {
        return verifier;
    }

    public String name() {
        return secret.name();
    }

    public boolean isWitness() {
        return verifier.isWitness();
    }

    /**
     * What only this key gives for a message, and what says nothing of the key: the SHA-256 of an Ed25519 signature, which is
     * always the same (RFC 8032) and is told to nobody. What is signed begins with words that no checkpoint begins with.
     *
     * @return 32 bytes
     */
    public byte[] code(byte[] message) {
        byte[] words = CODES.getBytes(StandardCharsets.UTF_8);
        byte[] signed = Arrays.copyOf(words, words.length + message.length);
        System.arraycopy(message, 0, signed, words.length, message.length);
        return Hash.of(sign(signed)).bytes();
    }

    byte[] sign(byte[] message) {
        return Ed25519.sign(secret.key(), message);
    }

    /** Names the key and keeps the secret. */
    @Override
    public String toString() {
        return "signing key of " + verifier.print();
    }
}
