package io.licit.server.view;

import java.util.List;

/**
 * What a visitor can do with a request now.
 *
 * @param worded steps that need words: acknowledge, verify, extend
 * @param mayAnswer whether her data can be handed out
 * @param mayFulfil whether it can be said to be met
 * @param mayRefuse whether it can be refused
 * @param byCommand the command that does what pages do not; empty where there is none
 * @param hasAnswer whether an answer lies here to be downloaded
 */
public record RequestSteps(
        List<String> worded,
        boolean mayAnswer,
        boolean mayFulfil,
        boolean mayRefuse,
        String byCommand,
        boolean hasAnswer) {
    public RequestSteps {
        worded = List.copyOf(worded);
    }
}
