package io.licit.fairness.group;

import java.util.Optional;

/** Questions as tests ask them. */
final class Questions {
    private Questions() {}

    static Question benefit(Thresholds thresholds) {
        return new Question("matching", Direction.BENEFIT, thresholds, Optional.empty());
    }

    static Question burden(Thresholds thresholds) {
        return new Question("matching", Direction.BURDEN, thresholds, Optional.empty());
    }
}
