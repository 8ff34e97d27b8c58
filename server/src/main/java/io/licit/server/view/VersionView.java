package io.licit.server.view;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
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
    public record Line(String kind, String text) {
        /** The lines of two texts, each as it came to be the second. */
        public static List<Line> between(String before, String after) {
            List<Line> lines = new ArrayList<>();
            List<DiffRow> rows = DiffRowGenerator.create()
                    .showInlineDiffs(false)
                    .lineNormalizer(line -> line)
                    .build()
                    .generateDiffRows(before.lines().toList(), after.lines().toList());
            for (DiffRow row : rows) {
                if (row.getTag() == DiffRow.Tag.EQUAL) {
                    lines.add(new Line("same", row.getOldLine()));
                    continue;
                }
                if (row.getTag() != DiffRow.Tag.INSERT) {
                    lines.add(new Line("removed", row.getOldLine()));
                }
                if (row.getTag() != DiffRow.Tag.DELETE) {
                    lines.add(new Line("added", row.getNewLine()));
                }
            }
            return lines;
        }
    }
}
