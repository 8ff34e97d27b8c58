package io.licit.server.view;

import java.util.List;

/**
 * A segment with its last run.
 *
 * @param funnels of the last run and of the one before, as far as there are such
 * @param entry of the log, as a number; empty where there was no run
 * @param isChanged whether the segment has changed since
 */
public record RunLine(String segment, List<FunnelView> funnels, String at, String entry, boolean isChanged) {
    public RunLine {
        funnels = List.copyOf(funnels);
    }

    public boolean isRun() {
        return !funnels.isEmpty();
    }

    public FunnelView last() {
        return funnels.get(0);
    }

    /** How many were eligible in the run before; empty where there was none. */
    public String before() {
        return funnels.size() > 1 ? funnels.get(1).eligible().count() : "";
    }
}
