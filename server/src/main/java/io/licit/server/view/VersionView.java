package io.licit.server.view;

import java.util.List;

/**
 * A version of a segment's file.
 *
 * @param by blank of one that was found in the file
 * @param entry of the log
 * @param lines what it changed of the version before; none of the oldest
 * @param isNow whether the file has its text
 */
public record VersionView(
        long number, String at, String by, String entry, List<Difference.Line> lines, String text, boolean isNow) {
    public VersionView {
        lines = List.copyOf(lines);
    }
}
