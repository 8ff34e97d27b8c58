package io.licit.server.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A segment's file with another condition in it; everything else in it, comments too, stays as it is. */
public final class SegmentText {
    private static final String KEY = "where:";
    private static final String INDENT = "  ";

    private SegmentText() {}

    /**
     * @return empty where the file has no condition of its own line at the left, so that it can only be changed whole
     */
    public static Optional<String> withCondition(String file, String condition) {
        List<String> lines = new ArrayList<>(file.lines().toList());
        int from = 0;
        while (from < lines.size() && !lines.get(from).startsWith(KEY)) {
            from++;
        }
        if (from == lines.size()) {
            return Optional.empty();
        }
        int to = from + 1;
        while (to < lines.size() && isOfCondition(lines.get(to))) {
            to++;
        }
        List<String> block = new ArrayList<>(List.of(KEY + " |"));
        condition.strip().lines().forEach(line -> block.add(line.isBlank() ? "" : INDENT + line.stripTrailing()));
        lines.subList(from, to).clear();
        lines.addAll(from, block);
        return Optional.of(String.join("\n", lines) + "\n");
    }

    private static boolean isOfCondition(String line) {
        return line.isBlank() || line.startsWith(" ") || line.startsWith("\t");
    }
}
