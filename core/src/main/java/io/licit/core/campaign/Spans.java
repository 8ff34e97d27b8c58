package io.licit.core.campaign;

import io.licit.core.source.Span;
import io.licit.core.source.YamlNode;
import io.licit.core.workspace.Campaign;

/** Where findings on a message as a whole stand. */
final class Spans {
    private Spans() {}

    /** The body as the campaign gives it: its first line, or the name of its file. */
    static Span body(Campaign campaign) {
        return campaign.message()
                .body()
                .or(() -> campaign.message().bodyFile())
                .map(YamlNode.Scalar::span)
                .map(Spans::firstLine)
                .orElse(campaign.span());
    }

    static Span subject(Campaign campaign) {
        return campaign.message().subject().map(YamlNode.Scalar::span).orElseGet(() -> body(campaign));
    }

    private static Span firstLine(Span span) {
        String text = span.text();
        int start = text.startsWith("|") || text.startsWith(">") ? text.indexOf('\n') + 1 : 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        int end = text.indexOf('\n', start);
        return span.file().span(span.start() + start, span.start() + (end < 0 ? text.length() : end));
    }
}
