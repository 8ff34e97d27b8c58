package io.licit.server.view;

import java.util.List;

/**
 * One file that left, with what its manifest tells.
 *
 * @param columns in their order; empty where the manifest is gone
 * @param removed whom the last recheck took out, by rule
 * @param isRedefined whether the segment was defined anew since the file was first made
 * @param entry of the log; empty where the manifest is gone
 */
public record ExportView(
        ExportLine line, List<String> columns, List<Removed> removed, boolean isRedefined, String entry) {
    public ExportView {
        columns = List.copyOf(columns);
        removed = List.copyOf(removed);
    }

    /** @param count may be withheld */
    public record Removed(String rule, String count) {}
}
