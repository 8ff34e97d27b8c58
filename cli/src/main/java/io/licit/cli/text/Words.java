package io.licit.cli.text;

/** Running text, fitted. */
public final class Words {
    private Words() {}

    /** At most {@code width} characters, cut between words, on one line. */
    public static String shortened(String text, int width) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= width) {
            return line;
        }
        int blank = line.lastIndexOf(' ', width - 1);
        return line.substring(0, blank > width / 2 ? blank : width - 1).replaceAll("[\\s,;:.]+$", "") + "…";
    }

    /** Lines of at most {@code width} characters, each begun with {@code indent}. */
    public static String wrapped(String text, int width, String indent) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() > 0 && indent.length() + line.length() + 1 + word.length() > width) {
                lines.append(indent).append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        return lines.append(indent).append(line).append('\n').toString();
    }
}
