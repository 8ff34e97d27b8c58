package io.licit.server.view;

import java.util.Locale;
import java.util.Optional;

/**
 * A segment in a list.
 *
 * @param state sound, warned, wrong or unreadable
 * @param lastRun when its audience was stored; empty for never
 * @param eligible of the last run; empty where there is none, or where few are
 * @param fairness the last report; empty where the visitor may see none
 */
public record SegmentLine(
        String id,
        String title,
        String purpose,
        String channels,
        String owner,
        String state,
        long errors,
        long warnings,
        String approval,
        String eligible,
        String lastRun,
        Optional<FairnessLine> fairness) {

    /** Whether a word that somebody looks for is in it, in small letters. */
    public boolean matches(String word) {
        return (id + " " + title + " " + purpose + " " + channels + " " + owner + " " + state)
                .toLowerCase(Locale.ROOT)
                .contains(word);
    }
}
