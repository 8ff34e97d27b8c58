package io.licit.engine;

import io.licit.core.diagnostic.Diagnostic;
import java.util.List;

/**
 * What a load found in the sources.
 *
 * @param tables in the catalogue's order
 * @param diagnostics the same as findings, in their order
 */
public record LoadReport(List<TableReport> tables, List<Diagnostic> diagnostics) {
    public LoadReport {
        tables = List.copyOf(tables);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * @param rows that could be read
     * @param badRows that have the wrong shape and were left out
     * @param undecodable values that could not be read as their column's type, and are unknown now
     * @param orphans rows that belong to no person
     */
    public record TableReport(String table, long rows, long badRows, long undecodable, long orphans) {}
}
