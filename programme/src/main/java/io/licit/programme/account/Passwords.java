package io.licit.programme.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as they are kept: PBKDF2 with HMAC-SHA-256 (RFC 8018) and a salt of 16 bytes, beside the number of rounds, so that
 * this can be raised. Text of several spellings in Unicode is one password (NFKC, as NIST SP 800-63B, 3.1.1.2, has it).
 */
final class Passwords {
    /** OWASP's Password Storage Cheat Sheet, for PBKDF2 with HMAC-SHA-256. */
    static final int ROUNDS = 600_000;

    /** Longer ones are nobody's, and cost no more than short ones. */
    static final int MOST_CHARACTERS = 256;

    private static final String SCHEME = "pbkdf2-sha256";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final int rounds;
    private final Chance chance;
    private final Kept nobodys;

    Passwords(int rounds, Chance chance) {
        this.rounds = rounds;
        this.chance = chance;
        this.nobodys = new Kept(rounds, chance.bytes(SALT_BYTES), new byte[HASH_BITS / Byte.SIZE]);
    }

    /** What is kept of a password. */
    String kept(String password) {
        byte[] salt = chance.bytes(SALT_BYTES);
        return new Kept(rounds, salt, derived(password, salt, rounds)).text();
    }

    boolean matches(String kept, String password) {
        return matches(Kept.parse(kept), password);
    }

    /** Takes as long as {@link #matches}, for an id that nobody has. */
    void spend(String password) {
        matches(nobodys, password);
    }

    /** Whether a password is kept by fewer rounds than now are due. */
    boolean isOutdated(String kept) {
        return Kept.parse(kept).rounds < rounds;
    }

    private static boolean matches(Kept kept, String password) {
        boolean fits = password.length() <= MOST_CHARACTERS;
        byte[] found = derived(fits ? password : "", kept.salt, kept.rounds);
        return MessageDigest.isEqual(found, kept.hash) && fits;
    }

    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static byte[] derived(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(normal(password).toCharArray(), salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        } finally {
            spec.clearPassword();
        }
    }

    private record Kept(int rounds, byte[] salt, byte[] hash) {
        private static final String BETWEEN = "$";
        private static final int PARTS = 4;

        String text() {
            Base64.Encoder base64 = Base64.getEncoder();
            return String.join(
                    BETWEEN, SCHEME, String.valueOf(rounds), base64.encodeToString(salt), base64.encodeToString(hash));
        }

        static Kept parse(String text) {
            String[] parts = text.split("\\$", -1);
            if (parts.length != PARTS || !parts[0].equals(SCHEME)) {
                throw new IllegalStateException("a password is kept in a way that nobody knows");
            }
            Base64.Decoder base64 = Base64.getDecoder();
            return new Kept(Integer.parseInt(parts[1]), base64.decode(parts[2]), base64.decode(parts[3]));
        }
    }
}
