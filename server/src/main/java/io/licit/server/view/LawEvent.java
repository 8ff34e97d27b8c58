package io.licit.server.view;

/**
 * A rule that starts, changes or ends.
 *
 * @param date a day; empty where none is sure
 * @param kind a word: starts, changes, ends; or why there is no day
 * @param isHere whether a segment of the workspace is held to it, as the law stands now
 */
public record LawEvent(String date, String kind, RuleView rule, boolean isHere) {}
