package io.licit.server.view;

/**
 * A rule that asks for training.
 *
 * @param asks who, and what of, in the pack's words
 * @param courses titles; empty where none serves it
 */
public record DutyView(String rule, String cite, String place, String asks, String courses) {}
