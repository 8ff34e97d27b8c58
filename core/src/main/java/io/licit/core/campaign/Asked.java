package io.licit.core.campaign;

import java.util.Optional;

/**
 * An element that a rule asks of a message.
 *
 * @param element its name in {@code law/elements.yaml}
 * @param title what people call it
 * @param help what to write
 * @param words that show it, where the law or the campaign gives them
 * @param spot where in the message it has to stand
 */
public record Asked(
        String element, String title, String help, State state, Optional<String> words, Spot spot, Applied applied) {
    /** Where words stand. */
    public enum Spot {
        /** At the very start of the subject; of the body where there is no subject. */
        START,
        /** In the first lines of the body. */
        TOP,
        ANYWHERE
    }

    /** How an element stands. */
    public enum State {
        THERE,
        MISSING,
        /** None of the signs that are known here is there, and others are possible. */
        FOR_A_PERSON,
        /** The rule has a condition that nobody declares. */
        IN_DOUBT
    }
}
