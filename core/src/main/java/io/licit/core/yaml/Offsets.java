package io.licit.core.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;

/** From the parser's places, which count code points, to offsets in UTF-16. */
final class Offsets {
    private final String text;
    private final boolean oneToOne;
    private int lastIndex;
    private int lastOffset;

    Offsets(String text) {
        this.text = text;
        this.oneToOne = text.codePointCount(0, text.length()) == text.length();
    }

    int of(Mark mark) {
        return of(mark.getIndex());
    }

    int of(int codePoints) {
        if (oneToOne) {
            return Math.min(codePoints, text.length());
        }
        if (codePoints < lastIndex) {
            lastIndex = 0;
            lastOffset = 0;
        }
        while (lastIndex < codePoints && lastOffset < text.length()) {
            lastOffset += Character.charCount(text.codePointAt(lastOffset));
            lastIndex++;
        }
        return lastOffset;
    }
}
