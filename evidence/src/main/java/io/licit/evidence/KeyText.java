package io.licit.evidence;

import java.util.Arrays;
import java.util.HexFormat;

/** What a key's text form is made of: its name, its type, and the bytes of the key; C2SP signed-note. */
record KeyText(String name, byte type, byte[] key) {
    /** Ed25519 over the text of a note. */
    static final byte NOTE = 1;

    /** Ed25519 over a time and the text of a checkpoint: C2SP tlog-cosignature, version 1. */
    static final byte COSIGNATURE = 4;

    private static final int KEY_BYTES = 32;

    KeyText {
        requireName(name);
    }

    static void requireName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a key's name has no spaces, no plus sign and at least one character: `" + Words.shown(name) + "`");
        }
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || c < ' '
                                || c == 0x7f
                                || c == 0x85
                                || Character.isWhitespace(c)
                                || Character.isSpaceChar(c));
    }

    /** The four bytes that, with the name, tell which key made a signature. */
    static byte[] id(String name, byte type, byte[] publicKey) {
        byte[] start = Words.bytes(name + "\n");
        byte[] all = Arrays.copyOf(start, start.length + 1 + publicKey.length);
        all[start.length] = type;
        System.arraycopy(publicKey, 0, all, start.length + 1, publicKey.length);
        return Arrays.copyOf(Hash.of(all).bytes(), 4);
    }

    /** Writes {@code name+id+base64}. */
    String print(byte[] id) {
        byte[] typed = new byte[1 + key.length];
        typed[0] = type;
        System.arraycopy(key, 0, typed, 1, key.length);
        return name + "+" + HexFormat.of().formatHex(id) + "+" + Base64Text.encode(typed);
    }

    /** Reads {@code name+id+base64}; whether the id is the key's own is for the caller, who knows the public key. */
    static Read read(String text, String what) throws EvidenceException {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || !isName(parts[0]) || !parts[1].matches("[0-9a-f]{8}")) {
            throw EvidenceException.given(what + " is not of the form `name+id+base64`");
        }
        byte[] typed = Base64Text.decode(parts[2]);
        if (typed.length != 1 + KEY_BYTES || (typed[0] != NOTE && typed[0] != COSIGNATURE)) {
            throw EvidenceException.given(what + " is of another kind than Ed25519, signing or cosigning");
        }
        KeyText key = new KeyText(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
        return new Read(key, HexFormat.of().parseHex(parts[1]));
    }

    /** A key's text with the id that stands in it. */
    record Read(KeyText key, byte[] id) {
        void requireId(byte[] own, String what) throws EvidenceException {
            if (!Arrays.equals(id, own)) {
                throw EvidenceException.given(what + " is damaged: its id is not that of its key");
            }
        }
    }
}
