package io.licit.server.mend;

import java.util.ArrayList;
import java.util.List;

/** The keys of a segment's file, each on a line of its own at the left. Everything else in it stays as it is. */
final class Keys {
    private static final String CONDITION = "where";

    private Keys() {}

    /** With a value for a key, in the place of the one that it has, else before the condition. */
    static String with(String file, String key, String value) {
        List<String> lines = new ArrayList<>(file.lines().toList());
        int at = line(lines, key);
        if (at < lines.size()) {
            remove(lines, at);
        } else {
            at = line(lines, CONDITION);
        }
        lines.add(at, key + ": " + value);
        return joined(lines);
    }

    static String without(String file, String key) {
        List<String> lines = new ArrayList<>(file.lines().toList());
        int at = line(lines, key);
        if (at == lines.size()) {
            return file;
        }
        remove(lines, at);
        return joined(lines);
    }

    /** A text that YAML reads as that text, whatever is in it. */
    static String quoted(String text) {
        String line =
                text.replaceAll("[\\p{Cntrl}\\x{2028}\\x{2029}\\x{FEFF}]+", " ").strip();
        return "\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Where a key stands; behind all lines where it does not. */
    private static int line(List<String> lines, String key) {
        int at = 0;
        while (at < lines.size() && !lines.get(at).startsWith(key + ":")) {
            at++;
        }
        return at;
    }

    /** What is further in belongs to the key. */
    private static void remove(List<String> lines, int at) {
        lines.remove(at);
        while (at < lines.size() && lines.get(at).startsWith(" ")) {
            lines.remove(at);
        }
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
