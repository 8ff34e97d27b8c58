package io.licit.server.view;

/**
 * A button that puts a finding right.
 *
 * @param key of the mend
 * @param label what it does
 * @param asks whether a sentence is to be typed beside it
 */
public record MendView(String key, String label, boolean asks) {}
