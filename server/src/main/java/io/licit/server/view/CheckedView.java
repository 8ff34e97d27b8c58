package io.licit.server.view;

/**
 * A certificate as somebody outside is told of it who has its code.
 *
 * @param worth valid, expired or superseded
 */
public record CheckedView(
        String organisation, String name, String course, String version, String passed, String until, String worth) {}
