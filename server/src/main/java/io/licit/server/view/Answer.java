package io.licit.server.view;

import java.util.List;

/**
 * What is said of a segment's text.
 *
 * @param findings those that no row of the builder shows
 * @param inRows how many findings rows of the builder show
 * @param funnel one, or none where it has no counts
 * @param asOf the instant of the counts
 * @param said why there are no counts; empty where there are
 * @param notYet how far the data is read, where there are no counts for that; one, or none
 * @param problem why a mend could not be made; empty where none was asked for, or it was made
 * @param changed what a mend has done to the text; nothing where none was asked for
 * @param further what can be asked for beside
 */
public record Answer(
        List<Found> findings,
        int inRows,
        List<FunnelView> funnel,
        String asOf,
        String said,
        List<NotYetView> notYet,
        String problem,
        List<Difference.Line> changed,
        FurtherView further) {
    public Answer {
        findings = List.copyOf(findings);
        funnel = List.copyOf(funnel);
        notYet = List.copyOf(notYet);
        changed = List.copyOf(changed);
    }
}
