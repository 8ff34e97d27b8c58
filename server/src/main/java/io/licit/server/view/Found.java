package io.licit.server.view;

import java.util.List;

/**
 * A finding on a text that somebody is writing.
 *
 * @param mends what the text alone can put right
 */
public record Found(FindingView finding, List<MendView> mends) {
    public Found {
        mends = List.copyOf(mends);
    }
}
