package io.licit.engine.folder;

import io.licit.core.source.SourceFile;
import io.licit.core.source.Sources;
import java.util.List;

/**
 * Packs whose rules' tests are blanked. They are most of the text of the law, cost most of the time that it takes to read
 * it, and only the commands that show or run them need them. Lines keep their numbers.
 */
public final class WithoutTests {
    private static final String KEY = "tests:";

    private WithoutTests() {}

    public static Sources of(Sources packs) {
        List<SourceFile> blanked = packs.files().values().stream()
                .map(file -> new SourceFile(file.path(), blanked(file.text())))
                .toList();
        return Sources.of(blanked);
    }

    /** Leaves out what stands below a key {@code tests} that is alone on its line, and the key. */
    private static String blanked(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int below = -1;
        int start = 0;
        while (start < text.length()) {
            int stop = text.indexOf('\n', start);
            int next = stop < 0 ? text.length() : stop + 1;
            int end = stop < 0 ? text.length() : stop;
            int indent = indent(text, start, end);
            boolean blank = start + indent == end;
            boolean inside = below >= 0 && (blank || isBelow(text, start + indent, indent, below));
            if (!inside) {
                below = isKey(text, start + indent, end) ? indent : -1;
            }
            if (!inside && below < 0) {
                kept.append(text, start, end);
            }
            kept.append(text, end, next);
            start = next;
        }
        return kept.toString();
    }

    /** A list may begin where its key does. */
    private static boolean isBelow(String text, int first, int indent, int key) {
        return indent > key || indent == key && text.startsWith("- ", first);
    }

    private static boolean isKey(String text, int first, int end) {
        return text.startsWith(KEY, first)
                && text.substring(first + KEY.length(), end).isBlank();
    }

    private static int indent(String text, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        return at - start;
    }
}
