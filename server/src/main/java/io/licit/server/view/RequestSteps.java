package io.licit.server.view;

import java.util.List;

/**
 * What a visitor can do with a request now.
 *
 * @param worded steps that need words: acknowledge, verify, extend
 * @param mayAnswer whether her data can be handed out
 * @param mayFulfil whether it can be said to be met
 * @param mayRefuse whether it can be refused
 * @param further rectification, erasure or erased, each with a page of its own; empty where there is none
 * @param hasAnswer whether an answer lies here to be downloaded
 */
public record RequestSteps(
        List<String> worded,
        boolean mayAnswer,
        boolean mayFulfil,
        boolean mayRefuse,
        String further,
        boolean hasAnswer) {
    public RequestSteps {
        worded = List.copyOf(worded);
    }
}
