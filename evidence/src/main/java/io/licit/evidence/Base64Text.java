package io.licit.evidence;

import java.util.Base64;

/** Base64 of RFC 4648, section 4, in its one canonical form: what would decode alike but is written otherwise is refused. */
final class Base64Text {
    private Base64Text() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] decode(String text) throws EvidenceException {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw EvidenceException.given("no base64: `" + Words.shown(text) + "`");
        }
        // INVARIANT: the JDK's decoder overlooks missing padding and stray last bits; a flipped bit must not pass.
        if (!encode(bytes).equals(text)) {
            throw EvidenceException.given("not the canonical base64: `" + Words.shown(text) + "`");
        }
        return bytes;
    }
}
