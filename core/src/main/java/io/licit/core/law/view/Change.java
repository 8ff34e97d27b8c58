package io.licit.core.law.view;

/**
 * One thing that is not as it was.
 *
 * @param what such as from, until, status, effect, citation
 * @param from in words; empty where there was nothing
 * @param to likewise
 */
public record Change(String what, String from, String to) {}
