package io.licit.evidence;

import java.util.Optional;

/**
 * What came of holding a whole log against itself.
 *
 * @param entries how many there are according to its head
 * @param wrong the first thing that was found wrong, as a sentence; empty where nothing was
 */
public record Audit(long entries, Optional<String> wrong) {
    public boolean intact() {
        return wrong.isEmpty();
    }
}
