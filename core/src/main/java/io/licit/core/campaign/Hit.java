package io.licit.core.campaign;

import io.licit.core.source.Span;

/**
 * Words of a message that say what a pattern is about.
 *
 * @param language of the wording that found them
 * @param start where they begin in the passage's text
 */
record Hit(KnownPattern pattern, String language, Message.Passage passage, int start, int end) {
    String text() {
        return passage.text().substring(start, end);
    }

    Span span() {
        return passage.span(start, end);
    }

    boolean overlaps(Hit other) {
        return passage == other.passage && start < other.end && other.start < end;
    }
}
