package io.licit.server.view;

import java.util.List;

/**
 * A version of a segment's file.
 *
 * @param by blank of one that was found in the file
 * @param entry of the log
 * @param lines what it changed of the version before; none of the oldest
 */
public record VersionView(String at, String by, String entry, List<Line> lines, String text) {
    public VersionView {
        lines = List.copyOf(lines);
    }

    /** @param kind same, added or removed */
    public record Line(String kind, String text) {}
}
