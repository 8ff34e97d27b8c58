package io.licit.server.view;

/**
 * An entry of the evidence log.
 *
 * @param by the pseudonym of who acted
 * @param facts as JSON, cut where they are long
 */
public record EntryView(String number, String at, String by, String kind, String facts) {}
