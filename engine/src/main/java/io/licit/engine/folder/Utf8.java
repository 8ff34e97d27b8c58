package io.licit.engine.folder;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes into text, with the place of the first that are not UTF-8. */
final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /**
     * @param text without a byte order mark; what is broken shows as U+FFFD
     * @param brokenAt offset in {@code text} of the first broken place, or -1
     */
    record Decoded(String text, int brokenAt) {
        boolean isWhole() {
            return brokenAt < 0;
        }
    }

    static Decoded decode(byte[] bytes) {
        CharsetDecoder strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = strict.decode(ByteBuffer.wrap(bytes), out, true);
        int broken = result.isError() ? out.position() : -1;
        String text = result.isError()
                ? new String(bytes, StandardCharsets.UTF_8)
                : out.flip().toString();
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return marked ? new Decoded(text.substring(1), broken < 0 ? -1 : broken - 1) : new Decoded(text, broken);
    }
}
