package io.licit.evidence;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/** Ed25519 of the JDK, over keys as RFC 8032 writes them: 32 bytes each. */
final class Ed25519 {
    static final int SIGNATURE_BYTES = 64;

    private static final int KEY_BYTES = 32;
    private static final BigInteger PRIME = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    private Ed25519() {}

    static byte[] sign(byte[] seed, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey(seed));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with Ed25519", e);
        }
    }

    /** Whether the signature is of this key over this message; whatever is malformed is not. */
    static boolean verify(byte[] publicKey, byte[] message, byte[] signed) {
        if (publicKey.length != KEY_BYTES || signed.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey(publicKey));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The public key of a secret one. The JDK derives it only while it makes a pair, so it is made to draw this secret. */
    static byte[] publicOf(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            KeyPair pair = generator.generateKeyPair();
            byte[] key = encode((EdECPublicKey) pair.getPublic());
            byte[] probe = {1};
            if (!verify(key, probe, sign(seed, probe))) {
                throw new IllegalStateException("this Java derives another public key than the secret one has");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot derive an Ed25519 key", e);
        }
    }

    private static PrivateKey privateKey(byte[] seed) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }

    private static PublicKey publicKey(byte[] bytes) throws GeneralSecurityException {
        byte[] reversed = reversed(bytes);
        boolean odd = (reversed[0] & 0x80) != 0;
        reversed[0] &= 0x7f;
        BigInteger y = new BigInteger(1, reversed);
        if (y.compareTo(PRIME) >= 0) {
            throw new GeneralSecurityException("not a canonical point");
        }
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(odd, y)));
    }

    private static byte[] encode(EdECPublicKey key) {
        byte[] y = key.getPoint().getY().toByteArray();
        byte[] big = new byte[KEY_BYTES];
        int length = Math.min(y.length, KEY_BYTES);
        System.arraycopy(y, y.length - length, big, KEY_BYTES - length, length);
        if (key.getPoint().isXOdd()) {
            big[0] |= (byte) 0x80;
        }
        return reversed(big);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /** A source of chance that gives what it was given. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("this Java draws " + bytes.length + " bytes for an Ed25519 key");
            }
            System.arraycopy(Arrays.copyOf(seed, seed.length), 0, bytes, 0, bytes.length);
        }
    }
}
