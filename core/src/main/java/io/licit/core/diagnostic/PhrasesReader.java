package io.licit.core.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the part of gettext's PO form that catalogues here use: comments, {@code msgid}, {@code msgstr}, and strings on
 * several lines. An empty {@code msgid} is the head, and an empty {@code msgstr} a phrase that nobody has translated.
 */
final class PhrasesReader {
    private static final String ID = "msgid ";
    private static final String TRANSLATION = "msgstr ";

    private final Map<String, String> phrases = new LinkedHashMap<>();
    private final List<String> twice = new ArrayList<>();
    private StringBuilder id = new StringBuilder();
    private StringBuilder translation = new StringBuilder();
    private State state = State.NOTHING;

    private enum State {
        NOTHING,
        ID,
        TRANSLATION
    }

    private PhrasesReader() {}

    /** By their English, in the file's order. */
    static Map<String, String> read(String catalogue) {
        PhrasesReader reader = new PhrasesReader();
        int number = 0;
        for (String line : catalogue.split("\n", -1)) {
            number++;
            if (!reader.line(line.strip())) {
                throw new IllegalArgumentException("no PO on line " + number + ": " + line);
            }
        }
        reader.put();
        if (!reader.twice.isEmpty()) {
            throw new IllegalArgumentException("translated twice: " + reader.twice);
        }
        return reader.phrases;
    }

    private boolean line(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return true;
        }
        if (line.startsWith(ID)) {
            put();
            id = new StringBuilder();
            translation = new StringBuilder();
            state = State.ID;
            return append(id, line.substring(ID.length()));
        }
        if (line.startsWith(TRANSLATION) && state == State.ID) {
            state = State.TRANSLATION;
            return append(translation, line.substring(TRANSLATION.length()));
        }
        return switch (state) {
            case NOTHING -> false;
            case ID -> append(id, line);
            case TRANSLATION -> append(translation, line);
        };
    }

    private void put() {
        if (id.isEmpty() || translation.isEmpty()) {
            return;
        }
        String english = id.toString();
        String other = translation.toString();
        if (!Template.hasPlaces(other, Template.places(english))) {
            throw new IllegalArgumentException("other places in the translation of: " + english);
        }
        if (phrases.put(english, other) != null) {
            twice.add(english);
        }
    }

    /** What stands between the quotes; false where nothing does. */
    private static boolean append(StringBuilder text, String quoted) {
        if (quoted.length() < 2 || !quoted.startsWith("\"") || !quoted.endsWith("\"")) {
            return false;
        }
        int last = quoted.length() - 1;
        for (int i = 1; i < last; i++) {
            char c = quoted.charAt(i);
            if (c == '"' || c == '\\' && i + 1 == last) {
                return false;
            }
            text.append(c == '\\' ? unescaped(quoted.charAt(++i)) : c);
        }
        return true;
    }

    private static char unescaped(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> escaped;
        };
    }
}
