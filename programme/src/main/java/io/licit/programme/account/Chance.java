package io.licit.programme.account;

import java.security.SecureRandom;
import java.util.Locale;

/** Secrets that can't be guessed, in Crockford's base 32: letters and digits that can't be taken for each other. */
final class Chance {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int GROUPS = 7;
    private static final int GROUP = 4;
    private static final int TOKEN_CHARACTERS = 52;

    private final SecureRandom random = new SecureRandom();

    /** 140 random bits, to be typed. */
    String oneTimePassword() {
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < GROUPS; group++) {
            text.append(group == 0 ? "" : "-").append(letters(GROUP));
        }
        return text.toString();
    }

    /** 260 random bits, to be copied. */
    String token() {
        return letters(TOKEN_CHARACTERS);
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** A one-time password as it was meant by whoever typed it. */
    static String plain(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('o', '0')
                .replaceAll("[il]", "1");
    }
}
