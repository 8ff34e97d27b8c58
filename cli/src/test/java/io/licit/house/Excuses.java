package io.licit.house;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Lines that a test lets pass, each with the reason why. */
final class Excuses {
    private final Map<String, String> reasons;
    private final Set<String> used = new HashSet<>();

    Excuses(Map<String, String> reasons) {
        this.reasons = Map.copyOf(reasons);
    }

    /** Whether the line, which something is wrong with, may pass. */
    boolean cover(String line) {
        boolean covered = reasons.containsKey(line);
        if (covered) {
            used.add(line);
        }
        return covered;
    }

    /** Those that covered nothing yet, with their reasons. */
    Set<String> inVain() {
        Set<String> idle = new TreeSet<>();
        reasons.forEach((line, reason) -> {
            if (!used.contains(line)) {
                idle.add(line + ": " + reason);
            }
        });
        return idle;
    }
}
