package io.licit.programme.export;

import java.time.Duration;

/** Waits between two tries. */
@FunctionalInterface
public interface Waiting {
    void until(Duration passed) throws InterruptedException;

    /** As long as it says. */
    static Waiting asleep() {
        return passed -> Thread.sleep(passed.toMillis());
    }
}
