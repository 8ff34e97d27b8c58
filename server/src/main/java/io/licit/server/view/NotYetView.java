package io.licit.server.view;

/**
 * How far the data is read that something waits for.
 *
 * @param step what is being done; may be empty
 * @param percent of the whole
 * @param seconds after which to look again; 0 where that is for whoever did something
 */
public record NotYetView(String step, int percent, int seconds) {
    public boolean looksAgain() {
        return seconds > 0;
    }
}
