package io.licit.server.route;

import io.licit.core.diagnostic.Said;
import io.licit.server.view.NotYetView;
import io.licit.server.view.Phrases;
import io.licit.server.view.Text;

/**
 * What can't be answered before the data is ready for it, which it is being made meanwhile: the same may be asked for
 * again.
 */
public final class NotYet extends RuntimeException {
    /** After so many it is worth while to ask again. */
    public static final int SECONDS = 3;

    private static final long serialVersionUID = 1;
    private static final int PERCENT = 100;

    private final transient Said step;
    private final double share;

    /**
     * @param step what is being done, as a fragment for people
     * @param share in [0,1]
     */
    public NotYet(Said step, double share) {
        super("the data is being made ready", null, false, false);
        this.step = step;
        this.share = share;
    }

    public Said step() {
        return step;
    }

    /** Of the whole, in [0,1]. */
    public double share() {
        return share;
    }

    /** @param looksAgain whether it may be asked for again by itself */
    public NotYetView shown(Text text, boolean looksAgain) {
        return new NotYetView(step.in(Phrases.of(text)), percent(), looksAgain ? SECONDS : 0);
    }

    public int percent() {
        return (int) (share * PERCENT);
    }
}
