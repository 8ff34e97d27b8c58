package io.licit.programme.backup;

import io.licit.programme.people.Actor;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is asked of a restore.
 *
 * @param file the back-up
 * @param folder that becomes the workspace
 * @param over whether the folder may hold one; it is moved beside then
 * @param loses how many entries of the log somebody knows that she loses
 * @param settings a {@code licit.yaml} in the place of the one in the back-up, such as to keep the state elsewhere
 * @param since a checkpoint of the log that somebody has kept
 */
public record Order(
        Path file,
        Path folder,
        boolean over,
        OptionalLong loses,
        Optional<Path> settings,
        Optional<Path> since,
        Actor by,
        Reason reason) {
    /** Why somebody restores: words, since the log takes no others. */
    public enum Reason {
        LOST,
        BROKEN,
        MOVED,
        MISTAKE,
        TEST
    }

    public Order {
        folder = folder.toAbsolutePath().normalize();
    }
}
