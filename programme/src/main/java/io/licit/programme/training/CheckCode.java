package io.licit.programme.training;

import io.licit.evidence.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/**
 * What stands on a printed certificate beside its number, so that somebody outside can ask whether it counts: numbers can be
 * guessed, and codes can not. It is made with the key of the evidence log, of which nothing in the log or in a pack tells
 * it, and kept nowhere.
 */
public final class CheckCode {
    /** Without letters that are read as digits or as others (Crockford's base 32). */
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final int BITS = 5;

    private CheckCode() {}

    /** Of 80 bits: four groups of four letters and digits. */
    public static String of(SigningKey key, Result result) {
        String about = "certificate\n" + result.number() + "\n" + result.statement();
        byte[] bytes = key.code(about.getBytes(StandardCharsets.UTF_8));
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(DIGITS.charAt(bits(bytes, i * BITS)));
        }
        return code.toString();
    }

    /** Five bits of some bytes, from a place on. */
    private static int bits(byte[] bytes, int from) {
        int two = (bytes[from / Byte.SIZE] & 0xff) << Byte.SIZE | bytes[from / Byte.SIZE + 1] & 0xff;
        return two >> 2 * Byte.SIZE - BITS - from % Byte.SIZE & DIGITS.length() - 1;
    }

    /** Whether somebody has typed a code, with capitals and hyphens or without. */
    public static boolean isTyped(String typed, String code) {
        return MessageDigest.isEqual(
                bare(typed).getBytes(StandardCharsets.UTF_8), bare(code).getBytes(StandardCharsets.UTF_8));
    }

    private static String bare(String code) {
        return code.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
    }
}
