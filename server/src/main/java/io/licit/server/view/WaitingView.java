package io.licit.server.view;

/**
 * An approval that somebody asks for, as it concerns a visitor.
 *
 * @param isMine whether she asked herself
 * @param isAsAsked whether the segment still is what was asked for
 */
public record WaitingView(
        String segment, String title, String by, String at, String note, boolean isMine, boolean isAsAsked) {}
