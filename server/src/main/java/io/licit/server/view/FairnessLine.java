package io.licit.server.view;

import java.util.List;

/**
 * A segment in the list of those that are judged.
 *
 * @param verdict its look, {@code never} where it was not judged
 * @param lowest ratio of any characteristic; a dash where there is none that may be told
 * @param at when it was judged; empty for never
 * @param since what has changed since, in words
 */
public record FairnessLine(String id, String title, String verdict, String lowest, String at, List<String> since) {
    public FairnessLine {
        since = List.copyOf(since);
    }
}
