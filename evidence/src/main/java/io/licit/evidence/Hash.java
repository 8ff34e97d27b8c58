package io.licit.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value of 32 bytes; leaves and nodes are hashed as RFC 6962, section 2.1, says. */
public final class Hash {
    public static final int BYTES = 32;

    /** The root of the tree without entries: the hash of nothing. */
    public static final Hash EMPTY = of(new byte[0]);

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The SHA-256 of these bytes. To take 32 bytes as they are, see {@link #raw}. */
    public static Hash of(byte[] data) {
        return new Hash(sha256().digest(data));
    }

    /** The hash of an entry: SHA-256 of 0x00 and the entry. */
    public static Hash leaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    /** The hash of two neighbours: SHA-256 of 0x01, the left and the right. */
    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /** The hash that these 32 bytes are.
     *
     * @throws IllegalArgumentException where it is another number of bytes
     */
    public static Hash raw(byte[] value) {
        if (value.length != BYTES) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + value.length);
        }
        return new Hash(value.clone());
    }

    /** Reads the base64 form, of which there is one for each hash. */
    public static Hash parse(String base64) throws EvidenceException {
        byte[] value = Base64Text.decode(base64);
        if (value.length != BYTES) {
            throw EvidenceException.given("a hash has 32 bytes, not " + value.length);
        }
        return new Hash(value);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public String base64() {
        return Base64Text.encode(bytes);
    }

    /** As entries name digests: {@code sha256:} and 64 hexadecimal digits in lower case. */
    public String named() {
        return "sha256:" + hex();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return named();
    }
}
