package io.licit.programme.request;

import io.licit.programme.state.Tx;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What requests call a person: HMAC-SHA-256 (RFC 2104) of her key under a secret of the state, so that her requests are
 * known to be of one person after her key is gone.
 */
final class PersonHash {
    private static final int SECRET_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private PersonHash() {}

    /** In hexadecimal. The secret is made with the first request. */
    static String of(Tx tx, String person) {
        byte[] secret = tx.first("SELECT bytes FROM request_secret WHERE one = 1", row -> row.bytes("bytes"))
                .orElseGet(() -> make(tx));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(person.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", impossible);
        }
    }

    private static byte[] make(Tx tx) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        tx.update("INSERT INTO request_secret (one, bytes) VALUES (1, ?)", (Object) secret);
        return secret;
    }
}
