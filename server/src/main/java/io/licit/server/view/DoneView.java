package io.licit.server.view;

/**
 * Something that somebody has just done.
 *
 * @param undo where a form is sent that undoes it; blank where nothing does
 * @param stamp of what it was done to, for the form
 */
public record DoneView(String said, String undo, String stamp) {}
