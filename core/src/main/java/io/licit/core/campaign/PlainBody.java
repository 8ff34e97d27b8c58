package io.licit.core.campaign;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a body without markup: paragraphs between blank lines, and the addresses in them. */
final class PlainBody {
    /** A field may stand anywhere in an address; what closes a sentence is no part of it. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)\\b(?:https?://|mailto:|tel:|javascript:|www\\.)(?:\\{\\{[^{}]{0,200}\\}\\}|\\*\\|[^|]{0,100}\\|\\*"
                    + "|[^\\s<>\"\\u3000-\\u303F\\uFF08\\uFF09\\uFF0C\\u4E00-\\u9FFF])*+");

    private static final Pattern MARKDOWN = Pattern.compile("\\[([^\\[\\]\\n]{1,300})\\]\\(([^()\\s]{0,2000})\\)");
    private static final Pattern TRAILING = Pattern.compile("[.,;:!?'\")\\]}>]+$");

    private PlainBody() {}

    static void read(Body body) {
        String text = body.text();
        Flow flow = body.flow();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int until = end < 0 ? text.length() : end;
            if (text.substring(at, until).isBlank()) {
                body.add(Message.Part.BODY, flow);
                flow = body.flow();
            } else {
                flow.addAll(text, at, end < 0 ? until : end + 1);
            }
            at = until + 1;
        }
        body.add(Message.Part.BODY, flow);
        links(body);
    }

    private static void links(Body body) {
        StringBuilder rest = new StringBuilder(body.text());
        Matcher named = MARKDOWN.matcher(body.text());
        while (named.find()) {
            body.add(new Message.Link(named.group(2), named.group(1), body.span(named.start(2), named.end(2))));
            for (int i = named.start(2); i < named.end(2); i++) {
                rest.setCharAt(i, ' ');
            }
        }
        Matcher address = ADDRESS.matcher(rest);
        while (address.find()) {
            String written = address.group();
            String bare = MergeFields.in(written).stream().anyMatch(one -> one.end() == written.length())
                    ? written
                    : TRAILING.matcher(written).replaceFirst("");
            body.add(new Message.Link(
                    bare.startsWith("www.") ? "https://" + bare : bare,
                    bare,
                    body.span(address.start(), address.start() + bare.length())));
        }
    }
}
