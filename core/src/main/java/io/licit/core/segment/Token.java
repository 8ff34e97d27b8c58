package io.licit.core.segment;

import io.licit.core.diagnostic.Said;
import java.util.Locale;

/**
 * A word of a condition's text.
 *
 * @param text what it says: quotes removed and doubled quotes single
 * @param start index of its first character in the condition's text
 * @param end index after its last character
 */
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        WORD,
        QUOTED_NAME,
        TEXT,
        NUMBER,
        SYMBOL,
        END
    }

    /** Whether it is that keyword; keywords have no case. */
    boolean isWord(String word) {
        return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** As it is shown in a message. */
    Said shown() {
        return switch (kind) {
            case WORD, NUMBER, SYMBOL -> Said.verbatim(Said.quoted(text));
            case QUOTED_NAME -> Said.verbatim(Said.quoted(Words.shortened("\"" + text + "\"")));
            case TEXT -> Said.verbatim(Said.quoted(Words.shortened("'" + text + "'")));
            case END -> Said.of("the end");
        };
    }
}
