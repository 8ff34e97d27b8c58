package io.licit.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text and numbers, read as strictly as the formats write them. */
final class Words {
    private static final int SHOWN = 80;

    private Words() {}

    /** The text of these bytes; anything but valid UTF-8 is refused. */
    static String utf8(byte[] bytes, String what) throws EvidenceException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw EvidenceException.given(what + " is not valid UTF-8");
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A number from zero on in decimal digits, without leading zeros or signs. */
    static long number(String text, String what) throws EvidenceException {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.length() > 19 || (text.length() > 1 && text.startsWith("0"))) {
            throw EvidenceException.given(what + " is no plain number: `" + shown(text) + "`");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw EvidenceException.given(what + " is too large: `" + shown(text) + "`");
        }
    }

    /** The lines of a text, every one of which ends in a line break. */
    static List<String> lines(String text, String what) throws EvidenceException {
        if (!text.endsWith("\n")) {
            throw EvidenceException.given(what + " does not end in a line break");
        }
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        return lines;
    }

    /** A part of what somebody wrote that can be printed safely. */
    static String shown(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .limit(SHOWN)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .forEach(safe::appendCodePoint);
        return text.codePointCount(0, text.length()) > SHOWN ? safe + "…" : safe.toString();
    }
}
