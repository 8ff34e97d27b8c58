package io.licit.fairness.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** A text in XHTML, written from its start to its end. Everything that is put in is escaped; elements close in order. */
final class Markup {
    private static final int REPLACEMENT = 0xFFFD;

    private final StringBuilder text = new StringBuilder(1 << 16);
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element. Attributes are names and values by turns. */
    Markup open(String element, String... attributes) {
        start(element, attributes);
        text.append('>');
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    Markup close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    /** The same, and ends the line. */
    Markup closeLine() {
        return close().line();
    }

    /** An element that holds nothing: a void one of HTML, or one of SVG. */
    Markup empty(String element, String... attributes) {
        start(element, attributes);
        text.append("/>");
        return this;
    }

    /** An element that holds only text. */
    Markup leaf(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close();
    }

    Markup text(String content) {
        escape(content);
        return this;
    }

    Markup line() {
        text.append('\n');
        return this;
    }

    /** The style sheet as it is: neither HTML nor XML may find an end or an entity in it. */
    Markup style(String sheet) {
        if (sheet.indexOf('<') >= 0 || sheet.indexOf('&') >= 0) {
            throw new IllegalStateException("a style sheet that holds markup");
        }
        text.append("<style>").append(sheet).append("</style>\n");
        return this;
    }

    /** The whole of it. */
    String end() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("left open: " + open);
        }
        return text.toString();
    }

    static Markup page() {
        Markup page = new Markup();
        page.text.append("<!DOCTYPE html>\n");
        return page;
    }

    private void start(String element, String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            text.append('"');
        }
    }

    private void escape(String content) {
        content.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.appendCodePoint(allowed(point) ? point : REPLACEMENT);
            }
        });
    }

    /** Characters that XML 1.0 allows, and that no browser rewrites. */
    private static boolean allowed(int point) {
        return point == '\t'
                || point == '\n'
                || point >= 0x20 && point < 0x7F
                || point >= 0xA0 && point <= 0xD7FF
                || point >= 0xE000 && point < REPLACEMENT
                || point >= 0x10000;
    }
}
