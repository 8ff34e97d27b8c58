package io.licit.core.campaign;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;

/** Brings the characters of decoded HTML text to where they stand in the markup. */
final class HtmlText {
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?");

    private HtmlText() {}

    /**
     * Adds decoded text to a flow.
     *
     * @param decoded the text as the parser has it
     * @param markup the whole of it
     * @param place where the text stands in the markup
     * @param offset where the markup begins in the body
     * @param keepBreaks whether line breaks are shown, as in {@code pre}
     */
    static void add(Flow flow, String decoded, String markup, Range place, int offset, boolean keepBreaks) {
        int start = place.startPos();
        int end = place.endPos();
        Matcher entity = ENTITY.matcher(markup).region(start, end);
        int at = start;
        int i = 0;
        while (i < decoded.length()) {
            int point = decoded.codePointAt(i);
            int next = at;
            if (at < end && markup.charAt(at) == '&' && entity.region(at, end).lookingAt()) {
                Found found = entity(entity.group(), decoded, i);
                for (int shown : found.text().codePoints().toArray()) {
                    flow.add(shape(shown, keepBreaks), offset + at, offset + at + found.length());
                }
                i += found.text().length();
                at += found.length();
                continue;
            }
            if (at < end) {
                next = Math.min(end, at + Character.charCount(markup.codePointAt(at)));
            }
            if (point == '\n' && at < end && markup.charAt(at) == '\r' && next < end && markup.charAt(next) == '\n') {
                next++;
            }
            flow.add(shape(point, keepBreaks), offset + Math.min(at, end), offset + next);
            i += Character.charCount(point);
            at = next;
        }
    }

    private static int shape(int point, boolean keepBreaks) {
        return point == '\n' && !keepBreaks ? ' ' : point;
    }

    /** What an entity came to, and how many characters of markup it took: without a semicolon it may be shorter than it seems. */
    private record Found(String text, int length) {}

    private static Found entity(String written, String decoded, int at) {
        for (int length = written.length(); length > 1; length--) {
            String text = Parser.unescapeEntities(written.substring(0, length), false);
            if (decoded.startsWith(text, at) && !text.equals(written.substring(0, length))) {
                return new Found(text, length);
            }
        }
        return new Found("&", 1);
    }
}
