package io.licit.server.view;

/**
 * A rule of law.
 *
 * @param requires what the law asks for, in our words
 * @param language which of the page's and English {@code requires} is in, as HTML names it
 * @param does what Licit does about it
 * @param when of what uses and data; empty for all
 * @param from first day; empty where it is not known
 * @param until last day; empty where none is known
 */
public record RuleView(
        String id,
        String jurisdiction,
        String place,
        String cite,
        String url,
        String requires,
        String language,
        String does,
        String when,
        String status,
        String confidence,
        String from,
        String until,
        String penalty,
        String notes) {}
