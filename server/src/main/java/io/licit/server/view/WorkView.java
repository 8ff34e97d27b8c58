package io.licit.server.view;

/**
 * Work that takes long.
 *
 * @param state a word: waiting, running, done, failed, cancelled
 * @param step what is being done; may be empty
 * @param percent in [0,100]
 * @param failed why nothing came of it; empty otherwise
 * @param back where to go where there is no result
 */
public record WorkView(
        String id,
        String name,
        String by,
        String state,
        String step,
        int percent,
        String failed,
        String back,
        boolean mayStop) {
    public boolean isOpen() {
        return state.equals("waiting") || state.equals("running");
    }
}
