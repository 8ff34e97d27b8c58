package io.licit.server.view;

import io.licit.server.route.NotYet;

/**
 * How far the data is read that something waits for.
 *
 * @param step what is being done; may be empty
 * @param percent of the whole
 * @param seconds after which to look again; 0 where that is for whoever did something
 */
public record NotYetView(String step, int percent, int seconds) {
    /** @param looksAgain whether it may be asked for again by itself */
    public static NotYetView of(NotYet notYet, Text text, boolean looksAgain) {
        return new NotYetView(notYet.step().in(Phrases.of(text)), notYet.percent(), looksAgain ? NotYet.SECONDS : 0);
    }

    public boolean looksAgain() {
        return seconds > 0;
    }
}
