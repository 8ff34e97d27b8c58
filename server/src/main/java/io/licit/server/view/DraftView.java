package io.licit.server.view;

import java.util.List;

/**
 * Somebody's own draft of a segment.
 *
 * @param isBehind whether the file has changed since it began
 * @param lines what it has that the file has not
 * @param stamp of the file as it is now
 */
public record DraftView(String keptAt, boolean isBehind, List<Difference.Line> lines, String text, String stamp) {
    public DraftView {
        lines = List.copyOf(lines);
    }
}
