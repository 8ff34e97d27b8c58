package io.licit.programme.request;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;

/** A page in the making. Every text that is put in is escaped; elements close in order. */
final class Html {
    private final StringBuilder text = new StringBuilder(1 << 14);
    private final Deque<String> open = new ArrayDeque<>();

    /** A page with its head: it loads nothing, runs nothing and sends nothing. */
    static Html page(String title, String style) {
        Html page = new Html();
        page.text.append("<!doctype html>\n");
        page.open("html", "lang", "en").open("head").line();
        page.single("meta", "charset", "utf-8");
        page.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.single("meta", "name", "color-scheme", "content", "light dark");
        page.single("meta", "name", "robots", "content", "noindex");
        page.single("meta", "name", "referrer", "content", "no-referrer");
        page.single(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'sha256-" + sha256(style) + "'; base-uri 'none'; form-action 'none'");
        page.leaf("title", title).line();
        page.text.append("<style>").append(style).append("</style>\n");
        return page.close().line().open("body").line();
    }

    /** Attributes are names and values by turns. */
    Html open(String element, String... attributes) {
        start(element, attributes);
        open.push(element);
        return this;
    }

    Html close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    Html leaf(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close();
    }

    Html text(String content) {
        content.codePoints().forEach(this::escaped);
        return this;
    }

    Html line() {
        text.append('\n');
        return this;
    }

    private void single(String element, String... attributes) {
        start(element, attributes);
        line();
    }

    private void start(String element, String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            attributes[i + 1].codePoints().forEach(this::escaped);
            text.append('"');
        }
        text.append('>');
    }

    private void escaped(int c) {
        switch (c) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '"' -> text.append("&quot;");
            case '\'' -> text.append("&#39;");
            default -> {
                boolean shown = c == '\t' || c == '\n' || (c >= ' ' && c != 0x7F && !Character.isISOControl(c));
                text.appendCodePoint(shown && !isHalf(c) ? c : 0xFFFD);
            }
        }
    }

    private static boolean isHalf(int c) {
        return c >= 0xD800 && c <= 0xDFFF;
    }

    /** Closes what is open. */
    String end() {
        while (!open.isEmpty()) {
            close().line();
        }
        return text.toString();
    }

    private static String sha256(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
