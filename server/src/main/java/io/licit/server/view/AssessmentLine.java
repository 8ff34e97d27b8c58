package io.licit.server.view;

/**
 * An assessment for one of its segments.
 *
 * @param kind as a word
 * @param until its last day; empty where it states none
 * @param state as a word
 * @param isSoon whether it counts and ends within a month
 */
public record AssessmentLine(
        String id, String title, String kind, String segment, String until, String state, boolean isSoon) {}
