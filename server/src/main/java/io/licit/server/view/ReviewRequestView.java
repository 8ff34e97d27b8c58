package io.licit.server.view;

/**
 * A request for an approval that waits.
 *
 * @param reviewer blank where nobody in particular is asked
 * @param isAsAsked whether the segment still is what was asked for
 */
public record ReviewRequestView(
        String segment,
        String title,
        String by,
        String at,
        String note,
        String reviewer,
        boolean isAsAsked,
        boolean isMine) {}
