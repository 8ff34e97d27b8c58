package io.licit.server.view;

import java.util.Locale;

/**
 * A campaign in a list.
 *
 * @param segment its id; blank where the file can't be read
 * @param when it goes, with the clock; blank where it does not say
 * @param state sound, warned, wrong or unreadable
 * @param approval how the approval of its segment, which covers it, stands
 */
public record CampaignLine(
        String id,
        String segment,
        String channel,
        String when,
        String state,
        long errors,
        long warnings,
        String approval) {
    /** Whether a word that somebody looks for is in it, in small letters. */
    public boolean matches(String word) {
        return (id + " " + segment + " " + channel + " " + when + " " + state)
                .toLowerCase(Locale.ROOT)
                .contains(word);
    }
}
